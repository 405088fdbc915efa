"""A call ticked by the real clock, and what each tick cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter, sleep

import numpy as np

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound
from voicesim.call.call import Call


@dataclass(slots=True)
class Ticked:
    """A call's speaker, and when each of its frames was there."""

    frames: list[Frame] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    """Seconds that each tick took."""
    lateness: list[float] = field(default_factory=list)
    """Seconds between the moment a frame of microphone was complete and the one its tick had ended."""

    @property
    def speaker(self) -> Sound:
        """All that was written."""
        return np.concatenate(self.frames)


def ticked(call: Call, microphone: Iterable[Frame], *, paced: bool = True) -> Ticked:
    """Tick the call; a frame of the microphone is there 20 ms after the one before."""
    found = Ticked()
    began = perf_counter()
    for count, frame in enumerate(microphone, 1):
        due = began + count * FRAME / SAMPLE_RATE
        if paced:
            sleep(max(0.0, due - perf_counter()))
        before = perf_counter()
        found.frames.append(call.tick(frame))
        after = perf_counter()
        found.costs.append(after - before)
        found.lateness.append(after - due)
    return found
