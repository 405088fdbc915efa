"""The breaker: whoever is late or fails again and again is left in peace for a while."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class Breaker:
    """Whether a model is asked the next time. Counted in questions, so that it is the same in any time.

    All calls of a process may share one: what one call found out about a server spares the others.
    """

    after: int = 3
    """Questions in a row without a result after which it is left in peace."""
    rest: int = 6
    """Questions it is then spared. After them it is asked one; if that fails it rests again."""
    missed: int = 0
    resting: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def asks(self) -> bool:
        """Is the model asked this time? Counts the question as one of its rest when it is not."""
        with self._lock:
            if self.resting:
                self.resting -= 1
                return False
            if self.missed >= self.after:
                self.resting = self.rest  # others go on sparing it while this one tries
            return True

    def came(self) -> None:
        """It had something to say in time, fit to be used or not."""
        with self._lock:
            self.missed = self.resting = 0

    def missing(self) -> None:
        """It was late, or failed."""
        with self._lock:
            self.missed += 1
            if self.missed >= self.after:
                self.resting = self.rest
