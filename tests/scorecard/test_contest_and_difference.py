"""Contested lines and other rubrics: two results, and what lies between them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from calls import ERRORS, EXPECTED, WEIGHTS, average_call, good_call, poor_call, scored
from hypothesis import given
from hypothesis import strategies as st

from voicesim.analysis.call import analyse
from voicesim.analysis.scripted import ScriptedCall
from voicesim.call.record import CallRecord
from voicesim.errors import ConfigurationError
from voicesim.language.acts import Act, Context
from voicesim.scorecard.contest import contest, doubted
from voicesim.scorecard.difference import difference
from voicesim.scorecard.marking import mark
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.scorecard import Scorecard


def judge_of(call: ScriptedCall) -> Callable[[CallRecord], Scorecard]:
    """Scores any version of a written call: its acts are as sure as its words."""
    acts = {turn.text: call.understand(turn.words, Context()) for turn in call.record().turns}

    def understand(words, context) -> tuple[Act, ...]:
        certain = sum(word.probability for word in words) / len(words)
        return tuple(replace(act, confidence=certain) for act in acts[" ".join(w.text for w in words)])

    return lambda record: mark(analyse(record, understand, EXPECTED), load_rubric("fnol"), WEIGHTS, ERRORS)


def test_a_contested_promise_is_to_verify_and_both_results_are_kept():
    call = poor_call()
    record = call.record()
    promise = next(i for i, t in enumerate(record.turns) if "remboursé" in t.text)
    found = contest(record, [promise], judge_of(call))
    assert "neighbour_pays" in {error.id for error in found.recognised.critical_errors}
    assert "neighbour_pays" not in {error.id for error in found.contested.critical_errors}
    assert found.contested.verdicts["no_promise"] == "to_verify"
    both = found.as_json()
    assert both["lines"][0]["words"] == record.turns[promise].text
    assert {"id": "neighbour_pays", "before": True, "after": False} in both["difference"][
        "critical_errors"
    ]
    json.dumps(both)


def test_a_contested_good_sentence_earns_nothing_any_more():
    call = good_call()
    found = contest(call.record(), [1], judge_of(call))
    assert found.recognised.verdicts["greeting"] == "met"
    assert found.contested.verdicts["greeting"] == "to_verify"


def test_contesting_nothing_changes_nothing():
    call = average_call()
    found = contest(call.record(), [], judge_of(call))
    assert found.recognised.as_json() == found.contested.as_json()


@pytest.mark.parametrize("line", [0, -1, 999])
def test_only_the_trainees_lines_can_be_contested(line):
    call = average_call()
    with pytest.raises(ConfigurationError, match="transcript"):
        contest(call.record(), [line], judge_of(call))


@given(st.sets(st.integers(0, 30)))
def test_doubting_lines_changes_no_word_and_no_time(lines):
    record = good_call().record()
    other = doubted(record, lines)
    assert [(t.text, t.start, t.end) for t in other.turns] == [(t.text, t.start, t.end) for t in record.turns]


def test_a_card_does_not_differ_from_itself():
    card = scored(average_call()).as_json()
    found = difference(card, card)
    assert (found["criteria"], found["checks"], found["critical_errors"]) == ([], [], [])
    assert found["score"]["before"] == found["score"]["after"]


def test_two_rubrics_are_compared_check_by_check():
    call = average_call()
    before = scored(call).as_json()
    after = scored(call, rubric=load_rubric("complaint")).as_json()
    found = difference(before, after)
    assert (found["rubric"]["before"]["id"], found["rubric"]["after"]["id"]) == ("fnol", "complaint")
    changed = {check["id"]: check for check in found["checks"]}
    assert changed["safety_asked"]["after"] is None
    assert changed["complaint_recorded"]["before"] is None
