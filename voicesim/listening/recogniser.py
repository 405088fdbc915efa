"""From sound to words: the protocol, and the recogniser that is told them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from voicesim.audio.frames import Sound
from voicesim.text.words import Language, Word


@dataclass(frozen=True, slots=True)
class Hints:
    """What may be known before listening."""

    language: Language = "fr"
    hot_words: tuple[str, ...] = ()
    """Names, contract numbers and terms of the scenario."""
    unfinished: bool = False
    """True when the sound stops in mid-speech: its last word may be cut in two."""


class Recogniser(Protocol):
    """Anything that turns sound into words: faster-whisper, or a script."""

    name: str
    """For the manifest and for people: "faster-whisper small int8"."""

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words of `sound`, whose first sample is `start` on the call's clock. Raises `StageFailed`."""
        ...


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
