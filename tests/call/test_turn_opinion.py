"""A turn model is asked at each pause; it may hold the client back, and nobody ever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from voicesim.audio.frames import SAMPLE_RATE, Sound, samples
from voicesim.call import events
from voicesim.call.answering import Recognised
from voicesim.call.turn_opinion import Thought
from voicesim.call.workers import InlineWorkers
from voicesim.listening.waits import UNFINISHED

FOREVER = 3600 * SAMPLE_RATE
DRAWN_OUT = "Il y a de l'eau dans la cave"


@dataclass
class Told:
    """A turn model that says what it is told to, and notes what it was given to hear."""

    says: Iterable[float]
    name: str = "told"
    heard: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._answers = iter(self.says)

    def finished(self, sound: Sound) -> float:
        self.heard.append(len(sound))
        return next(self._answers)


def paced(thought: float) -> Callable[[object], int]:
    """The model takes so long; everything else takes no time."""
    return lambda value: samples(thought) if isinstance(value, Thought) else 0


def answered_at(stage: Any, model: Told | None, workers: InlineWorkers | None = None) -> events.TurnEnded:
    staged = stage(turns=model, workers=workers)
    staged.trainee.says(DRAWN_OUT, 0.5)
    staged.run(8.0)
    ended: events.TurnEnded = staged.one(events.TurnEnded)
    return ended


def test_who_sounds_unfinished_is_waited_for_and_the_log_says_why(stage: Any) -> None:
    without = answered_at(stage, None)
    held_back = answered_at(stage, Told([0.1]))
    assert held_back.silence > without.silence
    assert (without.reason, held_back.reason) == ("usual pause", UNFINISHED)


def test_who_sounds_finished_is_answered_as_without_the_model(stage: Any) -> None:
    without, with_it = answered_at(stage, None), answered_at(stage, Told([0.9]))
    assert (with_it.silence, with_it.reason) == (without.silence, without.reason)


def test_the_decision_does_not_wait_for_an_opinion_that_is_not_there(stage: Any) -> None:
    without = answered_at(stage, None)
    slow = answered_at(stage, Told([0.1]), InlineWorkers(paced(3.0)))
    assert (slow.silence, slow.reason) == (without.silence, without.reason)


def test_a_model_of_a_hundred_milliseconds_is_in_time_to_hold_the_client_back(stage: Any) -> None:
    assert answered_at(stage, Told([0.1]), InlineWorkers(paced(0.1))).reason == UNFINISHED


def test_it_is_given_the_turn_with_what_comes_just_before_and_no_more_than_eight_seconds(stage: Any) -> None:
    model = Told([0.9, 0.9])
    staged = stage(turns=model)
    staged.trainee.says("Bonjour.", 2.0, pace=1.0)
    staged.run(10.0)
    staged.trainee.says("Je vous écoute.", 10.0, pace=5.0)
    staged.run(30.0)
    short, long = model.heard
    assert samples(1.0) < short <= samples(1.5)
    assert samples(8.0) <= long <= samples(8.4)


def test_what_was_thought_of_an_earlier_pause_does_not_count_in_the_next(stage: Any) -> None:
    late = InlineWorkers(paced(0.6))
    staged = stage(turns=Told([0.1, 0.9]), workers=late)
    staged.trainee.says("Il y a de l'eau", 0.5)
    staged.trainee.says("dans la cave", 2.3)
    staged.run(9.0)
    assert staged.one(events.TurnEnded).reason != UNFINISHED


@pytest.mark.parametrize("error", [MemoryError("no room"), RuntimeError("shape"), ValueError("nan")])
def test_a_model_that_raises_is_noted_once_and_the_call_goes_on(stage: Any, error: Exception) -> None:
    class Broken(Told):
        def finished(self, sound: Sound) -> float:
            super().finished(sound)
            raise error

    model = Broken([0.5] * 9)
    staged = stage(turns=model)
    for turn in range(3):
        staged.trainee.says(DRAWN_OUT, 0.5 + 8.0 * turn)
    staged.run(24.0)
    failed = staged.one(events.StageFailed)
    assert (failed.stage, failed.reason) == ("turn model", str(error))
    assert len(model.heard) == 1
    assert len(staged.all(events.TurnEnded)) == 3


def test_a_model_that_hangs_is_left_and_the_call_goes_on(stage: Any) -> None:
    def pace(value: object) -> int:
        return FOREVER if isinstance(value, Thought) else 0

    staged = stage(turns=Told([0.1] * 9), workers=InlineWorkers(pace))
    for turn in range(3):
        staged.trainee.says(DRAWN_OUT, 0.5 + 8.0 * turn)
    staged.run(24.0)
    assert staged.one(events.StageFailed).reason == "no result in time"
    assert len(staged.all(events.TurnEnded)) == 3


def test_the_same_call_with_the_same_opinions_has_the_same_log(stage: Any) -> None:
    logs = []
    for _ in range(2):
        opinions = [0.1, 0.9, 0.4]
        staged = stage(
            turns=Told(opinions), workers=InlineWorkers(lambda value: isinstance(value, Recognised) * 4000)
        )
        for turn in range(3):
            staged.trainee.says(DRAWN_OUT, 0.5 + 8.0 * turn)
        logs.append(staged.run(24.0).log)
    assert logs[0] == logs[1]
