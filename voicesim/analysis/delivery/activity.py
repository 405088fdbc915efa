"""Where there is speech and where there is none: segments and pauses of one speaker's channel.

An energy detector after ITU-T P.56's idea (a margin above the noise, a hangover), made adaptive: cheap enough
to be exact on an hour of sound, and its thresholds can be told to a person.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.audio.stored import STRETCH, Samples, stretches

HOP = SAMPLE_RATE // 200  # 5 ms
"""Step between two levels."""
WINDOW = SAMPLE_RATE // 100  # 10 ms
"""Length over which a level is taken."""
PAUSE_LEAST = SAMPLE_RATE // 5  # 200 ms
"""Shorter gaps are part of speaking: stops of the mouth and brief breaks (Campione & Véronis 2002)."""
BRIEF_LEAST = SAMPLE_RATE // 10  # 100 ms
"""A gap shorter than this is a plosive's closure, no pause of any class."""
LONG_LEAST = SAMPLE_RATE  # 1 s
BLIP = SAMPLE_RATE // 16  # 62 ms
"""Sound shorter than this between two pauses is a click."""
RANGE = 38.0
"""dB below the loud speech: what is softer is no speech even in a silent room."""
EARLY, LATE = WINDOW * 3 // 4, WINDOW // 4
"""A level that holds a little speech already passes: so much earlier and later than the speech itself."""
SPEECH_LEAST = -55.0
"""dBFS of the loud speech, at least: what is softer cannot be understood."""
SILENCE = -100.0
"""dBFS of digital silence, for arithmetic."""

PauseClass: TypeAlias = Literal["brief", "medium", "long"]
Levels: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of sound, in samples."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Samples."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Activity:
    """What a channel holds."""

    speech: tuple[Span, ...]
    """Stretches of speech between pauses of at least 200 ms."""
    pauses: tuple[Span, ...]
    """Pauses of at least 200 ms inside a turn."""
    brief: tuple[Span, ...]
    """Gaps of 100 to 200 ms inside the speech."""
    noise: float
    """dBFS between the speech."""
    loud: float
    """dBFS of the loud speech (95th percentile)."""
    threshold: float
    """dBFS from which on a stretch was taken for speech."""

    @property
    def speech_time(self) -> int:
        """Samples of speech."""
        return sum(span.length for span in self.speech)

    @property
    def pause_time(self) -> int:
        """Samples of pause inside turns."""
        return sum(span.length for span in self.pauses)

    @property
    def clearance(self) -> float:
        """Decibels between the loud speech and the noise."""
        return self.loud - self.noise


def pause_class(length: int) -> PauseClass:
    """Under 200 ms, up to a second, over a second."""
    if length < PAUSE_LEAST:
        return "brief"
    return "long" if length > LONG_LEAST else "medium"


def levels(sound: Samples) -> Levels:
    """Level in dBFS every 5 ms over 10 ms, around the mean of 20 ms: hum and offset do not count."""
    blocks = len(sound) // HOP
    if blocks < 4:
        return np.zeros(0, dtype=np.float32)
    sums, squares = np.empty(blocks), np.empty(blocks)
    for start, piece in stretches(sound, STRETCH):  # a whole number of blocks
        count = len(piece) // HOP
        wave = (piece[: count * HOP].astype(np.float32) / np.float32(32768)).reshape(count, HOP)
        at = start // HOP
        sums[at : at + count] = wave.sum(axis=1, dtype=np.float64)
        squares[at : at + count] = np.einsum("ij,ij->i", wave, wave)
    mean = np.convolve(sums, np.ones(4), mode="same")[:-1] / (4 * HOP)
    power = (squares[:-1] + squares[1:] - 2 * mean * (sums[:-1] + sums[1:])) / WINDOW + mean * mean
    return np.asarray(10 * np.log10(np.maximum(power, 0.0) + 10 ** (SILENCE / 10)), dtype=np.float32)


def activity(level: Levels, turns: Sequence[tuple[int, int]] | None = None) -> Activity:
    """Find speech and pauses in a channel's `levels`.

    Only inside the `turns` (samples) when they are given, so that listening is no pause.
    """
    if not len(level):
        return Activity((), (), (), SILENCE, SILENCE, SILENCE)
    noise, loud, threshold = _threshold(level)
    spans: list[Span] = []
    pauses: list[Span] = []
    brief: list[Span] = []
    for start, end in turns if turns is not None else ((0, len(level) * HOP),):
        inside = level[max(0, start) // HOP : max(0, end) // HOP]
        runs = _runs(inside >= threshold, max(0, start) // HOP)
        speech, gaps = _joined(runs)
        spans += speech
        pauses += [gap for gap in gaps if gap.length >= PAUSE_LEAST]
        brief += [gap for gap in gaps if BRIEF_LEAST <= gap.length < PAUSE_LEAST]
    return Activity(tuple(spans), tuple(pauses), tuple(brief), noise, loud, threshold)


def _threshold(level: Levels) -> tuple[float, float, float]:
    """Noise, loud speech, and the level that divides them.

    The noise is what one twentieth of the levels stay under, a file's digital silence at either end left out.
    When the loud stands less than 6 dB above it there is only one thing: speech when it is loud.
    """
    sounding = np.flatnonzero(level > SILENCE + 5)
    if not len(sounding):
        return SILENCE, SILENCE, SPEECH_LEAST
    noise, loud = (float(v) for v in np.percentile(level[sounding[0] : sounding[-1] + 1], (5, 95)))
    if loud - noise < 6.0:
        return noise, loud, noise - 6.0 if loud > SPEECH_LEAST else SPEECH_LEAST
    margin = float(np.clip(0.35 * (loud - noise), 5.0, 25.0))
    return noise, loud, max(noise + margin, loud - RANGE, loud if loud < SPEECH_LEAST else SILENCE)


def _runs(active: NDArray[np.bool_], offset: int) -> list[Span]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], active.astype(np.int8), [0]))))
    return [
        Span(
            (int(a) + offset) * HOP + EARLY,
            max((int(b) + offset) * HOP - LATE, (int(a) + offset) * HOP + EARLY),
        )
        for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]


def _joined(runs: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Speech between pauses of 200 ms, clicks dropped; and every gap inside."""
    kept = _without_blips(runs)
    gaps = [Span(a.end, b.start) for a, b in itertools.pairwise(kept)]
    speech: list[Span] = []
    for run in kept:
        if speech and run.start - speech[-1].end < PAUSE_LEAST:
            speech[-1] = Span(speech[-1].start, run.end)
        else:
            speech.append(run)
    return speech, gaps


def _without_blips(runs: Sequence[Span]) -> list[Span]:
    """Runs that are sound of themselves, or close to one that is."""
    joined: list[list[Span]] = []
    for run in runs:
        if joined and run.start - joined[-1][-1].end < BRIEF_LEAST:
            joined[-1].append(run)
        else:
            joined.append([run])
    return [
        Span(group[0].start, group[-1].end) for group in joined if sum(run.length for run in group) >= BLIP
    ]
