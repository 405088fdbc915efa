"""How far a run through an archive is, and how long it still takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from voicesim.archive.working import Outcome


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    done: int = 0
    aside: int = 0
    elsewhere: int = 0
    total: int = 0
    seconds_left: float | None = None
    """None until a call is done."""

    @property
    def seen(self) -> int:
        """Calls that this run need not look at again."""
        return self.done + self.aside + self.elsewhere


class Counting:
    """Counts outcomes, and guesses the time that is left from the pace so far."""

    def __init__(self, total: int, told: Callable[[Progress], object]) -> None:
        self.now = Progress(total=total)
        self._told, self._began = told, time.monotonic()

    def add(self, outcome: Outcome) -> None:
        """One more call."""
        counted = replace(self.now, **{outcome: getattr(self.now, outcome) + 1})
        pace = (time.monotonic() - self._began) / max(1, counted.seen)
        self.now = replace(counted, seconds_left=pace * max(0, counted.total - counted.seen))
        self._told(self.now)
