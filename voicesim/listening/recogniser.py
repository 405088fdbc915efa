"""From sound to words: the protocol, and the recogniser that is told them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import IntEnum
from threading import Event
from typing import Protocol, runtime_checkable

from voicesim.audio.frames import Sound
from voicesim.errors import StageFailed
from voicesim.text.words import Language, Word


class Urgency(IntEnum):
    """Who waits for the words; the least comes first."""

    PAUSE = 0
    """The trainee has paused and may be waiting for an answer."""
    LAST_WORDS = 1
    """The line is closing: the transcript waits for them."""
    AHEAD = 2
    """The trainee is still speaking: nobody waits."""


class Withdrawn(StageFailed):
    """Nobody wants these words any more: no fault, and nobody is told."""

    def __init__(self) -> None:
        super().__init__("recognition", "nobody wants these words any more")


class Demand:
    """One wish to know the words of a sound: made on the call's thread, met on a worker's."""

    def __init__(self, urgency: Urgency = Urgency.PAUSE) -> None:
        self.urgency = urgency
        self.queued = False
        """True while it waits behind others: nothing has begun that could be late."""
        self.elsewhere = False
        """True while a server is asked, whose time is counted for itself: nothing here could be late."""
        self.wanted = True
        """False once nobody wants the words any more."""
        self.moved = Event()
        """Set when its turn has come, or nobody wants it any more."""
        self.when_withdrawn: Callable[[], None] = lambda: None
        """Called when nobody wants it any more; for whoever waits for somebody else's answer."""

    def withdraw(self) -> None:
        """Nobody wants the words: what has not begun never will, what has may stop."""
        self.wanted = False
        self.moved.set()
        self.when_withdrawn()


@dataclass(frozen=True, slots=True)
class Hints:
    """What may be known before listening."""

    language: Language = "fr"
    hot_words: tuple[str, ...] = ()
    """Names, contract numbers and terms of the scenario."""
    unfinished: bool = False
    """True when the sound stops in mid-speech: its last word may be cut in two."""
    demand: Demand | None = field(default=None, compare=False)
    """How urgently the words are wanted, and whether they still are; None: by whoever calls, now."""


class Recogniser(Protocol):
    """Anything that turns sound into words: faster-whisper, or a script."""

    name: str
    """For the manifest and for people: "faster-whisper small int8"."""

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words of `sound`, whose first sample is `start` on the call's clock. Raises `StageFailed`."""
        ...


@runtime_checkable
class Shared(Protocol):
    """A recogniser that serves several calls, and only so many."""

    def a_call(self) -> AbstractContextManager[None]:
        """While a call is held. Raises `ConfigurationError` where it would be one too many."""
        ...


def place_with(recogniser: Recogniser) -> AbstractContextManager[None]:
    """A call's place with its recogniser; one that is not shared has always room."""
    return recogniser.a_call() if isinstance(recogniser, Shared) else nullcontext()


class ScriptedRecogniser:
    """Knows beforehand what is said and when: a robot trainee's script, or `--words FILE`.

    It never guesses: a stretch of sound in which the script has no word gives no word.
    """

    name = "script"

    def __init__(self, words: Iterable[Word] = ()) -> None:
        self._words: list[Word] = sorted(words, key=lambda word: word.start)

    @property
    def words(self) -> tuple[Word, ...]:
        """All it knows, in time."""
        return tuple(self._words)

    def add(self, words: Iterable[Word]) -> None:
        """A robot trainee begins to say these words (times on the call's clock)."""
        self._words.extend(words)
        self._words.sort(key=lambda word: word.start)

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The script's words whose middle lies inside the sound."""
        end = start + len(sound)
        return tuple(word for word in self._words if start <= (word.start + word.end) // 2 < end)
