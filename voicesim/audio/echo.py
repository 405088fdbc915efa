"""Does the microphone hear the speaker? How late, and how loud.

Found by generalised cross-correlation with phase transform (Knapp and Carter, "The generalized correlation
method for estimation of time delay", IEEE Trans. ASSP 24(4), 1976) in the telephone's band: an echo,
however soft, gives one sharp peak; two people speaking at once give none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples
from voicesim.audio.levels import FLOOR, rms_dbfs

LONGEST = samples(0.32)
"""The latest echo that is looked for: a wireless loudspeaker across the room."""

WINDOW = samples(1.0)
"""Microphone sound that a measurement needs."""

SURE = 0.22
"""Height of the peak, 0..1, from which it is an echo. Between unrelated voices it stays under 0.1."""

TAIL = 3.0
"""Decibels per frame by which a room's tail falls, at the slowest: 60 dB in 0.4 s."""

_BAND = (300.0, 3400.0)  # hertz
_FAINT = 40.0  # dB under the strongest: partials of the speaker weaker than this are noise
_HEARD = -45.0  # dBFS: softer than this the speaker is silent
_BINS = 400  # fewer partials than this are a tone, whose delay cannot be told


@dataclass(frozen=True, slots=True)
class Echo:
    """The way from speaker to microphone through the air."""

    delay: int
    """Samples from the frame given to the speaker to its return."""
    level: float
    """Decibels of the returned sound relative to the one played, where that is loud; negative."""
    most: float
    """Decibels by which it may come back at the most: soft sounds ring on, and the room adds to some."""
    peak: float
    """0..1, how sharply it was found."""

    @property
    def sure(self) -> bool:
        """Is there an echo at all?"""
        return self.peak >= SURE


def measured(speaker: Sound, mic: Sound) -> Echo | None:
    """The echo in `WINDOW` samples of microphone, given the speaker from `LONGEST` samples earlier on.

    `speaker` and `mic` end at the same sample. None when the speaker played too little, or only tones.
    """
    length = len(speaker)
    if len(mic) != WINDOW or length != WINDOW + LONGEST:
        raise ValueError(f"{len(mic)} samples of microphone and {length} of speaker cannot be compared")
    played = np.fft.rfft(speaker, 2 * length)
    heard = np.fft.rfft(mic, 2 * length)
    hertz = np.arange(len(played)) * (SAMPLE_RATE / (2 * length))
    power = np.abs(played) ** 2 * ((hertz >= _BAND[0]) & (hertz <= _BAND[1]))
    used = power > power.max() * 10 ** (-_FAINT / 10)
    if rms_dbfs(speaker[LONGEST:]) < _HEARD or int(used.sum()) < _BINS:
        return None
    cross = heard * np.conj(played)
    phases = np.where(used, cross / np.maximum(np.abs(cross), 1e-9), 0)
    correlation = np.fft.irfft(phases, 2 * length) * length / used.sum()
    # the window of the microphone begins LONGEST samples into that of the speaker: lag -LONGEST is delay 0
    lags = np.roll(correlation, LONGEST)[: LONGEST + 1]
    delay = int(np.argmax(lags))
    return Echo(delay, *_levels(speaker, mic, delay), min(1.0, float(lags[delay])))


def _levels(speaker: Sound, mic: Sound, delay: int) -> tuple[float, float]:
    """How much softer frames come back: the upper tenth of the loud ones, and of all that can be heard."""
    played = envelope(levels(speaker), 0)[(LONGEST - delay) // FRAME :]
    back = levels(mic)
    count = min(len(played), len(back))
    softer = [(p, b - p) for p, b in zip(played[:count], back[:count], strict=True) if p > _HEARD]
    if not softer:
        return FLOOR, FLOOR
    loud = [loss for p, loss in softer if p > max(softer)[0] - 15]
    return float(np.quantile(loud, 0.9)), float(np.quantile([loss for _, loss in softer], 0.9))


def levels(sound: Sound) -> list[float]:
    """dBFS of each whole frame."""
    return [rms_dbfs(sound[i : i + FRAME]) for i in range(0, len(sound) - FRAME + 1, FRAME)]


def envelope(played: list[float], delay: int) -> list[float]:
    """At most how loud each frame's echo can still be, before the loss on the way: a room rings on.

    `delay` is in frames, and the neighbours of a frame count as well: the two are not cut at the same sample.
    """
    result, tail = [], -math.inf
    for index in range(len(played)):
        near = played[max(0, index - delay - 1) : max(0, index - delay + 2)]
        tail = max([tail - TAIL, *near])
        result.append(tail)
    return result
