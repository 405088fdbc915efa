"""What the loop itself takes is counted from the frame that decides to the first sound."""

from __future__ import annotations

import numpy as np
import pytest

from scripts.bench.own_time import LOUD, Conversation, own, own_times, staged
from scripts.bench.pacing import Ticked, ticked
from scripts.bench.staging import WITHIN, first_sound
from voicesim.audio.frames import SAMPLE_RATE, samples
from voicesim.call.answering import Recognised
from voicesim.call.events import Event, TurnEnded
from voicesim.call.workers import InlineWorkers

TALK = Conversation(turns=3, apart=samples(2.4))


def gaps(ran: Ticked) -> list[float]:
    """Seconds from each question's end to the first sound after it."""
    firsts = [first_sound(ran.speaker, end) for end in TALK.ends]
    return [
        (first + WITHIN - end) / SAMPLE_RATE
        for first, end in zip(firsts, TALK.ends, strict=True)
        if first is not None
    ]


@pytest.mark.parametrize(("recognition", "gap"), [(0.0, 0.2), (0.2, 0.3), (0.5, 0.6)])
def test_what_a_stage_takes_beyond_the_wait_is_in_the_gap(recognition: float, gap: float) -> None:
    workers = InlineWorkers(lambda value: samples(recognition) if isinstance(value, Recognised) else 0)
    ran = ticked(staged(TALK, workers), TALK.microphone(LOUD), paced=False)
    workers.close()
    assert gaps(ran) == [pytest.approx(gap, abs=0.001)] * 3


def test_sooner_recognition_makes_a_sooner_answer() -> None:
    workers = InlineWorkers(lambda value: samples(0.2) if isinstance(value, Recognised) else 0)
    call = staged(TALK, workers, eager=0.02)
    ran = ticked(call, TALK.microphone(LOUD), paced=False)
    workers.close()
    assert gaps(ran) == [pytest.approx(0.22, abs=0.001)] * 3


def test_our_own_time_is_that_of_the_ticks_from_the_decision_to_the_sound() -> None:
    workers, log = InlineWorkers(), list[Event]()
    call = staged(TALK, workers, sinks=(log.append,))
    ran = ticked(call, TALK.microphone(LOUD), paced=False)
    workers.close()
    ran.costs = [1.0] * len(ran.frames)
    assert own_times(log, ran) == [1.0, 1.0, 1.0]
    assert sum(isinstance(event, TurnEnded) for event in log) == 3


def test_every_turn_is_in_the_figure_of_our_own_time() -> None:
    figure, _ = own(turns=3, beside=1)
    assert (figure.goal, figure.n, figure.timed) == ("G1", 3, True)


def test_the_question_ends_where_it_is_said_to_end() -> None:
    sound = np.concatenate(TALK.microphone(LOUD))
    for end in TALK.ends:
        assert sound[end - 1] != 0 == sound[end]
    assert len(sound) / SAMPLE_RATE == pytest.approx((TALK.ends[-1] + TALK.apart) / SAMPLE_RATE, abs=0.02)
