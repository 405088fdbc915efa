"""The frame: 20 ms of sound, the only clock of a call."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 16_000
"""Samples per second, everywhere inside a call."""

FRAME = SAMPLE_RATE // 50  # 20 ms
"""Samples in a frame."""

Sound: TypeAlias = NDArray[np.int16]
"""Mono 16-bit samples at `SAMPLE_RATE`, shape (n,). What is recorded is what was heard, so no floats."""

Frame: TypeAlias = Sound
"""A `Sound` of exactly `FRAME` samples."""


def seconds(samples: int) -> float:
    """A count of samples as seconds, rounded to the millisecond as every file of a call shows it."""
    return round(samples / SAMPLE_RATE, 3)


def samples(duration: float) -> int:
    """A duration in seconds as the nearest count of samples."""
    return round(duration * SAMPLE_RATE)


def silence(length: int = FRAME) -> Sound:
    """`length` samples of silence."""
    return np.zeros(length, dtype=np.int16)
