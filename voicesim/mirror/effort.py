"""Vocal effort: one number for each passage, in deviations from the speaker's own reference. Pure.

Three differences are put into one unit, the semitone, and added; the sum is divided by how much the same
sum varies in the reference itself. No population is behind it, nothing was learnt from data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from voicesim.mirror.passages import Passage, Voice

PER_DECIBEL = 0.4
"""Semitones that go with one decibel.

Mean pitch rises by 0.2 to 0.6 semitones per dB when people read louder (Gramming et al. 1987), and by an
octave over the 30 dB from a whispering distance to a shout (Andersson, Eriksson & Traunmüller 1996).
"""
PER_SYLLABLE = 0.25
"""Semitones that go with one syllable per second more.

Small on purpose: excited speech is faster (Juslin & Laukka 2003), speech over a distance has longer vowels
(Traunmüller & Eriksson 2000).

The range of the pitch has no weight at all: it stays the same in semitones as effort rises (Andersson,
Eriksson & Traunmüller 1996) and follows how lively one speaks.
"""
USUAL = 1.5
"""Semitones by which the base of a voice varies at least from one calm sentence to the next; a reference that
varies less is given this much. Five readers of calm sentences varied by 0.6 to 1.7."""
ENOUGH_PASSAGES = 6
ENOUGH_SPEECH = 20.0
"""Passages and seconds of speech under which there is nothing to compare with."""
MAD = 1.4826
"""Makes a median absolute deviation comparable to a standard deviation."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A speaker's own ordinary voice."""

    pitch: float
    """Semitones above 27.5 Hz."""
    level: float | None
    """dBFS; None when levels are not to be compared."""
    rate: float
    """Syllables per second."""
    spread: float
    """Semitones that make one deviation."""
    seconds: float
    """Of speech it was taken on."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the curve."""

    start: int
    end: int
    """Samples."""
    effort: float
    """Deviations from the own reference; 0 is the reference."""


def curve(voice: Voice) -> tuple[tuple[Point, ...], Reference] | None:
    """The effort of every passage of a call, against the half of the call where it was lowest.

    None when too little was said.
    """
    said = voice.passages
    if len(said) < ENOUGH_PASSAGES or sum(one.seconds for one in said) < ENOUGH_SPEECH:
        return None
    reference = reference_of(quieter_half(said, voice.level_trusted), voice.level_trusted)
    return tuple(Point(one.start, one.end, effort(one, reference)) for one in said), reference


def effort(passage: Passage, reference: Reference) -> float:
    """Deviations of one passage from the reference."""
    return _shift(passage, reference.pitch, reference.level, reference.rate) / reference.spread


def reference_of(passages: Sequence[Passage], level_trusted: bool) -> Reference:
    """The reference that these passages make, at least one: medians, and the spread around them."""
    pitch, level, rate = _medians(passages, level_trusted)
    shifts = [_shift(one, pitch, level, rate) for one in passages]
    spread = MAD * float(np.median(np.abs(np.array(shifts) - np.median(shifts))))
    return Reference(pitch, level, rate, max(USUAL, spread), sum(one.seconds for one in passages))


def quieter_half(passages: Sequence[Passage], level_trusted: bool) -> list[Passage]:
    """The passages whose effort is not above the middle one's, in order."""
    middle = _medians(passages, level_trusted)
    shifts = [_shift(one, *middle) for one in passages]
    least = float(np.median(shifts))
    return [one for one, shift in zip(passages, shifts, strict=True) if shift <= least]


def _medians(passages: Sequence[Passage], level_trusted: bool) -> tuple[float, float | None, float]:
    return (
        float(np.median([one.pitch for one in passages])),
        float(np.median([one.level for one in passages])) if level_trusted else None,
        float(np.median([one.rate for one in passages])),
    )


def _shift(passage: Passage, pitch: float, level: float | None, rate: float) -> float:
    """Semitones, or what goes with them, above these values."""
    louder = 0.0 if level is None else PER_DECIBEL * (passage.level - level)
    return passage.pitch - pitch + louder + PER_SYLLABLE * (passage.rate - rate)
