"""How much a page may send: a bucket that fills with time, and that every message takes from."""

from __future__ import annotations

import time
from collections.abc import Callable

RATE = 70.0
"""Messages a second that go on for ever: 50 frames, the buttons and what is typed."""

BURST = 1000.0
"""Messages at once: all that a page kept while its connection was lost, 15 s, and a little more."""

WAITING_MESSAGES = 64
"""Messages of a page that may wait in the server before it reads no more from the network."""

MOST_FAULTS = 20
"""Messages that no page of ours sends, after which the socket is closed."""

LARGEST_FORM = 64 * 1024
"""Bytes of a form."""

MOST_FIELDS = 100
"""Fields of a form."""

MOST_FIELDS_OF_A_CASE = 250
"""Fields of the form in which an author writes a case."""


class Bucket:
    """Says whether one more message is too many. `clock` gives seconds."""

    def __init__(
        self, rate: float = RATE, burst: float = BURST, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left, self._seen = burst, clock()

    def take(self) -> bool:
        """Take one message out; False when the bucket is empty."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._seen) * self._rate)
        self._seen = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
