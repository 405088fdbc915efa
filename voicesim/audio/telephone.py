"""The client's side of the line: a narrow band, a coarse code, and whatever street they stand in.

Only the client goes through it; the trainee is recorded wide-band, as their headset hears them. How the line
sounds while nobody speaks is worked out once, for one round of its noise: such a frame is copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound
from voicesim.audio.g711 import Law, through
from voicesim.audio.levels import saturated
from voicesim.audio.noise import LOOP, Noise, background, hiss

LOW, HIGH = 300.0, 3400.0
"""The telephone's band in hertz (ITU-T G.712): 3 dB down at both ends."""

HISS = -63.0
"""Level of the line's own breath, dBFS rms in 16 kHz."""

LEVELS: dict[Noise, float] = {
    "none": -120.0,
    "street": -44.0,
    "cafe": -46.0,
    "traffic": -40.0,
    "office": -50.0,
    "home": -56.0,
    "wind": -44.0,
    "station": -44.0,
}
"""Usual level of each background, dBFS rms on the line, about 20 dB under the client's voice."""

_BAND_TAPS = 257
_IMAGE_TAPS = 33
DELAY = (_BAND_TAPS - 1) // 2 + (_IMAGE_TAPS - 1) // 2  # 9 ms
"""Samples by which the line is late. A frame depends on twice as many before it: less than a frame."""

_OLD = (_IMAGE_TAPS - 1) // 2
"""Samples of the line at 8 kHz that its last filter needs of the frame before."""


class Telephone:
    """A telephone line that is spoken into frame by frame.

    `noise` is the place the client calls from and `level` its level in dBFS rms as heard on the line (None:
    the usual one). `law` is the line's code. The same seed gives the same line, to the sample.
    """

    def __init__(
        self,
        noise: Noise = "none",
        seed: int = 0,
        *,
        level: float | None = None,
        law: Law = "a",
        hissing: float = HISS,
    ) -> None:
        self._law: Law = law
        self._band = _band_pass()
        self._bed = _bed(noise, seed, LEVELS[noise] if level is None else level, hissing, law)
        self._at = 0
        self._spoken = np.zeros(_BAND_TAPS - 1)
        self._coded: Sound = np.zeros(_OLD, dtype=np.int16)
        self._silent = False

    def process(self, frame: Frame) -> Frame:
        """20 ms of the client's voice (int16, wide-band) as the trainee hears them, `DELAY` samples late."""
        start, end = self._at, self._at + FRAME // 2
        self._at = end % len(self._bed.noise)
        before, self._silent = self._silent, not frame.any()
        if before and self._silent:
            self._coded = self._bed.coded[end - _OLD : end]
            return self._bed.heard[2 * start : 2 * end].copy()
        return self._carried(frame, self._bed.noise[start:end])

    def _carried(self, frame: Frame, noise: NDArray[np.float32]) -> Frame:
        """A frame in which something is spoken, or was just before."""
        spoken: NDArray[np.float64] = np.concatenate((self._spoken, frame.astype(np.float64)))
        self._spoken = spoken[FRAME:]
        narrow = np.convolve(spoken, self._band, "valid")[::2]
        line = np.concatenate((self._coded, _coded(narrow + noise, self._law)))
        self._coded = line[-_OLD:]
        return _to_ear(line)


@dataclass(frozen=True, slots=True, eq=False)
class _Bed:
    """One round of a line's noise."""

    noise: NDArray[np.float32]
    """Narrowed to the band, at 8 kHz."""
    coded: Sound
    """It in the line's code and back, at 8 kHz."""
    heard: Sound
    """It as the trainee hears it while nobody speaks, at 16 kHz."""


@lru_cache(maxsize=16)
def _bed(noise: Noise, seed: int, level: float, hissing: float, law: Law) -> _Bed:
    """The noise of one loop; calls alike share it."""
    place = _narrowed(background(noise, seed), _band_pass())
    rms = float(np.sqrt(np.mean(place**2)))
    scaled = place * (_amplitude(level) / rms) if rms > 0 else place
    breath = hiss(LOOP // 2, np.random.default_rng([seed, len(LEVELS)])) * _amplitude(hissing)
    bed = (scaled[::2] + breath).astype(np.float32)
    coded = _coded(bed.astype(np.float64), law)
    heard = _to_ear(np.concatenate((coded[-_OLD:], coded)))
    for array in (bed, coded, heard):
        array.flags.writeable = False
    return _Bed(bed, coded, heard)


def _coded(line: NDArray[np.float64], law: Law) -> Sound:
    """What is left of a line at 8 kHz after its code and back."""
    return through(saturated(np.rint(line)), law)


def _to_ear(line: Sound) -> Sound:
    """8 kHz to 16: a zero between two samples, the image above 4 kHz taken away. The first `_OLD` are old."""
    stuffed = np.zeros(2 * len(line))
    stuffed[::2] = line
    return saturated(np.rint(np.convolve(stuffed, _image(), "valid")))


def _amplitude(dbfs: float) -> float:
    """Root mean square, in sample units, of a level in dBFS."""
    return float(32768.0 * 10 ** (dbfs / 20))


def _low_pass(hertz: float, taps: int) -> NDArray[np.float64]:
    """Windowed sinc (Kaiser, 50 dB), 6 dB down at `hertz`, gain 1 at rest."""
    n = np.arange(taps) - (taps - 1) / 2
    kernel = np.sinc(2 * hertz / SAMPLE_RATE * n) * np.kaiser(taps, 4.55)
    return np.asarray(kernel / kernel.sum())


@lru_cache(maxsize=1)
def _image() -> NDArray[np.float64]:
    """What takes the image away; twice as loud, for the zeros."""
    return 2 * _low_pass(4000.0, _IMAGE_TAPS)


@lru_cache(maxsize=1)
def _band_pass() -> NDArray[np.float64]:
    """The band: one low-pass less another. 24 Hz beyond each end, where a sinc is 6 dB down and not 3."""
    return _low_pass(HIGH + 24, _BAND_TAPS) - _low_pass(LOW - 24, _BAND_TAPS)


def _narrowed(loop: NDArray[np.float64], kernel: NDArray[np.float64]) -> NDArray[np.float64]:
    """A loop filtered round its seam."""
    response = np.fft.rfft(kernel, len(loop))
    return np.fft.irfft(np.fft.rfft(loop) * response, len(loop))
