"""Delivery, turn by turn, against the speaker's own baseline: numbers with units, nothing else."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from voicesim.analysis.interaction import response_gaps
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, seconds
from voicesim.audio.stored import Samples
from voicesim.call.record import CallRecord, Turn

StripName: TypeAlias = Literal["rate", "gap", "level", "length"]

FEWEST_POINTS = 4
"""Under this many turns there is no baseline and nothing is shown."""
MAD = 1.4826
"""Makes a median absolute deviation comparable to a standard deviation."""

_LEAST_RANGE: Mapping[StripName, float] = {"rate": 60.0, "gap": 3.0, "length": 10.0, "level": 6.0}
"""A strip spans at least this much, in its own unit: small differences look small."""

_LEAST_WORDS, _LEAST_LENGTH = 5, 2 * SAMPLE_RATE  # a rate over less says nothing
_VOICED = 0.1  # of a turn's loudest 20 ms: quieter ones are pauses


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is usual for this speaker."""

    median: float
    deviation: float
    """Median absolute deviation, times 1.4826."""
    of_this_call: bool = True
    """False when it comes from earlier calls or a calibration."""


@dataclass(frozen=True, slots=True)
class Point:
    """One turn."""

    at: float
    """Seconds."""
    left: float
    """Percent of the call."""
    top: float
    """Percent from the top of the strip."""
    value: float


@dataclass(frozen=True, slots=True)
class Strip:
    """One measure over the call; without points it could not be measured."""

    name: StripName
    unit: str
    """Key of the wording."""
    digits: int
    points: tuple[Point, ...] = ()
    baseline: Baseline | None = None
    band_top: float = 0.0
    band_height: float = 0.0
    line: float = 0.0
    """Percent from the top: the baseline's band and its median."""

    @property
    def lowest(self) -> Point:
        """The turn with the smallest value."""
        return min(self.points, key=lambda point: point.value)

    @property
    def highest(self) -> Point:
        """The turn with the largest value."""
        return max(self.points, key=lambda point: point.value)


def strips(
    record: CallRecord, trainee: Samples | None, baselines: Mapping[StripName, Baseline] | None = None
) -> tuple[Strip, ...]:
    """Rate, response gap, level and length of the trainee's turns; typed turns are not measured.

    `trainee`: their sound, for the level alone; None: it is not measured.
    """
    turns = [
        t for t in record.turns if t.speaker == "trainee" and t.words and not t.backchannel and not t.typed
    ]
    given = baselines or {}
    taken: tuple[tuple[StripName, str, int, list[tuple[int, float]]], ...] = (
        ("rate", "words_per_minute", 0, _each(turns, _rate)),
        ("gap", "seconds", 1, [(gap.at, gap.length / SAMPLE_RATE) for gap in response_gaps(record)]),
        ("length", "seconds", 0, [(t.start, seconds(t.end - t.start)) for t in turns]),
        ("level", "decibels", 1, _levels(turns, trainee)),
    )
    return tuple(
        _strip(record, name, unit, digits, values, given.get(name)) for name, unit, digits, values in taken
    )


def _strip(
    record: CallRecord,
    name: StripName,
    unit: str,
    digits: int,
    values: Sequence[tuple[int, float]],
    given: Baseline | None,
) -> Strip:
    if len(values) < FEWEST_POINTS or not record.duration:
        return Strip(name, unit, digits)
    numbers = [value for _, value in values]
    usual = given or own_baseline(numbers)
    low, high = usual.median - usual.deviation, usual.median + usual.deviation
    least, most = _range(min(*numbers, low), max(*numbers, high), _LEAST_RANGE[name])
    room = (most - least) * 0.08 or 1.0

    def top(value: float) -> float:
        return round(100 * (most + room - value) / (most - least + 2 * room), 2)

    points = tuple(
        Point(seconds(at), round(100 * min(at, record.duration) / record.duration, 3), top(value), value)
        for at, value in values
    )
    return Strip(
        name, unit, digits, points, usual, top(high), round(top(low) - top(high), 2), top(usual.median)
    )


def _range(least: float, most: float, at_least: float) -> tuple[float, float]:
    """Widened around its middle to `at_least`."""
    short = max(0.0, at_least - (most - least)) / 2
    return least - short, most + short


def own_baseline(values: Sequence[float]) -> Baseline:
    """The median of the call itself and the deviation around it."""
    median = statistics.median(values)
    return Baseline(median, MAD * statistics.median(abs(value - median) for value in values))


def _each(turns: Sequence[Turn], value: Callable[[Turn], float | None]) -> list[tuple[int, float]]:
    return [(turn.start, found) for turn in turns if (found := value(turn)) is not None]


def _rate(turn: Turn) -> float | None:
    """Words per minute, pauses included; None for a turn too short."""
    length = turn.words[-1].end - turn.words[0].start
    if len(turn.words) < _LEAST_WORDS or length < _LEAST_LENGTH:
        return None
    return 60 * len(turn.words) * SAMPLE_RATE / length


def _levels(turns: Sequence[Turn], sound: Samples | None) -> list[tuple[int, float]]:
    """dB of each turn's speech against the median turn: the headset's distance cancels out."""
    if sound is None:
        return []
    found = [
        (turn.start, level) for turn in turns if (level := _level(sound[turn.start : turn.end])) is not None
    ]
    if not found:
        return []
    median = statistics.median(level for _, level in found)
    return [(at, level - median) for at, level in found]


def _level(turn: Sound) -> float | None:
    """dB of the frames that are speech; None when there is less than a second of it."""
    frames = turn[: len(turn) // FRAME * FRAME].reshape(-1, FRAME).astype(np.float64)
    power = np.mean(frames**2, axis=1)
    if not len(power) or power.max() < 1.0:
        return None
    voiced = power[power >= power.max() * _VOICED**2]
    if len(voiced) * FRAME < SAMPLE_RATE:
        return None
    return float(10 * np.log10(np.mean(voiced)))
