"""Rates changed 20 ms at a time, for a sound card that will not run at 16 kHz.

A stream through soxr gives its samples in bursts (measured: up to 20 ms late at 48 kHz, 60 ms at 8 kHz,
whatever the quality). Here every block of 20 ms gives a block of 20 ms, one or two milliseconds late,
because from block to block the work is the same: one matrix.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE, Sound

_CROSSINGS = 16
"""Zero crossings of the sinc on either side, at the slower of the two rates: 1 ms at 16 kHz."""

_BAND = 0.90
"""Of the slower rate's band, what is kept."""


class BlockResampler:
    """One mono stream changed from `rate` to another, in blocks of `rate` / 50 samples."""

    def __init__(self, rate: int, to: int = SAMPLE_RATE) -> None:
        """Both rates must be whole multiples of 50."""
        if rate % 50 or to % 50:
            raise ValueError(f"20 ms of {rate} or of {to} samples a second is no whole number of samples")
        self._matrix = None if rate == to else _matrix(rate, to)
        self._past = np.zeros(
            0 if self._matrix is None else self._matrix.shape[1] - rate // 50, dtype=np.float32
        )

    def process(self, block: Sound) -> Sound:
        """The next 20 ms, at the other rate."""
        if self._matrix is None:
            return block
        heard = np.concatenate((self._past, block.astype(np.float32)))
        self._past = heard[len(block) :]
        changed: Sound = np.clip(np.rint(self._matrix @ heard), -32768, 32767).astype(np.int16)
        return changed


@lru_cache(maxsize=8)
def _matrix(rate: int, to: int) -> NDArray[np.float32]:
    """Windowed sincs (Kaiser, 70 dB): row i makes sample i of a block out of the block and its past."""
    slower = min(rate, to)
    delay = _CROSSINGS / slower
    past = int(np.ceil(2 * delay * rate))
    wanted = np.arange(to // 50)[:, None] / to - delay
    given = (np.arange(rate // 50 + past)[None, :] - past) / rate
    away = (wanted - given) * slower
    inside = np.clip(1 - (away / _CROSSINGS) ** 2, 0, None)
    weights = np.sinc(_BAND * away) * np.i0(6.76 * np.sqrt(inside)) * (np.abs(away) <= _CROSSINGS)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)
