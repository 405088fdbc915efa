"""The client's side of the line: a narrow band, a coarse code, and whatever street they stand in.

Only the client goes through it; the trainee is recorded wide-band, as their headset hears them.
"""

from __future__ import annotations

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
"""Samples by which the line is late."""


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
        self._image = 2 * _low_pass(4000.0, _IMAGE_TAPS)
        self._spoken = np.zeros(_BAND_TAPS - 1)
        self._coded = np.zeros(_IMAGE_TAPS - 1)
        self._noise = _bed(noise, seed, LEVELS[noise] if level is None else level, hissing)
        self._at = 0

    def process(self, frame: Frame) -> Frame:
        """20 ms of the client's voice (int16, wide-band) as the trainee hears them, `DELAY` samples late."""
        spoken: NDArray[np.float64] = np.concatenate((self._spoken, frame.astype(np.float64)))
        self._spoken = spoken[FRAME:]
        narrow = np.convolve(spoken, self._band, "valid")[::2]
        line = narrow + self._noise[self._at : self._at + FRAME // 2]
        self._at = (self._at + FRAME // 2) % len(self._noise)
        return self._to_ear(through(saturated(np.rint(line)), self._law))

    def _to_ear(self, line: Sound) -> Frame:
        """8 kHz back to 16 kHz: a zero between two samples, and the image above 4 kHz taken away."""
        stuffed = np.zeros(FRAME)
        stuffed[::2] = line
        coded = np.concatenate((self._coded, stuffed))
        self._coded = coded[FRAME:]
        return saturated(np.rint(np.convolve(coded, self._image, "valid")))


@lru_cache(maxsize=16)
def _bed(noise: Noise, seed: int, level: float, hissing: float) -> NDArray[np.float32]:
    """The noise of one loop, already narrowed to the band, at 8 kHz; calls alike share it."""
    place = _narrowed(background(noise, seed), _band_pass())
    rms = float(np.sqrt(np.mean(place**2)))
    scaled = place * (_amplitude(level) / rms) if rms > 0 else place
    breath = hiss(LOOP // 2, np.random.default_rng([seed, len(LEVELS)])) * _amplitude(hissing)
    bed = (scaled[::2] + breath).astype(np.float32)
    bed.flags.writeable = False
    return bed


def _amplitude(dbfs: float) -> float:
    """Root mean square, in sample units, of a level in dBFS."""
    return float(32768.0 * 10 ** (dbfs / 20))


def _low_pass(hertz: float, taps: int) -> NDArray[np.float64]:
    """Windowed sinc (Kaiser, 50 dB), 6 dB down at `hertz`, gain 1 at rest."""
    n = np.arange(taps) - (taps - 1) / 2
    kernel = np.sinc(2 * hertz / SAMPLE_RATE * n) * np.kaiser(taps, 4.55)
    return np.asarray(kernel / kernel.sum())


def _band_pass() -> NDArray[np.float64]:
    """The band: one low-pass less another. 24 Hz beyond each end, where a sinc is 6 dB down and not 3."""
    return _low_pass(HIGH + 24, _BAND_TAPS) - _low_pass(LOW - 24, _BAND_TAPS)


def _narrowed(loop: NDArray[np.float64], kernel: NDArray[np.float64]) -> NDArray[np.float64]:
    """A loop filtered round its seam."""
    response = np.fft.rfft(kernel, len(loop))
    return np.fft.irfft(np.fft.rfft(loop) * response, len(loop))
