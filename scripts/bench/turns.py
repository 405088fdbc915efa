"""G5 and G6: ends of turns on real speech. `scripts.bench.endpointing` prints the whole curves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec

from scripts.bench.endpointing import AUDIO, curves, whole_recording
from scripts.bench.figures import Figure, unmeasured
from scripts.bench.turn_corpus import CONDITIONS
from scripts.bench.turn_points import SMART, WITH, Point, compared

CUT_INS, DELAY = 0.5, 0.7
"""Shares of pipecat's cut-ins at its delay, and of its delay at its cut-ins."""
BESIDE = "cut-ins and delay beside pipecat's Smart Turn"


def ends() -> list[Figure]:
    """G5."""
    if not (AUDIO / "jfk.flac").is_file():
        return [unmeasured("G5", "cut-ins on real speech", "none on jfk", "there is no real speech here")]
    found = [recording(whole_recording(AUDIO)[WITH])]
    if find_spec("pipecat") is None:
        reason = "pipecat is not installed: pip install --group bench"
        return [*found, unmeasured("G5", BESIDE, f"<= {CUT_INS}x, {DELAY}x", reason)]
    for condition in CONDITIONS:
        found += beside(list(curves(AUDIO, condition)), condition)
    return found


def recording(cut_ins: int) -> Figure:
    """The figure for `jfk.flac`."""
    return Figure("G5", "cut-ins on jfk.flac, one turn", str(cut_ins), "none", not cut_ins, 1)


def beside(points: Sequence[Point], condition: str) -> Iterator[Figure]:
    """Our curve and pipecat's default point, on one condition."""
    lines: Iterable[dict[str, float | str]] = compared(points, condition)
    for line in (line for line in lines if line["rival"] == SMART):
        for what, key, target in (
            ("cut-ins at its delay", "cut_ins_at_its_delay", CUT_INS),
            ("delay at its cut-ins", "delay_at_its_cut_ins", DELAY),
        ):
            share = float(line[key])
            met = None if math.isnan(share) else share <= target
            what = f"{what}, share of Smart Turn's, {condition}"
            yield Figure("G5", what, "" if math.isnan(share) else f"{share:.2f}x", f"<= {target}x", met)


def turn_model() -> list[Figure]:
    """G6."""
    reason = "no turn model is in the loop: the words and the speaker's own pauses decide, in microseconds"
    return [unmeasured("G6", "what a 100 ms turn model adds", "<= 5 ms", reason)]
