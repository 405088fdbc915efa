"""The telephone's tones: ringing, the click of the receiver, the end of a call, the music of a hold.

Each is a plain `Sound`; `at(tone, position)` gives the frame at any sample of a tone that repeats.

Frequencies and cadences are those of the national networks: ITU-T E.180 Supplement 2 (01/94), "Various tones
used in national networks". The hold music is ours: four chords, generated here, owed to nobody.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound, samples, silence

_EDGE = samples(0.005)
"""A tone rises and falls in 5 ms: shorter is heard as a click."""

_RING: dict[str, tuple[tuple[float, ...], tuple[tuple[float, float], ...]]] = {
    "fr": ((440.0,), ((1.5, 3.5),)),
    "en": ((400.0, 450.0), ((0.4, 0.2), (0.4, 2.0))),
}
"""Ringing tone: frequencies in hertz, then seconds on and off, of France and of the United Kingdom."""

_BUSY: dict[str, tuple[tuple[float, ...], tuple[tuple[float, float], ...]]] = {
    "fr": ((440.0,), ((0.5, 0.5),) * 3),
    "en": ((400.0,), ((0.375, 0.375),) * 3),
}
"""Busy tone, which a line gives when the other has hung up, three times over."""


@cache
def ring(language: str = "fr") -> Sound:
    """One period of the ringing tone, silence included: 5 s in French, 3 s in English."""
    return _cadence(*_RING[language], level=-21.0)


@cache
def hangup_tone(language: str = "fr") -> Sound:
    """Three beeps: the other has hung up. A whole number of frames."""
    beeps = _cadence(*_BUSY[language], level=-24.0)
    return np.concatenate((beeps, silence(-len(beeps) % FRAME)))


@cache
def click() -> Sound:
    """The receiver is lifted: 30 ms, two knocks that die away."""
    seconds = np.arange(samples(0.030)) / SAMPLE_RATE
    knock = np.sin(2 * np.pi * 900 * seconds) * np.exp(-seconds / 0.003)
    again = np.roll(knock, samples(0.012))
    again[: samples(0.012)] = 0
    return np.rint(5000 * (knock + 0.5 * again)).astype(np.int16)


@cache
def hold_music() -> Sound:
    """One loop of 16 s, about -30 dBFS: soft plucked chords, whose last notes ring on into the first."""
    loop = np.zeros(samples(16.0))
    for bar, chord in enumerate(_CHORDS):
        for beat, note in enumerate((0, 2, 1, 3, 2, 1, 3, 2)):
            _pluck(loop, samples(4.0 * bar + 0.5 * beat), chord[note], 1.0 if beat == 0 else 0.6)
        _pluck(loop, samples(4.0 * bar), chord[0] / 2, 0.8)
    loop *= 10 ** (-30 / 20) * 32768 / float(np.sqrt(np.mean(loop**2)))
    sound: Sound = np.rint(loop).astype(np.int16)
    sound.flags.writeable = False
    return sound


_CHORDS: tuple[tuple[float, float, float, float], ...] = (
    (349.23, 440.00, 523.25, 659.26),  # F major seventh
    (293.66, 440.00, 523.25, 698.46),  # D minor seventh
    (392.00, 466.16, 587.33, 698.46),  # G minor seventh
    (329.63, 392.00, 523.25, 587.33),  # C with a ninth
)


def _pluck(loop: NDArray[np.float64], start: int, hertz: float, strength: float) -> None:
    """Add one note to the loop; what rings past the end goes on at the beginning."""
    seconds = np.arange(samples(3.0)) / SAMPLE_RATE
    body = np.sin(2 * np.pi * hertz * seconds) + 0.3 * np.sin(4 * np.pi * hertz * seconds) * np.exp(
        -seconds / 0.3
    )
    envelope = (1 - np.exp(-seconds / 0.006)) * np.exp(-seconds / 0.7) * np.clip((3.0 - seconds) / 0.2, 0, 1)
    index = (start + np.arange(len(seconds))) % len(loop)
    loop[index] += strength * body * envelope


def _cadence(pitches: tuple[float, ...], cadence: tuple[tuple[float, float], ...], level: float) -> Sound:
    """Seconds on and off of a tone at `level` dBFS rms while it sounds."""
    parts: list[Sound] = []
    for on, off in cadence:
        parts += [_tone(pitches, samples(on), level), np.zeros(samples(off), dtype=np.int16)]
    return np.concatenate(parts)


def _tone(pitches: tuple[float, ...], length: int, level: float) -> Sound:
    seconds = np.arange(length) / SAMPLE_RATE
    wave = np.sum([np.sin(2 * np.pi * hertz * seconds) for hertz in pitches], axis=0)
    edge = np.minimum(1.0, np.minimum(np.arange(length) + 1, np.arange(length)[::-1] + 1) / _EDGE)
    amplitude = 32768 * 10 ** (level / 20) * np.sqrt(2 / len(pitches))
    tone: Sound = np.rint(amplitude * edge * wave).astype(np.int16)
    return tone


def at(tone: Sound, position: int) -> Frame:
    """The frame of an endlessly repeated tone that begins at sample `position`."""
    start = position % len(tone)
    if start + FRAME <= len(tone):
        return tone[start : start + FRAME]
    return tone[(start + np.arange(FRAME)) % len(tone)]
