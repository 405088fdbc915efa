"""What a way of ending turns came to: its cut-ins, its delays, and how two ways compare."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scripts.bench.turn_corpus import CONDITIONS, RATE, Call

Ends = Sequence[int]
"""The samples at which turns were judged over."""

SLACK = RATE // 20
"""A judgement in the last 50 ms of a turn is no cut-in: the last sound fades."""

WITHOUT, WITH, SMART = "ours, no words", "ours, words", "pipecat, Smart Turn"
MODEL_WITH = "ours + Smart Turn, words"
DEFAULT = f"{WITH} x1.0"
TIMEOUT = "pipecat, timeout 0.6"
"""pipecat's own wait when it is given no model of turns."""


@dataclass(frozen=True)
class Point:
    """How one way did on one condition."""

    way: str
    condition: str
    cut_ins: float
    """Turns judged over too soon, per 100 inner pauses."""
    delay: float
    """Mean, seconds."""
    median: float
    late: float
    """95th percentile, seconds."""
    unended: int = 0
    """Turns that nothing ended before the next began; until then is their delay."""
    pauses: int = 0
    """Inner pauses that were listened to."""

    @property
    def line(self) -> str:
        """For people: "11.7 at 0.77 s (median 0.78)"."""
        return f"{self.cut_ins:.1f} at {self.delay:.2f} s (median {self.median:.2f})"


def judged(way: str, condition: str, played: Sequence[tuple[Call, Ends]]) -> Point:
    """Count what `played` calls came to."""
    pauses = cut = unended = 0
    delays: list[float] = []
    for call, ends in played:
        marks = np.asarray(ends)
        for number, turn in enumerate(call.turns):
            following = call.turns[number + 1].start if number + 1 < len(call.turns) else len(call.sound)
            pauses += len(turn.pauses)
            cut += int(np.sum((marks > turn.start) & (marks < turn.end - SLACK)))
            resumed = turn.pauses[-1][1] if turn.pauses else turn.start
            after = marks[(marks >= turn.end - SLACK) & (marks <= following)]
            if len(after):
                delays.append((int(after[0]) - turn.end) / RATE)
            elif not np.any((marks > resumed) & (marks < turn.end)):
                unended += 1
                delays.append((following - turn.end) / RATE)
    figures = np.array(delays)
    return Point(
        way,
        condition,
        round(100 * cut / pauses, 1),
        round(float(figures.mean()), 3),
        round(float(np.median(figures)), 3),
        round(float(np.percentile(figures, 95)), 3),
        unended,
        pauses,
    )


@dataclass(frozen=True)
class Beside:
    """Our curve beside a rival's point, as shares of the rival's; NaN where our curve does not reach it."""

    rival: str
    ours: str
    condition: str
    cut_ins: float
    """Our cut-ins at its delay."""
    delay: float
    """Our delay at its cut-ins."""


def compared(points: Sequence[Point], condition: str, ours: str = WITH) -> Iterator[Beside]:
    """G5: one of our curves beside each rival."""
    here = [point for point in points if point.condition == condition]
    curve = _best(point for point in here if point.way.startswith(ours))
    delays, cuts = [point.delay for point in curve], [point.cut_ins for point in curve]
    for rival in here:
        if curve and rival.way.startswith("pipecat"):
            cut_ins = _at(rival.delay, delays, cuts, beyond=cuts[-1])
            delay = _at(-rival.cut_ins, [-each for each in cuts], delays, beyond=math.nan, before=delays[0])
            shares = (cut_ins / max(rival.cut_ins, 0.1), delay / rival.delay)
            yield Beside(rival.way, ours, condition, round(shares[0], 2), round(shares[1], 2))


def _best(points: Iterable[Point]) -> list[Point]:
    """Those that no other one beats in both, the fastest first."""
    kept: list[Point] = []
    for point in sorted(points, key=lambda point: (point.delay, point.cut_ins)):
        if not kept or point.cut_ins < kept[-1].cut_ins:
            kept.append(point)
    return kept


def _at(
    place: float, xs: Sequence[float], ys: Sequence[float], *, beyond: float, before: float = math.nan
) -> float:
    """The curve at `place`; before its first point and beyond its last one, what is told."""
    if place < xs[0]:
        return before
    return beyond if place > xs[-1] else float(np.interp(place, xs, ys))


def show(figures: dict[str, Any]) -> None:
    """The figures as tables: one line a way, cut-ins and delays of each condition side by side."""
    print(f"{'':28}" + "".join(f"{condition:>28}" for condition in CONDITIONS))
    print(f"{'':28}" + f"{'cut-ins  mean  median   p95':>28}" * len(CONDITIONS))
    by_way: dict[str, list[dict[str, Any]]] = {}
    for point in figures["points"]:
        by_way.setdefault(point["way"], []).append(point)
    for way, row in by_way.items():
        cells = (f"{p['cut_ins']:9.1f} {p['delay']:5.2f} {p['median']:6.2f} {p['late']:6.2f}" for p in row)
        print(f"{way:28}" + "".join(f"{cell:>28}" for cell in cells))
    for line in figures["compared"]:
        print(f"{line['condition']}: at the delay of {line['rival']} the cut-ins of {line['ours']}", end=" ")
        print(f"are {line['cut_ins']} of its; at its cut-ins the delay is {line['delay']} of its")
    print(f"jfk.flac, one turn: cut-ins {figures['jfk_cut_ins']}")
