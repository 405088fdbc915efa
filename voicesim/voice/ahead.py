"""Clauses spoken ahead: made while nobody waits for them, found when they are wanted.

What is kept is what a network makes, before level and rests are laid on, and the key is a digest of all that
the network is given. So a clause that is found is, sample for sample, the one that would be made, and what is
kept holds no text. Only what somebody asks to be spoken ahead is kept, never what is spoken in a call.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from voicesim.voice.speech import Colour

MOST = 64 << 20  # bytes
"""What is kept in memory: some twenty minutes of clauses. What was wanted longest ago goes first."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a network made of one run."""

    sound: NDArray[np.int16]
    """At the network's own rate and scale."""
    lengths: NDArray[np.float32]
    """Of each phoneme, in the network's own frames."""
    pitch: float
    """Median of the frames that have voice, hertz; 0 when none has."""

    @property
    def size(self) -> int:
        """Bytes."""
        return self.sound.nbytes + self.lengths.nbytes


class Stop:
    """Ends what is spoken ahead; any thread may ask, as often as it likes."""

    def __init__(self) -> None:
        self.asked = False
        self._lock, self._end = Lock(), _nothing

    def ask(self) -> None:
        """End it now: a run under way ends between two of its steps."""
        with self._lock:
            self.asked = True
            self._end()

    @contextmanager
    def ending(self, end: Callable[[], None]) -> Iterator[None]:
        """While the block lasts, `end` ends what it does; called at once where that was asked before."""
        with self._lock:
            self._end = end
            if self.asked:
                end()
        try:
            yield
        finally:
            with self._lock:
                self._end = _nothing


def _nothing() -> None:
    """There is nothing to end."""


@runtime_checkable
class SpeaksAhead(Protocol):
    """A voice that can speak ahead."""

    def speak_ahead(self, text: str, colour: Colour, stop: Stop) -> bool:
        """Speak the first clause of `text` and keep it, unless it is there. Raises `StageFailed`.

        False when it was stopped, or may not speak ahead now.
        """
        ...


@contextmanager
def in_a_call(voice: object) -> Iterator[None]:
    """While a call is held with this voice: where two are held, nobody's caller speaks ahead."""
    stock = getattr(voice, "stock", None)
    if not isinstance(stock, Stock):
        yield
        return
    stock.call(1)
    try:
        yield
    finally:
        stock.call(-1)


class Source(Protocol):
    """Where clauses were put before the call."""

    def find(self, key: str) -> Made | None:
        """What is kept under this key, whole and unchanged; None when there is no such thing."""
        ...


class Stock:
    """What was spoken ahead, in memory; threads may use it at once."""

    def __init__(self, most: int = MOST) -> None:
        """`most`: bytes that are kept."""
        self.size = 0
        """Bytes kept."""
        self.found = 0
        """Runs that were found."""
        self.made = 0
        """Runs that were made because they were not there when they were wanted."""
        self.calls = 0
        """Calls held at once with the voices that this is kept for."""
        self._most = most
        self._kept: OrderedDict[str, Made] = OrderedDict()
        self._lock = Lock()

    def find(self, key: str, source: Source | None = None) -> Made | None:
        """What was spoken ahead, here or, put there before the call, in `source`."""
        with self._lock:
            made = self._kept.get(key)
            if made is not None:
                self._kept.move_to_end(key)
                return made
        if source is None or (made := source.find(key)) is None:
            return None
        self.keep(key, made)
        return made

    def keep(self, key: str, made: Made) -> None:
        """Keep it, in place of what was wanted longest ago."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self.size += made.size
            while self.size > self._most:
                _, oldest = self._kept.popitem(last=False)
                self.size -= oldest.size

    def call(self, more: int) -> None:
        """So many calls more are held."""
        with self._lock:
            self.calls += more

    def count(self, *, found: bool) -> None:
        """Count a run that was wanted: was it there?"""
        with self._lock:
            self.found += found
            self.made += not found
