"""From any rate to the call's, with soxr: the channels of a file, block by block.

soxr is given floating-point numbers and never 16-bit ones: those it dithers, and a replayed call must be
the same. For a sound card, which cannot wait for soxr's bursts, see `voicesim.audio.blocks`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE

_LOUDEST = np.float32(64.0)
"""Times full scale, beyond which (infinity, say) a sample would reach its neighbours through the filter."""


class Resampler:
    """Several channels of floating-point samples (-1..1) made into 16-bit ones at the call's rate.

    What goes in comes out a little later: `process` may give less than it was given, and `finish` the rest.
    """

    def __init__(self, rate: int, channels: int) -> None:
        import soxr

        self._channels = channels
        self._stream = (
            soxr.ResampleStream(rate, SAMPLE_RATE, channels, dtype="float32", quality="HQ")
            if rate != SAMPLE_RATE
            else None
        )

    def process(self, block: NDArray[np.float32]) -> NDArray[np.int16]:
        """The next block, shape (n, channels): as many samples as are ready. No NaN may be among them."""
        block = np.clip(block, -_LOUDEST, _LOUDEST)
        return _int16(block if self._stream is None else self._stream.resample_chunk(block))

    def finish(self) -> NDArray[np.int16]:
        """What was still inside; the stream cannot be used afterwards."""
        nothing = np.zeros((0, self._channels), dtype=np.float32)
        return _int16(nothing if self._stream is None else self._stream.resample_chunk(nothing, last=True))


def _int16(block: NDArray[np.float32]) -> NDArray[np.int16]:
    """Rounded and saturated; 16-bit samples that were read as floats come back as they were."""
    whole: NDArray[np.int16] = np.clip(np.rint(block * 32768.0), -32768, 32767).astype(np.int16)
    return whole
