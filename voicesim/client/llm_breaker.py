"""The breaker: a model that is late or fails again and again is left in peace for a few lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Breaker:
    """Whether the model is asked for the next line. Counted in lines, so that it is the same in any time."""

    after: int = 3
    """Lines in a row without a result after which it is left in peace."""
    rest: int = 6
    """Lines it is then not asked for. After them it is asked for one; if that fails it rests again."""
    missed: int = 0
    resting: int = 0

    def asks(self) -> bool:
        """Is the model asked for this line? Counts the line as one of its rest when it is not."""
        if self.resting:
            self.resting -= 1
            return False
        return True

    def came(self) -> None:
        """It had something to say in time, fit to be spoken or not."""
        self.missed = 0

    def missing(self) -> None:
        """It was late, or failed."""
        self.missed += 1
        if self.missed >= self.after:
            self.resting = self.rest
