"""The score of whole calls."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_calls import WEIGHTS, analysed, average_call, fam, good_call, poor_call, scored

from voicesim.analysis.acts import placed, understood_turns
from voicesim.analysis.scripted import ScriptedCall
from voicesim.errors import ContentError
from voicesim.scorecard.marking import mark
from voicesim.scorecard.rubric import load_rubric

FAMILIES = [
    "greeting_intro", "identification", "open_questions", "closed_questions", "reformulation", "empathy",
    "reassurance", "ownership", "plain_explanation", "jargon", "next_step_time", "check_understanding",
    "hold_transfer", "negative_words", "blame_confrontation", "over_promising", "fillers", "closing",
]  # fmt: skip


def as_bytes(call: ScriptedCall) -> bytes:
    return json.dumps(scored(call).as_json(), ensure_ascii=False, sort_keys=True).encode()


def test_good_average_and_poor_rank_by_clear_margins():
    good, average, poor = (scored(call()).score for call in (good_call, average_call, poor_call))
    assert good >= 80
    assert good - average >= 20
    assert average - poor >= 15


def test_the_same_call_scored_twenty_times_gives_identical_bytes():
    assert len({as_bytes(good_call()) for _ in range(20)}) == 1


def test_the_poor_trainee_makes_critical_errors_with_their_quotes():
    card = scored(poor_call())
    found = {error.id: error.as_json() for error in card.critical_errors}
    (quote,) = found["neighbour_pays"]["evidence"]
    assert (
        quote["words"]
        == "Mais ne vous inquiétez pas, le voisin paiera tout, vous serez intégralement remboursé."
    )
    assert quote["found"] == ["vous serez intégralement remboursé."]
    assert found["electricity"]["evidence"] == []
    assert found["electricity"]["looked_at"]["start"] == 0
    assert card.score <= 59


def test_the_good_trainee_makes_no_critical_error():
    assert scored(good_call()).critical_errors == ()


def test_a_critical_error_caps_the_score_and_the_uncapped_one_is_shown():
    call = good_call().trainee(
        "Vous serez intégralement remboursé.", fam("over_promising", "Vous serez intégralement remboursé.")
    )
    card = scored(call)
    assert card.score == 59
    assert card.uncapped > 70


def test_the_weights_of_the_criteria_sum_to_100():
    for call in (good_call, average_call, poor_call):
        assert sum(c.weight for c in scored(call()).criteria) == pytest.approx(100)


def test_a_waived_voice_costs_nothing_and_leaves_no_trace_of_why():
    weights = {**WEIGHTS, "voix": 10, "clarte": 10}
    slow = good_call()
    card = scored(slow, weights=weights, waived=["voix"])
    waived = next(c for c in card.criteria if c.id == "voix")
    assert (waived.weight, waived.share) == (0, None)
    assert sum(c.weight for c in card.criteria) == pytest.approx(100)
    others = {c.id: c.share for c in card.criteria if c.id != "voix"}
    kept = {c.id: c.share for c in scored(slow, weights=weights).criteria if c.id != "voix"}
    assert others == kept


def test_what_may_not_be_waived_is_refused_with_what_may():
    with pytest.raises(ContentError, match=r"'conformite' cannot be waived; waive one of voix"):
        scored(poor_call(), waived=["conformite"])


def test_an_incomplete_recording_says_so():
    assert any(item.reason == "incomplete_recording" for item in scored(good_call(), complete=False).unjudged)


def test_a_failure_of_the_machine_is_named_and_changes_no_point():
    card = scored(good_call().failure("recognition"))
    assert [item.reason for item in card.unjudged if item.what == "call"] == ["stage_failed"]
    assert card.score == scored(good_call()).score
    assert card.failures == card.card.failures == {"recognition.late": 1}
    assert "failures" not in scored(good_call()).as_json()


def test_the_next_action_is_the_advice_of_the_check_that_cost_most():
    card = scored(average_call())
    lost = {
        check.id: c.weight * check.lost / sum(k.possible for k in c.checks if k.counts)
        for c in card.criteria
        for check in c.checks
        if check.counts
    }
    assert card.next_action is not None
    assert lost[card.next_action.check] == pytest.approx(max(lost.values()))


def test_the_json_is_as_the_design_says():
    card = scored(average_call()).as_json()
    assert {
        "score", "scenario", "rubric", "dimensions", "criteria", "critical_errors", "unjudged", "next_action",
    } <= set(card)  # fmt: skip
    assert set(card["rubric"]) == {"id", "version", "hash"}
    for criterion in card["criteria"]:
        assert {"id", "dimension", "weight", "level", "checks"} <= set(criterion)
        for check in criterion["checks"]:
            assert {"rule", "verdict", "points", "sentence", "evidence"} <= set(check)
            assert check["sentence"]
    assert json.loads(json.dumps(card)) == card


turns = st.lists(
    st.tuples(
        st.sampled_from(["client", "trainee"]),
        st.lists(st.sampled_from(FAMILIES), max_size=4),
        st.floats(-0.9, 8.0),
        st.floats(0.0, 1.0),
        st.booleans(),
    ),
    max_size=14,
)


@given(turns)
def test_any_call_gets_a_score_between_0_and_100_and_no_point_without_a_quote(script):
    call = ScriptedCall()
    for speaker, families, after, probability, typed in script:
        if speaker == "client":
            call.client("et alors je fais comment moi", after=after)
        else:
            spoken = [f"mot {family} ici" for family in families] or ["euh bon"]
            hears = [fam(family, f"mot {family} ici") for family in dict.fromkeys(families)]
            call.trainee(" ".join(spoken), *hears, after=after, probability=probability, typed=typed)
    card = scored(call)
    assert card.score is None or 0 <= card.score <= 100
    for criterion in card.criteria:
        assert criterion.share is None or 0 <= criterion.share <= 1
        for check in criterion.checks:
            assert check.points <= 0 or check.evidence or check.as_json()["read"]


def test_a_turn_that_cannot_be_analysed_is_left_to_a_person_and_the_others_count():
    call = good_call()
    record, understand = call.record(), call.understand

    def careful(words, context):
        if context.turn == 1:
            raise ValueError("Wrong input value: empty string")
        return understand(words, context)

    read, unread = understood_turns(record, careful)
    acts = placed(read)
    (index,) = unread
    assert {act.turn for act in placed(understood_turns(record, understand)[0])} - {
        act.turn for act in acts
    } == {index}
    rubric, whole = load_rubric("fnol", "fr"), analysed(good_call())
    card = mark(replace(whole, acts=acts, unread=unread), rubric, WEIGHTS)
    (open_turn,) = [item for item in card.unjudged if item.reason == "unreadable_turn"]
    (quote,) = open_turn.as_json()["evidence"]
    assert (quote["words"], quote["start"]) == (record.turns[index].text, record.turns[index].start / 16_000)
    assert 0 < card.score <= scored(good_call()).score
