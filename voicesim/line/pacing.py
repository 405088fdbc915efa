"""Real time, for lines that no sound card paces: one frame every 20 ms, and every lateness counted."""

from __future__ import annotations

import time
from collections.abc import Callable

from voicesim.audio.frames import FRAME, SAMPLE_RATE

STALL = 0.2
"""Seconds of lateness that are not caught up: the machine stood still, and so did the call."""

CATCH_UP = FRAME / SAMPLE_RATE / 2
"""Seconds between two frames that have waited: twice as fast as they were said."""


class RealTime:
    """Waits for the next frame. `clock` and `sleep` are the machine's, in seconds."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._due: float | None = None
        self.stalled = 0.0
        """Seconds for which the machine stood still, all stalls together."""
        self.stalls = 0

    def wait(self) -> None:
        """Return when the next frame is due; a little lateness is caught up, a stall is counted."""
        now = self._clock()
        self._due = now if self._due is None else self._due + FRAME / SAMPLE_RATE
        late = now - self._due
        if late > STALL:
            self.stalls += 1
            self.stalled += late
            self._due = now
        elif late < 0:
            self._sleep(-late)


class CatchUp:
    """Works frames that have waited off at twice their pace, and leaves the machine's other work its time.

    `clock` and `sleep` are the machine's, in seconds. What a frame itself takes is part of its time: where
    only the pauses were counted, a busy machine would never catch up.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._due = 0.0

    def wait(self) -> None:
        """Return when the next frame may be worked off; the first one after a pause at once."""
        now = self._clock()
        self._due = max(self._due + CATCH_UP, now - CATCH_UP)
        if self._due > now:
            self._sleep(self._due - now)
