"""What the second ear adds in a call: the client acts on it, practice credits it, it accuses nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from scripts.noise import in_clear
from voicesim.analysis.acts import UnderstoodTurn, understood_turns
from voicesim.call.record import Turn
from voicesim.client.client import Client
from voicesim.client.scenario import load_scenario
from voicesim.client.state import TraineeTurn
from voicesim.modes import Mode
from voicesim.scorecard.evidence import of_act, sure, sure_enough_to_blame
from voicesim.sessions.second_ears import second_ear_for, second_ear_of
from voicesim.settings.schema import Ears
from voicesim.text.words import typed
from voicesim.understanding.acts import Act, Understood
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.understanding import understand

SAID = "vous avez eu bien du souci avec tout ça"


def by_example(turns: tuple[UnderstoodTurn, ...], mode: Mode) -> UnderstoodTurn:
    """The first of the turns as if all of its words had been found near an example."""
    first = turns[0]
    words = first.turn.words
    act = Act("family", "empathy", 0, len(words) - 1, found_by="example:A1", like="C'est dur.")
    return replace(first, understood=Understood((act,)), examined=mode == "certification")


def test_the_client_understands_by_the_ear_it_was_given_and_the_call_says_which() -> None:
    words = typed(SAID, 0)
    turn = TraineeTurn(words, 0, words[-1].end)
    ear = TaughtEar()
    with_ear = Client(load_scenario("FR03"), 1, second_ear=ear)
    decided = with_ear.decide(with_ear.begin(), turn)
    assert decided.understood is not None
    assert decided.understood.ear == ear.digest
    without = Client(load_scenario("FR03"), 1)
    alone = without.decide(without.begin(), turn)
    assert alone.understood is not None
    assert alone.understood.ear == ""


@pytest.mark.parametrize("mode", get_args(Mode))
def test_an_example_credits_in_practice_and_is_to_verify_in_a_certification(mode: Mode) -> None:
    record = in_clear("FR03", "average").record
    bank = load_scenario("FR03").bank
    turns, _ = understood_turns(replace(record, mode=mode), lambda words, context: understand(words, bank))
    assert all(turn.examined is (mode == "certification") for turn in turns)
    turn = by_example(turns, mode)
    (placed,) = turn.place(turn.understood.acts)
    assert sure(placed) is (mode == "practice")
    assert not sure_enough_to_blame(placed)
    assert "like" not in of_act(placed).as_json(), "an example so far from the words convinces nobody"


def test_practice_is_heard_by_meaning_and_by_words_where_its_weights_are_not_here() -> None:
    assert Ears().examples == "meaning"
    ear = second_ear_for("practice", Ears())
    assert ear is not None
    assert not ear.hears_meaning, "the tests meet a machine without weights"
    assert second_ear_for("practice", Ears(examples="off")) is None


def test_a_certification_is_heard_by_patterns_or_by_the_ear_that_everyone_has() -> None:
    assert second_ear_for("certification", Ears()) is None
    assert second_ear_for("certification", Ears(examples="meaning")) is None
    ear = second_ear_for("certification", Ears(examples="meaning", examined=True))
    assert ear is not None
    assert ear.digest == TaughtEar().digest


def test_what_a_call_kept_nothing_of_is_understood_again_by_the_ear_that_listened() -> None:
    record = in_clear("FR03", "average").record
    listened = replace(record, turns=tuple(_heard_by(turn, TaughtEar().digest) for turn in record.turns))
    ear = second_ear_of(listened)
    assert ear is not None
    assert ear.digest == TaughtEar().digest


def _heard_by(turn: Turn, ear: str) -> Turn:
    return replace(turn, understood=replace(turn.understood, ear=ear)) if turn.understood else turn


def test_a_call_heard_by_patterns_alone_is_understood_again_by_patterns_alone() -> None:
    record = in_clear("FR03", "average").record
    assert second_ear_of(record) is None
    bare = replace(record, turns=tuple(replace(turn, understood=None) for turn in record.turns))
    assert second_ear_of(bare) is None
