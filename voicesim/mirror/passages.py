"""What the curve is made of: passages of a few seconds of one voice, three numbers each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from voicesim.analysis.delivery.activity import HOP, Activity, Levels, Span, activity, levels
from voicesim.analysis.delivery.measuring import VOICED_LEAST, clipped_share, voiced_blocks
from voicesim.analysis.delivery.pitch import STEP, Track, track
from voicesim.analysis.delivery.syllables import nuclei
from voicesim.audio.frames import SAMPLE_RATE, Sound

PASSAGE = 4 * SAMPLE_RATE  # 4 s
"""Speech of one passage, at most one stretch between two pauses more."""
VIBRATING_LEAST = 0.3
"""Seconds of vibrating voice under which a passage has no pitch, and is left out."""
LOW = 25
"""Percentile of a passage's pitch that stands for it.

Speakers liven up a sentence by rising from a base value that lies below their mean (Traunmüller & Eriksson
1995), and that base is what rises with vocal effort. The low quartile is near the base, and unlike the
lowest values it bears the odd octave error.
"""
CLEAR = 15.0
"""dB above the room from which on a level can be trusted."""
CLIPPED = 0.01
"""Share of cut-off samples from which on it cannot."""
GEMAPS = 27.5
"""Hz from which semitones are counted (Eyben et al. 2016)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some seconds of one voice."""

    start: int
    end: int
    """Samples."""
    pitch: float
    """Semitones above 27.5 Hz: the low quartile."""
    level: float
    """dBFS of the speech."""
    rate: float
    """Syllables per second of speech."""
    seconds: float
    """Of speech."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One channel."""

    passages: tuple[Passage, ...]
    """In order; what could not be measured is left out."""
    level_trusted: bool
    """False when the room is too loud or the sound is cut off: then the level says nothing."""


def listen(sound: Sound, turns: Sequence[tuple[int, int]]) -> Voice:
    """The passages of one speaker's channel, 16 kHz, inside their `turns` (samples).

    Pitch is looked for in the register of the whole channel: there is one speaker on it.
    """
    level = levels(sound)
    active = activity(level, turns)
    pitch = track(sound, active.speech)
    vibrating = voiced_blocks(len(sound), pitch)
    found = []
    for spans in _passages(active, turns):
        inside = (pitch.at * SAMPLE_RATE >= spans[0].start) & (pitch.at * SAMPLE_RATE < spans[-1].end)
        low = _pitch(Track(pitch.at[inside], pitch.hertz[inside]))
        if low is not None:
            duration = sum(span.length for span in spans) / SAMPLE_RATE
            rate = nuclei(sound, spans, vibrating) / duration
            found.append(Passage(spans[0].start, spans[-1].end, low, _level(level, spans), rate, duration))
    trusted = active.clearance >= CLEAR and clipped_share(sound) <= CLIPPED
    return Voice(tuple(found), trusted)


def _passages(active: Activity, turns: Sequence[tuple[int, int]]) -> Iterator[list[Span]]:
    """The stretches of speech of each turn, cut between two of them every four seconds of speech."""
    for start, end in turns:
        group: list[Span] = []
        for span in active.speech:
            if not start <= span.start < end:
                continue
            group.append(span)
            if sum(one.length for one in group) >= PASSAGE:
                yield group
                group = []
        if group:
            yield group


def _pitch(pitch: Track) -> float | None:
    """Semitones above 27.5 Hz; None for a whisper or too short a word."""
    voiced = pitch.voiced
    if len(voiced) * STEP < VIBRATING_LEAST or len(voiced) < VOICED_LEAST * len(pitch.hertz):
        return None
    return float(12 * np.log2(np.percentile(voiced, LOW) / GEMAPS))


def _level(level: Levels, spans: Sequence[Span]) -> float:
    spoken = np.concatenate([level[span.start // HOP : span.end // HOP] for span in spans])
    return float(10 * np.log10(np.mean(10 ** (spoken.astype(np.float64) / 10))))
