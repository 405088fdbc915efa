"""Listens only to what is new of a turn: the next pause of a long turn costs no more than the first.

At each pause the loop asks for the words of the whole turn so far. What was understood up to an earlier
pause stands; recognition goes on from there, with some seconds of what it knows already as context. What was
understood in mid-speech stands for nothing: a word may have been cut.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from threading import Lock

from voicesim.audio.frames import Sound, samples
from voicesim.listening.recogniser import Hints, Recogniser, place_with
from voicesim.servers.reports import Report, reports_of
from voicesim.text.words import Word

CONTEXT = samples(4.0)
"""A recogniser understands a short piece badly: it gets at least so much sound when there is that much."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a stretch of the call that began at the same sample as the turn."""

    end: int
    """First sample after it: in a pause, so that no word is cut."""
    words: tuple[Word, ...]


class IncrementalRecogniser:
    """A recogniser that remembers the turn it is listening to."""

    def __init__(self, inner: Recogniser) -> None:
        """`inner` does the listening."""
        self.name = inner.name
        self._inner = inner
        self._start = -1
        self._about = Hints()
        self._heard: list[Understood] = []
        self._lock = Lock()

    def a_call(self) -> AbstractContextManager[None]:
        """While a call is held. Raises `ConfigurationError` where it would be one too many."""
        return place_with(self._inner)

    def reports(self) -> tuple[Report, ...]:
        """What became of the questions to a server, where one does the listening."""
        return reports_of(self._inner)

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words of `sound`, whose first sample is `start` on the call's clock. Raises `StageFailed`."""
        end = start + len(sound)
        about = replace(hints, unfinished=False)
        with self._lock:
            if (start, about) != (self._start, self._about) or (self._heard and end < self._heard[-1].end):
                self._start, self._about, self._heard = start, about, []
            if self._heard and self._heard[-1].end == end:
                return self._heard[-1].words
            known, heard = self._known(end), self._heard
        fresh = self._inner.transcribe(sound[known.end - start :], known.end, hints)
        words = (*known.words, *fresh)
        if not hints.unfinished:
            with self._lock:  # of this turn, even if the next has begun meanwhile
                if not heard or heard[-1].end < end:
                    heard.append(Understood(end, words))
        return words

    def _known(self, end: int) -> Understood:
        """The longest stretch understood earlier that leaves enough sound to listen to."""
        nothing = Understood(self._start, ())
        return next((one for one in reversed(self._heard) if end - one.end >= CONTEXT), nothing)
