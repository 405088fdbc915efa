"""Marking synthetic sound, so that a recording of the client can be told from one of a person.

Article 50(2) of the AI Act asks for a mark that a machine can read. There are two: words in the file's
own tags (`TAGS`), which any player shows and any editor can remove; and a mark in the sound itself, which
stays. That one is a spread-spectrum watermark (Cox, Kilian, Leighton, Shamoon, IEEE Trans. Image Processing
6, 1997; zero bits: it says "voicesim made this" and nothing else, certainly not who or when): noise known
to all, `DEPTH` under the voice and only where there is voice, inside the telephone's band, repeated every
second on the recording's own clock. The noise of an ordinary line is louder. Whoever knows the sequence
finds it by adding up the seconds: what is speech averages out, what is mark stays.

What it stands (tests/voice/test_marking.py): it is found in 20 s of the client's voice after the telephone
band, A-law, street noise, Opus at 16 kbit/s, a cut at any place, any gain, mixing with the trainee. Not
after a change of speed; and it is not made to stand against somebody who wants it gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE, Frame, Sound
from voicesim.audio.levels import saturated

TAGS = {
    "title": "Simulated telephone call",
    "comment": "Synthetic voice: the right channel is a client played by an artificial intelligence.",
    "software": "voicesim",
}
"""For the file's tags: the first of the two marks."""

PERIOD = 1 << 14  # 1.024 s
"""Samples after which the mark repeats; a power of two, for the detector's transforms."""
DEPTH = -30.0
"""Decibels of the mark against the voice around it."""
FOUND = 7.0
"""Score from which a mark is certain: by chance one recording in ten million reaches it."""

_LOW, _HIGH = 350.0, 3300.0
_SEED = 0x564F4943  # "VOIC"
_QUIET = 60.0
_BLOCK = 512  # 32 ms
_HOP = _BLOCK // 2


@dataclass(frozen=True, slots=True)
class Finding:
    """What a detector found."""

    score: float
    """Height of the mark above what chance gives, in standard deviations."""
    offset: int
    """Where in the mark's period the recording begins."""

    @property
    def marked(self) -> bool:
        """True when the sound carries the mark."""
        return self.score >= FOUND


class Marker:
    """Marks one channel, frame by frame and without delay: the clock is the count of frames given."""

    def __init__(self) -> None:
        self._at = 0
        self._gain = 0.0

    def process(self, frame: Frame) -> Frame:
        """The frame with its mark; silence stays silence."""
        first, self._at = self._at, (self._at + len(frame)) % PERIOD
        loud = frame.astype(np.float64)
        level = float(np.sqrt(np.dot(loud, loud) / len(frame)))
        before, self._gain = self._gain, level * 10 ** (DEPTH / 20) if level > _QUIET else 0.0
        if before == self._gain == 0.0:
            return frame
        ramp = _ramp(before, self._gain, len(frame))
        return saturated(np.rint(frame + ramp * _sequence_from(first, len(frame))))


def _ramp(before: float, after: float, length: int) -> NDArray[np.float32]:
    """Evenly from one to the other: what `np.linspace` gives, in a fifth of its time for one frame."""
    ramp = (_counted(length) * ((after - before) / (length - 1)) + before).astype(np.float32)
    ramp[-1] = after
    return ramp


@cache
def _counted(length: int) -> NDArray[np.float64]:
    return np.arange(length, dtype=np.float64)


def _sequence_from(first: int, length: int) -> NDArray[np.float32]:
    """So many samples of the mark, which begins anew at its end."""
    mark = sequence()
    if first + length <= PERIOD:
        return mark[first : first + length]
    return mark[(first + np.arange(length)) % PERIOD]


@cache
def sequence() -> NDArray[np.float32]:
    """The mark: one period of noise in the telephone's band, rms 1, the same in every copy of voicesim."""
    random = np.random.Generator(np.random.PCG64(_SEED))
    signs = random.integers(0, 2, PERIOD) * 2.0 - 1.0
    spectrum = np.fft.rfft(signs)
    hertz = np.fft.rfftfreq(PERIOD, 1 / SAMPLE_RATE)
    spectrum[(hertz < _LOW) | (hertz > _HIGH)] = 0
    wave = np.fft.irfft(spectrum, PERIOD)
    mark: NDArray[np.float32] = (wave / np.sqrt(np.mean(wave**2))).astype(np.float32)
    mark.flags.writeable = False
    return mark


def find(sound: Sound) -> Finding:
    """Look for the mark in mono sound at 16 kHz; twenty seconds of voice are enough, more are better."""
    flat = _flattened(sound)
    periods = -(-len(flat) // PERIOD)
    if not periods or not flat.any():
        return Finding(0.0, 0)
    folded = np.pad(flat, (0, periods * PERIOD - len(flat))).reshape(periods, PERIOD).sum(axis=0)
    match = np.fft.irfft(np.fft.rfft(folded) * np.conj(np.fft.rfft(sequence())), PERIOD)
    best = int(np.argmax(match))
    return Finding(float((match[best] - np.mean(match)) / np.std(match)), -best % PERIOD)


def _flattened(sound: Sound) -> NDArray[np.float64]:
    """The sound with all its bins of the telephone's band made equally loud: what is left is phase.

    Speech is loud where it has energy and the mark is not; flattening gives the quiet bins, in which the
    mark is strong against the voice, their say.
    """
    if len(sound) < _BLOCK:
        return np.zeros(0)
    window = np.hanning(_BLOCK + 1)[:-1] ** 0.5
    starts = np.arange(0, len(sound) - _BLOCK + 1, _HOP)
    blocks = sound[starts[:, None] + np.arange(_BLOCK)] * window
    spectra = np.fft.rfft(blocks, axis=1)
    hertz = np.fft.rfftfreq(_BLOCK, 1 / SAMPLE_RATE)
    voiced = np.sqrt(np.mean(blocks**2, axis=1)) > _QUIET
    weight = np.where((hertz > _LOW) & (hertz < _HIGH), 1.0, 0.0) * voiced[:, None]
    pieces = np.fft.irfft(weight * spectra / (np.abs(spectra) + 1.0), _BLOCK, axis=1) * window
    flat = np.zeros(len(sound))
    for even in (0, 1):  # blocks of one parity do not overlap
        chosen = pieces[even::2]
        first = even * _HOP
        flat[first : first + chosen.size] += chosen.reshape(-1)
    return flat
