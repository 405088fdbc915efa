"""Loudness of a synthetic voice: a gain in decibels that bends rather than clips."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import Sound

_KNEE = 0.7
"""Fraction of full scale above which peaks are bent."""

SPEECH_LEVEL = -23.0
"""Decibels under full scale: the level of a voice while it speaks, before its mood's colour."""
CALIBRATION = "Bonjour, il y a de l'eau partout dans la cuisine et je ne sais plus quoi faire."
"""What a voice says once to learn its own level."""
AUDIBLE = 0.002
"""Fraction of full scale under which a synthetic voice is pausing."""


def speech_level(sound: NDArray[np.float32]) -> float:
    """Root mean square of the audible samples, in decibels under full scale; `SPEECH_LEVEL` for silence."""
    loud = sound[np.abs(sound) > AUDIBLE]
    return 10 * float(np.log10(np.mean(loud**2))) if len(loud) else SPEECH_LEVEL


def amplified(sound: NDArray[np.float32], decibels: float) -> Sound:
    """`sound` (full scale 1) louder by `decibels`, as 16-bit samples; peaks approach full scale softly."""
    louder = sound * np.float32(10 ** (decibels / 20))
    excess = np.abs(louder) - _KNEE
    over = excess > 0
    if over.any():
        bent = _KNEE + (1 - _KNEE) * np.tanh(excess[over] / (1 - _KNEE))
        louder[over] = np.sign(louder[over]) * bent
    return np.round(louder * 32767).astype(np.int16)
