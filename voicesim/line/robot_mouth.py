"""What a robot trainee is saying: the sound and its words, frame by frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np

from voicesim.audio.frames import FRAME, Frame, Sound, samples, silence
from voicesim.text.words import Word, shifted

_TAIL = samples(0.05)
"""What is left of a sound after its last word: a voice's own pause at the end is not the robot's."""


class Spoken(Protocol):
    """A stretch of speech as a robot needs it: what any voice of `voicesim.voice` gives."""

    @property
    def sound(self) -> Sound:
        """The samples."""
        ...

    @property
    def words(self) -> tuple[Word, ...]:
        """The words on the sound's own clock."""
        ...


class RobotMouth:
    """Says one line at a time."""

    def __init__(self) -> None:
        self._sound = silence(0)
        self._words: tuple[Word, ...] = ()
        self._start = 0

    @property
    def speaking(self) -> bool:
        """True until the last sample of the line has been said."""
        return len(self._sound) > 0

    def speak(self, speech: Iterable[Spoken], now: int) -> None:
        """Begin to say it, with the frame whose first sample is `now`."""
        pieces, words, length = [silence(0)], list[Word](), 0
        for piece in speech:
            pieces.append(piece.sound)
            words += shifted(piece.words, now + length)
            length += len(piece.sound)
        sound: Sound = np.concatenate(pieces)
        if words:
            sound = sound[: words[-1].end - now + _TAIL]
        self._sound, self._words, self._start = sound, tuple(words), now

    def stop(self) -> None:
        """Break off: what has not been said never will be."""
        self._sound, self._words = silence(0), ()

    def frame(self, now: int) -> tuple[Frame | None, tuple[Word, ...]]:
        """The next 20 ms, None when nothing is said; and the words that begin in them, in the call's time."""
        if not self.speaking:
            return None, ()
        at = now - self._start
        frame = silence()
        piece = self._sound[at : at + FRAME]
        frame[: len(piece)] = piece
        begun = tuple(word for word in self._words if now <= word.start < now + FRAME)
        if at + FRAME >= len(self._sound):
            begun = tuple(word for word in self._words if now <= word.start)
            self.stop()
        return frame, begun
