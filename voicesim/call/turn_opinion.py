"""The turn model at work beside the call: asked at each pause, on a worker of its own, waited for by nobody.

Its opinion counts from the frame at which it is there, if the pause is still running. A model that raises or
hangs is not asked again in this call: the log says so, and words and pauses decide as they do without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.call import events
from voicesim.call.diary import Diary
from voicesim.call.workers import Raised, Workers
from voicesim.listening.turn_model import TurnModel

PATIENCE = 2 * SAMPLE_RATE
"""A model that has thought about an earlier pause for so long hangs."""

STAGE = "turn model"
INSTEAD: events.Instead = "words and pauses decided without it"


@dataclass(frozen=True, slots=True)
class Thought:
    """What the model thinks of one pause."""

    finished: float


class TurnOpinion:
    """What a turn model thinks of the pause that is running."""

    def __init__(self, model: TurnModel, workers: Workers, diary: Diary) -> None:
        """`workers` do nothing else."""
        self._model: TurnModel | None = model
        self._workers, self._diary = workers, diary
        self._finished: float | None = None
        self._pause = 0
        self._asked_at = 0

    def ask(self, sound: Sound, now: int) -> None:
        """A pause has begun after `sound`: what was thought of an earlier one counts no longer.

        While the model still thinks about that one, this one goes without an opinion.
        """
        self._pause, self._finished = self._pause + 1, None
        model = self._model
        if model is None:
            return
        if not self._workers.busy:
            self._asked_at = now
            self._workers.submit(self._pause, lambda: _think(model, sound), now)
        elif now - self._asked_at > PATIENCE:
            self._workers.abandon()
            self._give_up(events.NO_RESULT, now)

    def collect(self, now: int) -> float | None:
        """Probability, 0..1, that the turn ends in the latest pause; None while nothing is known."""
        for result in self._workers.collect(now):
            if isinstance(result.value, Raised):
                self._give_up(str(result.value.error), now)
            elif isinstance(result.value, Thought) and result.generation == self._pause:
                self._finished = result.value.finished
        return self._finished

    def _give_up(self, reason: str, now: int) -> None:
        self._model = None
        self._diary.write(events.StageFailed(now, STAGE, reason, INSTEAD))


def _think(model: TurnModel, sound: Sound) -> Iterator[object]:
    yield Thought(model.finished(sound))
