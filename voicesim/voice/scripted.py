"""The scripted double of a voice: a short tone per word. No engine, exact times, an hour in a blink."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.text.words import Word
from voicesim.voice import alignment, clauses
from voicesim.voice.gain import amplified
from voicesim.voice.speech import NEUTRAL, Colour, Speech

_WORD = SAMPLE_RATE // 8  # 125 ms, and then some for each letter
_LETTER = SAMPLE_RATE // 40  # 25 ms
_GAP = SAMPLE_RATE // 50  # 20 ms of silence between two words
_LEVEL = -20.0
"""Decibels under full scale of a tone's peak."""


class ToneVoice:
    """Says each word as one tone at `pitch` hertz, rising and falling a little from word to word."""

    def __init__(self, pitch: float = 180.0) -> None:
        self.name = "tones"
        self._pitch = pitch

    def synthesize(self, text: str, colour: Colour = NEUTRAL) -> Iterator[Speech]:
        """Speak `text` clause by clause."""
        for clause in clauses.split(text):
            yield self._speak(clause, colour)

    def _speak(self, clause: str, colour: Colour) -> Speech:
        words: list[Word] = []
        sounds: list[NDArray[np.float32]] = []
        at = 0
        for index, token in enumerate(clause.split()):
            length = self._length(token, colour)
            words.append(Word(token, at, at + length))
            sounds += [self._tone(index, length, colour), np.zeros(_GAP if length else 0, dtype=np.float32)]
            at += length + (_GAP if length else 0)
        rest = round(colour.rest * alignment.pause_after(clause))
        pause = np.zeros(max(0, rest - _GAP), dtype=np.float32)
        sound = amplified(np.concatenate([*sounds, pause]), _LEVEL + colour.level)
        return Speech(clause, sound, tuple(words))

    def _length(self, token: str, colour: Colour) -> int:
        letters = sum(character.isalnum() for character in token)
        return round((_WORD + _LETTER * letters) / colour.rate) if letters else 0

    def _tone(self, index: int, length: int, colour: Colour) -> NDArray[np.float32]:
        semitones = colour.pitch + colour.variation * (1.0, -1.0)[index % 2]
        step = 2 * np.pi * self._pitch * 2 ** (semitones / 12) / SAMPLE_RATE
        tone: NDArray[np.float32] = np.sin(step * np.arange(length)).astype(np.float32)
        return tone
