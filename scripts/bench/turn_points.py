"""What a way of ending turns came to: its cut-ins, its delays, and how two ways compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scripts.bench.turn_corpus import CONDITIONS, RATE, Call

Ends = Sequence[int]
"""The samples at which turns were judged over."""

SLACK = RATE // 20
"""A judgement in the last 50 ms of a turn is no cut-in: the last sound fades."""

WITHOUT, WITH, SMART = "ours, no words", "ours, words", "pipecat, Smart Turn"
DEFAULT = f"{WITH} x1.0"


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
    )


def compared(points: Sequence[Point], condition: str) -> Iterator[dict[str, float | str]]:
    """G5: our cut-ins at a rival's delay, our delay at a rival's cut-ins, as shares of the rival's."""
    here = [point for point in points if point.condition == condition]
    curve = sorted((point for point in here if point.way.startswith(WITH)), key=lambda point: point.delay)
    delays, cuts = [point.delay for point in curve], [point.cut_ins for point in curve]
    for rival in here:
        if not rival.way.startswith("pipecat"):
            continue
        at_delay = float(np.interp(rival.delay, delays, cuts)) if rival.delay >= delays[0] else float("nan")
        at_cuts = float(np.interp(rival.cut_ins, cuts[::-1], delays[::-1]))
        yield {
            "rival": rival.way,
            "condition": condition,
            "cut_ins_at_its_delay": round(at_delay / max(rival.cut_ins, 0.1), 2),
            "delay_at_its_cut_ins": round(at_cuts / rival.delay, 2),
        }


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
        print(f"{line['condition']}: at the delay of {line['rival']} our cut-ins are", end=" ")
        print(f"{line['cut_ins_at_its_delay']} of its; at its cut-ins our delay", end=" ")
        print(f"is {line['delay_at_its_cut_ins']} of its")
    print(f"jfk.flac, one turn: cut-ins {figures['jfk_cut_ins']}")
