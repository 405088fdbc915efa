"""Speech: sound with the times of its words. A voice is a value with one verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from voicesim.audio.frames import Sound
from voicesim.text.words import Word


@dataclass(frozen=True, slots=True)
class Colour:
    """How the mood colours a voice. The neutral colour changes nothing."""

    rate: float = 1.0
    """Times the voice's own rate; 0.7..1.4."""
    pitch: float = 0.0
    """Semitones above the voice's own pitch; -4..4."""
    variation: float = 1.0
    """Times the voice's own pitch range; 0.3..1.8."""
    level: float = 0.0
    """Decibels above the voice's own level; -9..6."""
    rest: float = 1.0
    """Times the usual silence after a clause; 0.5..2.5."""


NEUTRAL = Colour()
"""The colour that changes nothing."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One clause, spoken."""

    text: str
    sound: Sound
    words: tuple[Word, ...]
    """On the sound's own clock: the first sample of `sound` is 0."""


class Voice(Protocol):
    """Anything that can speak: espeak-ng, Piper, Kokoro, or a scripted double."""

    name: str
    """For the manifest and for people: "espeak-ng 1.52.0 fr+f4"."""

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        """Speak `text` clause by clause, yielding as it goes. Raises `StageFailed`."""
        ...
