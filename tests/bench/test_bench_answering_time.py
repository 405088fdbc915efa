"""The gap is read from samples, and a stub's overshoot is charged to nobody."""

from __future__ import annotations

import numpy as np
import pytest

from scripts.bench.answering_time import (
    LOUD,
    NONE,
    Contest,
    Conversation,
    figures,
    gaps,
    own,
    own_times,
    staged,
)
from scripts.bench.pacing import Ticked, ticked
from scripts.bench.stubs import SHORT, Costs, Stubs
from voicesim.audio.frames import FRAME, SAMPLE_RATE, samples, silence
from voicesim.call.answering import Recognised
from voicesim.call.events import Event, TurnEnded
from voicesim.call.workers import InlineWorkers

TALK = Conversation(turns=3, apart=samples(2.4))


def test_the_gap_is_from_the_last_sample_of_the_question_to_the_first_of_the_answer() -> None:
    frames = [silence() for _ in TALK.microphone(LOUD)]
    for end in TALK.ends:
        frames[(end + samples(0.3)) // FRAME][:] = 5000
    assert gaps(TALK, Ticked(frames)) == [pytest.approx(0.3 + 0.02)] * 3


def test_a_question_without_an_answer_has_no_gap() -> None:
    assert gaps(TALK, Ticked([silence() for _ in TALK.microphone(LOUD)])) == []


@pytest.mark.parametrize(("recognition", "gap"), [(0.0, 0.2), (0.2, 0.32), (0.5, 0.62)])
def test_what_a_stage_takes_beyond_the_wait_is_in_the_gap(recognition: float, gap: float) -> None:
    workers = InlineWorkers(lambda value: samples(recognition) if isinstance(value, Recognised) else 0)
    ran = ticked(staged(TALK, Stubs(NONE), workers), TALK.microphone(LOUD), paced=False)
    workers.close()
    assert gaps(TALK, ran) == [pytest.approx(gap)] * 3


def test_sooner_recognition_makes_a_sooner_answer() -> None:
    workers = InlineWorkers(lambda value: samples(0.2) if isinstance(value, Recognised) else 0)
    call = staged(TALK, Stubs(NONE), workers, eager=0.02)
    ran = ticked(call, TALK.microphone(LOUD), paced=False)
    workers.close()
    assert gaps(TALK, ran) == [pytest.approx(0.22)] * 3


def test_our_own_time_is_that_of_the_ticks_from_the_decision_to_the_sound() -> None:
    workers, log = InlineWorkers(), list[Event]()
    call = staged(TALK, Stubs(NONE), workers, sinks=(log.append,))
    ran = ticked(call, TALK.microphone(LOUD), paced=False)
    workers.close()
    ran.costs = [1.0] * len(ran.frames)
    assert own_times(log, ran) == [1.0, 1.0, 1.0]
    assert sum(isinstance(event, TurnEnded) for event in log) == 3


def test_every_turn_is_in_the_figure_of_our_own_time() -> None:
    (figure,) = own(turns=3)
    assert (figure.goal, figure.n, figure.timed) == ("G1", 3, True)


def test_a_stub_takes_its_time_and_tells_the_rest() -> None:
    stubs = Stubs(Costs(0.001, 0.0, 0.0))
    stubs.wait(0.001)
    assert stubs.late() >= 0.0
    assert stubs.late() == 0.0
    assert SHORT.whole == pytest.approx(0.180)


def test_the_question_ends_where_it_is_said_to_end() -> None:
    sound = np.concatenate(TALK.microphone(LOUD))
    for end in TALK.ends:
        assert sound[end - 1] != 0 == sound[end]
    assert len(sound) / SAMPLE_RATE == pytest.approx((TALK.ends[-1] + TALK.apart) / SAMPLE_RATE, abs=0.02)


def test_our_gaps_stand_beside_each_rivals_with_the_ratio() -> None:
    took = Contest(usual=[0.2] * 30, eagerest=[0.2] * 30, plain=[0.4] * 30, pipecat=[0.5] * 30)
    gap, tried, floor, rival = figures("G2", "short stubs", SHORT, took, (0.215, 0.55))
    assert (gap.met, tried.met, floor.met, rival.met) == (True, None, None, True)
    assert "0.40x" in rival.value


def test_too_late_an_answer_is_not_met_and_says_why() -> None:
    took = Contest(usual=[0.32] * 30, eagerest=[0.22] * 30, plain=[0.38] * 30)
    gap, _, _, rival = figures("G2", "short stubs", SHORT, took, (0.215, 0.55))
    assert gap.met is False
    assert "180 ms" in gap.reason
    assert (rival.met, rival.value) == (None, ""), "a rival that is not installed is not beaten"


def test_an_answer_that_never_came_is_not_left_out() -> None:
    took = Contest(usual=[0.2] * 29, eagerest=[0.2] * 30, plain=[0.38] * 30)
    assert figures("G2", "short stubs", SHORT, took, (0.215, 0.55))[0].met is False
