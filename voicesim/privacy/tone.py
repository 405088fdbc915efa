"""The hidden seconds of a sound, replaced by a tone: no trace of the voice is left under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from voicesim.audio.frames import SAMPLE_RATE, Sound, samples

MARGIN = samples(0.15)
"""Samples hidden before and after the words: recognisers place them to within about this."""
_HERTZ = 440.0
_LEVEL = 10 ** (-26 / 20) * 32_767
"""-26 dBFS: heard, and softer than speech."""
_EDGE = samples(0.005)
"""Rise and fall of a tone: shorter is heard as a click."""


def toned(sound: Sound, spans: Sequence[tuple[int, int]]) -> Sound:
    """A copy of one channel whose spans (samples), with their margins, are a tone."""
    copy = sound.copy()
    for start, end in widened(spans, len(sound)):
        copy[start:end] = _tone(end - start)
    return copy


def widened(spans: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """The spans with their margins, within the sound, those that meet as one; in order."""
    wide = sorted((max(0, start - MARGIN), min(length, end + MARGIN)) for start, end in spans)
    joined: list[tuple[int, int]] = []
    for start, end in wide:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    yield from joined


def _tone(length: int) -> Sound:
    wave = _LEVEL * np.sin(2 * np.pi * _HERTZ * np.arange(length) / SAMPLE_RATE)
    edge = min(_EDGE, length // 2)
    if edge:
        ramp = np.linspace(0.0, 1.0, edge)
        wave[:edge] *= ramp
        wave[length - edge :] *= ramp[::-1]
    return np.rint(wave).astype(np.int16)
