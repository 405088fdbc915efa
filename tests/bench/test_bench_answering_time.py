"""The gap is read from samples, on what a good trainee really says; an answer that never came counts."""

from __future__ import annotations

import numpy as np
import pytest

from scripts.bench.answering_time import AHEAD, Contest, Targets, cast_of, figures, gaps
from scripts.bench.pacing import ticked
from scripts.bench.staging import call_of
from scripts.bench.stubs import LAPTOP, SHORT, Costs
from scripts.bench.talk import LENGTHS, Talk, spoken, turns_of
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples
from voicesim.call.answering import Recognised, Spoken
from voicesim.call.workers import InlineWorkers
from voicesim.client.scenario import load_scenario
from voicesim.listening.scripted import LoudnessDetector

FREE = Costs(0.0, 0.0, 0.0, 0.0)
TARGETS = Targets(0.215, 0.55, 0.9)


@pytest.fixture(scope="module")
def talk() -> Talk:
    return Talk(turns_of(load_scenario("FR03"), 4), samples(2.5))


def a_laptop(value: object) -> int:
    """The laptop's costs, in sample time."""
    costs = {Recognised: LAPTOP.recognition, Spoken: LAPTOP.wording + LAPTOP.voice}
    return samples(costs.get(type(value), 0.0))


def in_sample_time(talk: Talk, ahead: float) -> list[float]:
    """The gaps of a call on a machine that takes exactly a laptop's times."""
    workers = InlineWorkers(a_laptop)
    call = call_of(cast_of("FR03", talk, FREE, workers, ahead, LoudnessDetector()))
    ran = ticked(call, talk.microphone, paced=False)
    workers.close()
    return gaps(talk, ran.speaker)


def test_the_turns_are_those_of_a_rehearsed_call_and_each_word_has_its_time(talk: Talk) -> None:
    assert [word.text for word in talk.turns[1].words][-1] == "pièce?"
    for turn in talk.turns:
        assert len(turn.words) in LENGTHS
        assert turn.words[-1].end == len(turn.sound)
        assert all(one.end <= other.start + 1 for one, other in zip(turn.words, turn.words[1:], strict=False))


def test_a_turn_ends_where_it_is_said_to_end(talk: Talk) -> None:
    sound = np.concatenate(talk.microphone)
    for end in talk.ends:
        assert sound[end - 1] != 0 == sound[end]
    assert talk.words[0].start >= talk.starts[0]


def test_nobody_stops_for_breath_within_a_turn() -> None:
    turn = spoken("Je comprends. Quand l'avez-vous constaté, quel jour, et vers quelle heure ?")
    loud = np.flatnonzero(np.abs(turn.sound) > 200)
    assert np.max(np.diff(loud)) < samples(0.15)


def test_the_gap_is_from_the_last_sample_of_the_turn_to_the_first_of_the_answer(talk: Talk) -> None:
    speaker: Sound = np.zeros(talk.ends[-1] + talk.apart, dtype=np.int16)
    for end in talk.ends:
        speaker[end + samples(0.3)] = 5000
    assert gaps(talk, speaker) == [pytest.approx(0.3 + FRAME / SAMPLE_RATE)] * 4


def test_a_turn_without_an_answer_has_no_gap(talk: Talk) -> None:
    assert gaps(talk, np.zeros(talk.ends[-1] + talk.apart, dtype=np.int16)) == []


def test_thinking_ahead_makes_the_usual_answer_sooner_and_loses_none(talk: Talk) -> None:
    ahead, pauses = in_sample_time(talk, AHEAD), in_sample_time(talk, 0.0)
    assert len(ahead) == len(pauses) == 4
    assert np.median(ahead) < np.median(pauses) - 0.3


def test_the_costs_are_those_of_the_goals() -> None:
    assert SHORT.whole == pytest.approx(0.180)
    assert LAPTOP.whole == pytest.approx(1.060)


def test_our_gaps_stand_beside_each_rivals_with_the_ratio() -> None:
    took = Contest([0.2] * 30, [0.3] * 30, [0.4] * 30, pipecat=[0.5] * 30, livekit=[0.25] * 30)
    gap, tried, floor, pipecat, livekit = figures("G2", "short stubs", took, TARGETS)
    assert (gap.met, tried.met, floor.met, pipecat.met, livekit.met) == (True, None, None, True, True)
    assert "0.40x" in pipecat.value
    assert "0.80x" in livekit.value


def test_too_late_an_answer_is_not_met_and_says_why() -> None:
    took = Contest([0.22] * 20 + [0.41] * 10, [0.3] * 30, [0.38] * 30)
    gap, _, _, pipecat, _ = figures("G2", "short stubs", took, TARGETS)
    assert gap.met is False
    assert gap.reason.startswith("20 of 30 answers were there")
    assert (pipecat.met, pipecat.value) == (None, ""), "a rival that is not installed is not beaten"


def test_an_answer_that_never_came_is_not_left_out() -> None:
    assert figures("G2", "short stubs", Contest([0.2] * 29), TARGETS)[0].met is False
