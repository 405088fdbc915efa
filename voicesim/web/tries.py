"""How often codes and passwords may be tried: a few a minute from one machine, more from all together."""

from __future__ import annotations

import threading

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

FROM_ONE = RateLimitItemPerMinute(5)
"""Wrong tries of one address."""

FROM_ALL = RateLimitItemPerMinute(60)
"""Wrong tries of all addresses together: as many as a room full of people mistypes, no more."""


class Tries:
    """Counts the wrong ones."""

    def __init__(self) -> None:
        self._limits = MovingWindowRateLimiter(MemoryStorage())
        self._lock = threading.Lock()

    def allowed(self, address: str) -> bool:
        """May this address try once more? It counts as wrong until `right` is called."""
        with self._lock:
            if not (self._limits.test(FROM_ONE, address) and self._limits.test(FROM_ALL, "all")):
                return False
            self._limits.hit(FROM_ONE, address)
            self._limits.hit(FROM_ALL, "all")
            return True

    def right(self, address: str) -> None:
        """It was right: what was mistyped from there before is forgotten."""
        with self._lock:
            self._limits.clear(FROM_ONE, address)
