"""G5: ends of turns on real speech. `scripts.bench.endpointing` prints the whole curves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from scripts.bench.endpointing import AUDIO, curves, whole_recording
from scripts.bench.figures import Figure, unmeasured
from scripts.bench.turn_corpus import CONDITIONS
from scripts.bench.turn_points import (
    DEFAULT,
    MODEL_WITH,
    SMART,
    TIMEOUT,
    WITH,
    WITHOUT,
    Beside,
    Point,
    compared,
)

CUT_INS, DELAY = 0.5, 0.7
"""Shares of pipecat's cut-ins at its delay, and of its delay at its cut-ins."""
TARGET = f"<= {CUT_INS}x, {DELAY}x"
BESIDE = "cut-ins and delay beside pipecat's Smart Turn and its timeout"
RIVALS = (SMART, TIMEOUT)
SHOWN = (
    DEFAULT,
    f"{WITHOUT} x1.0",
    f"{MODEL_WITH} x1.0",
    SMART,
    TIMEOUT,
    "webrtcvad, fixed 0.4",
    "webrtcvad, fixed 0.8",
    "silero, fixed 0.4",
    "silero, fixed 0.8",
)
"""The ways of which the table shows a point."""
SCRIPTED = "the words come from scripts, 350 ms after a pause is noticed"


def ends() -> list[Figure]:
    """G5."""
    if not (AUDIO / "jfk.flac").is_file():
        return [unmeasured("G5", "cut-ins on real speech", "none on jfk", "there is no real speech here")]
    found = [recording(whole_recording(AUDIO)[WITH])]
    points = [point for condition in CONDITIONS for point in curves(AUDIO, condition)]
    found += [shown(way, points) for way in SHOWN if any(point.way == way for point in points)]
    if find_spec("pipecat") is None:
        reason = "pipecat is not installed: pip install --group bench"
        return [*found, unmeasured("G5", BESIDE, TARGET, reason)]
    for condition in CONDITIONS:
        found += beside(points, condition)
    return found


def recording(cut_ins: int) -> Figure:
    """The figure for `jfk.flac`."""
    return Figure("G5", "cut-ins on jfk.flac, one turn", str(cut_ins), "none", not cut_ins, 1)


def shown(way: str, points: Sequence[Point]) -> Figure:
    """One way's cut-ins and delay on every condition."""
    here = [point for point in points if point.way == way]
    value = "; ".join(f"{point.condition} {point.line}" for point in here)
    what = f"cut-ins per 100 inner pauses, mean delay: {way}"
    return Figure("G5", what, value, "-", None, sum(point.pauses for point in here))


def beside(points: Sequence[Point], condition: str) -> Iterator[Figure]:
    """Our curve and pipecat's points on one condition: what counts, then the same without words."""
    for ours in (WITH, WITHOUT):
        yield from (_shares(line) for line in compared(points, condition, ours) if line.rival in RIVALS)


def _shares(line: Beside) -> Figure:
    value = f"{_share(line.cut_ins)} its cut-ins at its delay; {_share(line.delay)} its delay at its cut-ins"
    met = line.cut_ins <= CUT_INS and line.delay <= DELAY if line.ours == WITH else None
    what = f"{line.ours} beside {line.rival}, {line.condition}"
    return Figure("G5", what, value, TARGET, met, reason=SCRIPTED if met is False else "")


def _share(share: float) -> str:
    return "never" if math.isnan(share) else f"{share:.2f}x"
