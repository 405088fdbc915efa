"""An utterance is understood once: what the call kept of it is what the scorecard reads."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.noise import in_clear
from voicesim.analysis.acts import trainee_turns
from voicesim.call.event_reading import event_from_json
from voicesim.call.events import TurnEnded, as_json
from voicesim.call.record import CallRecord
from voicesim.client.scenario import load_scenario
from voicesim.line.trainee_script import script_of
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.score import score, scoring_bank, understood_anew
from voicesim.sessions.rehearsal import play
from voicesim.text.words import Word, text_of, typed
from voicesim.understanding import keeping, understanding
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand


def trainee_events(record: CallRecord) -> list[TurnEnded]:
    return [event for event in record.events if isinstance(event, TurnEnded) and event.words]


def test_every_utterance_of_a_call_is_understood_once_scoring_included(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: Counter[str] = Counter()
    once = understanding.hear

    def counted(words: Any, *rest: Any) -> Any:
        seen[text_of(words)] += 1
        return once(words, *rest)

    monkeypatch.setattr(understanding, "hear", counted)
    rehearsed = play(load_scenario("FR03"), script_of("FR03", "average"), 1)
    said = Counter(text_of(event.words) for event in trainee_events(rehearsed.record))
    assert len(said) > 5
    assert {text: seen[text] for text in said} == said
    scenario = load_scenario("FR03")
    score(rehearsed.record, scenario, load_rubric(scenario.rubric.id, "fr"))
    assert {text: seen[text] for text in said} == said


def test_a_scorecard_listens_with_the_expressions_of_the_call_where_the_rubric_is_its_own() -> None:
    scenario = load_scenario("FR04")
    own, other = (load_rubric(name, "fr") for name in (scenario.rubric.id, "fnol"))
    assert own.statements
    assert not other.statements
    assert id(scoring_bank(scenario, own)) == id(scenario.bank)
    listening_for_less = scoring_bank(scenario, other).statements.keys()
    assert listening_for_less < scenario.bank.statements.keys()


def test_a_call_keeps_what_was_understood_and_by_which_content() -> None:
    record = in_clear("FR03", "average").record
    scenario = load_scenario("FR03")
    rubric = load_rubric(scenario.rubric.id, "fr")
    content = scoring_bank(scenario, rubric).digest
    assert {event.understood.content for event in trainee_events(record) if event.understood} == {content}
    assert not understood_anew(record, scenario, rubric)
    for event in trainee_events(record):
        line = json.loads(json.dumps(as_json(event)))
        assert event_from_json(line) == event


def test_a_call_of_which_nothing_was_kept_is_understood_again_and_scores_alike() -> None:
    record = in_clear("FR03", "average").record
    scenario = load_scenario("FR03")
    rubric = load_rubric(scenario.rubric.id, "fr")
    bare = replace(record, turns=tuple(replace(turn, understood=None) for turn in record.turns))
    anew = understood_anew(bare, scenario, rubric)
    assert anew["not_kept"] == len(trainee_events(record))
    assert score(bare, scenario, rubric).as_json() == score(record, scenario, rubric).as_json()


def test_other_content_is_told_from_the_content_of_the_call() -> None:
    record = in_clear("FR03", "average").record
    scenario = load_scenario("FR03")
    other = load_rubric("complaint", "fr")
    assert understood_anew(record, scenario, other)["other_content"] == len(trainee_events(record))


SAID = "je vous rappelle demain au revoir avez-vous des photos ? une bande de plâtre, euh promets pas couvert"
WORDS = st.sampled_from(SAID.split())


@given(st.lists(WORDS, max_size=14), st.floats(0.2, 1.0))
def test_whatever_is_understood_is_kept_and_read_back(texts: list[str], probability: float) -> None:
    words = [Word(text, at * 4000, at * 4000 + 3000, probability) for at, text in enumerate(texts)]
    heard = understand(words, load_bank("fr"), Context())
    assert keeping.from_json(json.loads(json.dumps(keeping.as_json(heard)))) == heard


def test_a_yes_to_what_the_client_guessed_is_heard_again_as_what_it_asked() -> None:
    record = in_clear("FR01", "average").record
    turns = list(record.turns)
    place = next(i for i, turn in enumerate(turns) if turn.speaker == "client" and i > 2)
    turns[place] = replace(turns[place], moves=("guess",), guess="witnesses")
    answer = next(i for i, turn in enumerate(turns) if turn.speaker == "trainee" and i > place)
    turns[answer] = replace(turns[answer], words=typed("oui voilà", turns[answer].start), understood=None)
    asked = [
        understand(turn.words, load_scenario("FR01").bank, context)
        for index, turn, context in trainee_turns(replace(record, turns=tuple(turns)))
        if index == answer
    ]
    assert [act.id for act in asked[0].acts if act.kind == "topic"] == ["witnesses"]
