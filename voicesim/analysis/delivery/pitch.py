"""The pitch of a voice over time, by Praat's autocorrelation (Boersma 1993), octave errors taken out.

Two passes (Hirst 2011): a coarse one finds the speaker's own register, a fine one looks only there. Pitch is
measured, never interpreted: what leaves this room are semitones around the speaker's own median.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voicesim.analysis.delivery.activity import Span
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.audio.stored import Samples

STEP = 0.015
"""Seconds between two values."""
COARSE_STEP = 0.06
WIDEST = (65.0, 600.0)
"""Hz looked at in the first pass."""
MARGIN = SAMPLE_RATE // 20  # 50 ms
"""Silence kept around each stretch, so that its edges have a whole window."""
LOCAL = 15
"""Values on each side that make the neighbourhood of one."""
BUNDLE = SAMPLE_RATE * 300  # 5 min
"""So much speech is measured at a time: more would not fit in a small machine's memory."""
SHORTEST = SAMPLE_RATE // 10  # 100 ms
"""Praat finds no pitch in less than some periods of the lowest voice."""
OCTAVE = 8.0
"""Semitones from the neighbourhood's median beyond which a value is an octave error."""


@dataclass(frozen=True, slots=True)
class Track:
    """Pitch every 15 ms over the speech."""

    at: NDArray[np.float64]
    """Seconds."""
    hertz: NDArray[np.float64]
    """0 where the voice does not vibrate."""

    @property
    def voiced(self) -> NDArray[np.float64]:
        """The values where it does."""
        return np.asarray(self.hertz[self.hertz > 0])


def track(sound: Samples, speech: Sequence[Span] | None = None) -> Track:
    """The pitch over `speech` (over everything when None): Praat runs on what is spoken, joined.

    Long speech is given to it in bundles of `BUNDLE`, with one register for all.
    """
    spans = speech if speech is not None else (Span(0, len(sound)),)
    pieces = [Span(max(0, s.start - MARGIN), min(len(sound), s.end + MARGIN)) for s in spans]
    if sum(piece.length for piece in pieces) < SAMPLE_RATE // 5:
        return Track(np.zeros(0), np.zeros(0))
    bundles = list(_bundles(pieces))
    floor, ceiling = _register(np.concatenate([_coarse(sound, bundle) for bundle in bundles]))
    tracks = [_fine(sound, bundle, floor, ceiling) for bundle in bundles]
    at, hertz = (np.concatenate(columns) for columns in zip(*tracks, strict=True))
    return Track(at, without_octave_errors(hertz))


def semitones(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Semitones around the median of the values."""
    return np.asarray(12 * np.log2(hertz / np.median(hertz))) if len(hertz) else hertz


def without_octave_errors(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    """The track without the values that jump away from their neighbourhood by most of an octave or more."""
    index = np.flatnonzero(hertz > 0)
    if len(index) < 2 * LOCAL + 1:
        return hertz
    values = 12 * np.log2(hertz[index])
    padded = np.pad(values, LOCAL, mode="reflect")
    local = np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * LOCAL + 1), axis=1)
    kept = hertz.copy()
    kept[index[np.abs(values - local) > OCTAVE]] = 0.0
    return kept


def _bundles(pieces: Sequence[Span]) -> Iterator[list[Span]]:
    """Neighbouring pieces, together no longer than `BUNDLE`; a longer piece is cut."""
    bundle: list[Span] = []
    for piece in pieces:
        for start in range(piece.start, piece.end, BUNDLE):
            part = Span(start, min(start + BUNDLE, piece.end))
            if bundle and sum(one.length for one in bundle) + part.length > BUNDLE:
                yield bundle
                bundle = []
            bundle.append(part)
    if bundle:
        yield bundle


def _joined(sound: Samples, pieces: Sequence[Span]) -> NDArray[np.float64]:
    joined, at = np.empty(sum(piece.length for piece in pieces)), 0
    for piece in pieces:
        np.divide(sound[piece.start : piece.end], 32768.0, out=joined[at : at + piece.length])
        at += piece.length
    return joined


def _coarse(sound: Samples, pieces: Sequence[Span]) -> NDArray[np.float64]:
    return _praat(_joined(sound, pieces), COARSE_STEP, *WIDEST)[1]


def _fine(
    sound: Samples, pieces: Sequence[Span], floor: float, ceiling: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    at, hertz = _praat(_joined(sound, pieces), STEP, floor, ceiling)
    return _placed(at, pieces), hertz


def _register(hertz: NDArray[np.float64]) -> tuple[float, float]:
    """Floor and ceiling of the second pass: three quarters of the low quartile, 2.2 times the high one."""
    voiced = hertz[hertz > 0]
    if len(voiced) < 8:
        return WIDEST
    low, high = np.percentile(voiced, (25, 75))
    return max(WIDEST[0], 0.7 * float(low)), min(WIDEST[1], max(2.2 * float(high), 250.0))


def _praat(
    wave: NDArray[np.float64], step: float, floor: float, ceiling: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    import parselmouth

    if len(wave) < SHORTEST:
        return np.zeros(0), np.zeros(0)
    sound = parselmouth.Sound(wave, SAMPLE_RATE)
    del wave  # Praat has its own copy: at five minutes 38 MB
    pitch = sound.to_pitch_ac(time_step=step, pitch_floor=floor, pitch_ceiling=ceiling)
    return np.asarray(pitch.xs()), np.asarray(pitch.selected_array["frequency"])


def _placed(at: NDArray[np.float64], pieces: Sequence[Span]) -> NDArray[np.float64]:
    """From seconds of the joined speech to seconds of the sound."""
    lengths = np.array([piece.length for piece in pieces])
    ends = np.cumsum(lengths)
    which = np.minimum(np.searchsorted(ends, at * SAMPLE_RATE, side="right"), len(pieces) - 1)
    shift = np.array([piece.start for piece in pieces]) - (ends - lengths)
    return np.asarray(at + shift[which] / SAMPLE_RATE)
