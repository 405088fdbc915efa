"""From any rate to any other, with soxr: a whole sound, or one that arrives bit by bit.

soxr is given floating-point numbers and never 16-bit ones: those it dithers, and a replayed call must be the
same.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE, Sound, silence

Quality: TypeAlias = Literal["HQ", "MQ", "LQ"]
"""soxr's names: HQ for files (0.01 dB flat to 91 % of the band), MQ and LQ where every millisecond counts."""


def resampled(sound: Sound, rate: int, to: int = SAMPLE_RATE) -> Sound:
    """The whole of a mono sound of `rate` samples per second at another rate."""
    import soxr

    if rate == to or not len(sound):
        return sound
    return _int16(soxr.resample(_floats(sound), rate, to, quality="HQ"))


class Resampler:
    """One mono stream changed from one rate to another, block by block and without a seam.

    What goes in comes out a little later: `process` may give less than it was given, and `finish` the rest.
    """

    def __init__(self, rate: int, to: int = SAMPLE_RATE, quality: Quality = "HQ") -> None:
        import soxr

        self._stream = (
            soxr.ResampleStream(rate, to, 1, dtype="float32", quality=quality) if rate != to else None
        )

    def process(self, sound: Sound) -> Sound:
        """The next samples, as many as are ready."""
        if self._stream is None:
            return sound
        return _int16(self._stream.resample_chunk(_floats(sound)))

    def finish(self) -> Sound:
        """What was still inside; the stream cannot be used afterwards."""
        if self._stream is None:
            return silence(0)
        return _int16(self._stream.resample_chunk(_floats(silence(0)), last=True))


class WideResampler:
    """Several channels of floating-point samples (-1..1) made into 16-bit ones at the call's rate."""

    def __init__(self, rate: int, channels: int) -> None:
        import soxr

        self._stream = (
            soxr.ResampleStream(rate, SAMPLE_RATE, channels, dtype="float32", quality="HQ")
            if rate != SAMPLE_RATE
            else None
        )
        self._channels = channels

    def process(self, block: NDArray[np.float32]) -> NDArray[np.int16]:
        """The next block, shape (n, channels), as many samples as are ready."""
        return _int16(block if self._stream is None else self._stream.resample_chunk(block))

    def finish(self) -> NDArray[np.int16]:
        """What was still inside."""
        nothing = np.zeros((0, self._channels), dtype=np.float32)
        return _int16(nothing if self._stream is None else self._stream.resample_chunk(nothing, last=True))


def _floats(sound: Sound) -> NDArray[np.float32]:
    """-1..1."""
    return sound.astype(np.float32) / np.float32(32768)


def _int16(block: NDArray[np.float32]) -> NDArray[np.int16]:
    """Rounded and saturated; 16-bit samples that were read as floats come back as they were."""
    whole: NDArray[np.int16] = np.clip(np.rint(block * 32768.0), -32768, 32767).astype(np.int16)
    return whole
