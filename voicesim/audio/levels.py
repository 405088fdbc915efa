"""How loud: levels in dBFS, gains, and ramps that do not click."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import Sound
from voicesim.audio.stored import Samples, stretches

FULL_SCALE = 32768.0
FLOOR = -120.0
"""Level of digital silence, dBFS: lower than 16 bits can say."""


def rms_dbfs(sound: Sound) -> float:
    """Root-mean-square level; 0 is a full-scale square wave, `FLOOR` is silence or no sound at all."""
    if not len(sound):
        return FLOOR
    return _dbfs(math.sqrt(float(np.mean(np.square(sound, dtype=np.float64)))))


def level_of(sound: Samples) -> float:
    """The same of a sound that need not be in memory."""
    power = sum(float(np.sum(np.square(piece, dtype=np.float64))) for _, piece in stretches(sound))
    return _dbfs(math.sqrt(power / len(sound))) if len(sound) else FLOOR


def peak_dbfs(sound: Sound) -> float:
    """Level of the largest sample."""
    if not len(sound):
        return FLOOR
    return _dbfs(float(np.max(np.abs(sound.astype(np.int32)))))


def _dbfs(amplitude: float) -> float:
    return max(FLOOR, 20 * math.log10(amplitude / FULL_SCALE)) if amplitude > 0 else FLOOR


def amplified(sound: Sound, decibels: float) -> Sound:
    """The sound louder (or softer) by `decibels`, saturated at full scale."""
    return faded(sound, decibels, decibels)


def faded(sound: Sound, before: float, after: float) -> Sound:
    """A gain that goes evenly from `before` to `after` decibels along the sound, without a click.

    The ramp is straight in amplitude, and continuous from frame to frame: `faded(f0, 0, -6)` then
    `faded(f1, -6, -6)`. `-math.inf` is silence.
    """
    if before == after == 0:
        return sound
    start, end = _factor(before), _factor(after)
    gain = start + (end - start) * (np.arange(1, len(sound) + 1) / max(1, len(sound)))
    return saturated(np.rint(sound * gain))


def _factor(decibels: float) -> float:
    return 0.0 if decibels == -math.inf else float(10 ** (decibels / 20))


def mixed(one: Sound, other: Sound) -> Sound:
    """Two sounds of one length heard together, saturated at full scale."""
    return saturated(one.astype(np.int32) + other)


def saturated(whole: NDArray[np.float64] | NDArray[np.int32]) -> Sound:
    """Whole numbers as samples: what is too loud clips, it does not wrap.

    For one frame `np.clip` takes three times as long as what it does.
    """
    return np.minimum(np.maximum(whole, -32768), 32767).astype(np.int16)
