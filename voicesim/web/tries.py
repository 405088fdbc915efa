"""How often codes and passwords may be tried: a few a minute from one machine, more from all together."""

from __future__ import annotations

import threading
from collections import Counter

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

FROM_ONE = RateLimitItemPerMinute(5)
"""Wrong tries of one address."""

FROM_ALL = RateLimitItemPerMinute(60)
"""Wrong tries of all addresses together: as many as a room full of people mistypes, no more."""


class Tries:
    """Counts the wrong ones; one that is being looked at counts as wrong until it is known."""

    def __init__(self) -> None:
        self._limits = MovingWindowRateLimiter(MemoryStorage())
        self._looked_at: Counter[str] = Counter()
        self._lock = threading.Lock()

    def allowed(self, address: str) -> bool:
        """May this address try once more? If so, `right` or `wrong` must be called afterwards."""
        with self._lock:
            own = self._limits.get_window_stats(FROM_ONE, address).remaining - self._looked_at[address]
            others = self._limits.get_window_stats(FROM_ALL, "all").remaining - self._looked_at.total()
            if min(own, others) <= 0:
                return False
            self._looked_at[address] += 1
            return True

    def wrong(self, address: str) -> None:
        """It was wrong."""
        with self._lock:
            self._looked_at[address] -= 1
            self._limits.hit(FROM_ONE, address)
            self._limits.hit(FROM_ALL, "all")

    def right(self, address: str) -> None:
        """It was right: what was mistyped from there before is forgotten."""
        with self._lock:
            self._looked_at[address] -= 1
            self._limits.clear(FROM_ONE, address)
