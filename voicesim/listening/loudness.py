"""How loud a frame is, and how loud a voice usually is: loud within a syllable, softer only over seconds."""

from __future__ import annotations

import math

import numpy as np

from voicesim.audio.frames import Frame

CERTAIN = 0.5
"""Probability of speech from which a frame tells something about the voice's level."""

RISE = 0.2
"""Share of the way to a louder frame that the level goes in a frame."""

FALL = 0.015  # dB per frame: 0.75 dB/s
"""A voice that stays soft becomes the usual one again after some seconds."""


class UsualLevel:
    """Follows the loud level of a voice, frame by frame."""

    def __init__(self) -> None:
        self.level: float | None = None
        """dB of 16-bit units squared; None until a voice was heard."""

    def follow(self, loudness: float, probability: float) -> None:
        """A frame of `loudness` dB in which there is speech with this probability, 0..1."""
        if probability < CERTAIN:
            return
        if self.level is None:
            self.level = loudness
        elif loudness > self.level:
            self.level += RISE * (loudness - self.level)
        else:
            self.level -= min(FALL, self.level - loudness)


def decibels(frame: Frame) -> float:
    """Mean power of a frame, dB of 16-bit units squared: 0 is silence, 90 full scale."""
    samples = frame.astype(np.float32)
    return 10 * math.log10(float(np.dot(samples, samples)) / len(frame) + 1.0)
