"""The voice at the microphone, as against colleagues in the same room: it is the loud one.

A good speech detector hears the neighbours too, and a client who waited for them to fall silent would never
answer. Soft syllables of the near voice stand within a moment of loud ones; those of the room do not.
"""

from __future__ import annotations

import math

import numpy as np

from voicesim.audio.frames import Frame

SPEECH = 0.4
"""Probability from which the speech detector's opinion stands on its own."""

CERTAIN = 0.5
"""Probability of speech from which a frame tells something about the level."""

SECOND_OPINION = 0.33
"""Probability of a loud frame in which only a second detector hears speech: enough to go on, not to begin.

Silero misses 5-15 % of the frames of real speech (last words, the telephone's band), webrtcvad 1 %."""

DROP = 14.0  # dB
"""Under the near voice's usual loud level by more, a frame is soft."""

LOUD = 10.0  # dB
"""Within so much of that level, the second opinion counts."""

MOMENT = 10  # frames: 0.2 s
"""Soft frames belong to the near voice for as long after a loud one."""

RISE = 0.2
"""Share of the way to a louder frame that the level goes in a frame: loud within a syllable."""

FALL = 0.015  # dB per frame: 0.75 dB/s
"""A voice that stays soft becomes the near one again after some seconds."""


class NearVoice:
    """Follows the level of the voice at the microphone, frame by frame."""

    def __init__(self) -> None:
        self.level: float | None = None
        """dB of 16-bit units squared; None until a voice was heard."""
        self._since = MOMENT

    def process(self, frame: Frame, probability: float, second: bool = False) -> float:
        """The probability, 0..1, that the near voice speaks in this frame.

        `probability` is that of anybody's speech; `second` says whether another detector hears some.
        """
        self._since += 1
        sure = probability >= SPEECH
        if not (sure or second):
            return probability if self._since <= MOMENT else 0.0
        loudness = _decibels(frame)
        if probability >= CERTAIN:
            self._follow(loudness)
        if self.level is None:
            return 0.0
        likely = second and loudness >= self.level - LOUD
        if (sure or likely) and loudness >= self.level - DROP:
            self._since = 0
        if self._since > MOMENT:
            return 0.0
        return max(probability, SECOND_OPINION) if likely else probability

    def _follow(self, loudness: float) -> None:
        if self.level is None:
            self.level = loudness
        elif loudness > self.level:
            self.level += RISE * (loudness - self.level)
        else:
            self.level -= min(FALL, self.level - loudness)


def _decibels(frame: Frame) -> float:
    samples = frame.astype(np.float32)
    return 10 * math.log10(float(np.dot(samples, samples)) / len(frame) + 1.0)
