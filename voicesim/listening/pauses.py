"""The trainee's own pauses: how long they fall silent in the middle of what they have to say."""

from __future__ import annotations

from dataclasses import dataclass

PRIOR: tuple[float, ...] = (0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.55)
"""Inner pauses in seconds supposed before any was heard (telephone speech: median some 0.35 s)."""

MEMORY = 32
"""How many of the latest pauses count."""

LEAST = 0.15  # s
"""Shorter gaps are part of articulation (the closure of a plosive), not pauses."""


@dataclass(frozen=True, slots=True)
class PauseMemory:
    """A running quantile of inner pauses, begun from a prior that real pauses slowly outweigh."""

    heard: tuple[float, ...] = ()
    """Seconds, oldest first, at most `MEMORY`."""
    prior: tuple[float, ...] = PRIOR

    def learn(self, pause: float) -> PauseMemory:
        """The memory after the trainee paused for `pause` seconds and then went on."""
        if pause < LEAST:
            return self
        return PauseMemory((*self.heard, pause)[-MEMORY:], self.prior)

    def quantile(self, share: float) -> float:
        """The pause in seconds that `share` (0..1) of the inner pauses do not exceed."""
        pauses = sorted((*self.prior, *self.heard)) or [LEAST]
        place = share * (len(pauses) - 1)
        low = int(place)
        high = min(low + 1, len(pauses) - 1)
        return pauses[low] + (pauses[high] - pauses[low]) * (place - low)
