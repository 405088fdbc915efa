"""How a skill grows with the steps since the start: where it begins, how steeply, where it ends. Pure.

Share = plateau - (plateau - start) e^(-steps / pace). The plateau is told only when the curve has come near
it: extrapolating beyond what was seen is guessing. No wave is taken out: what the programme added is another
figure (`effects`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from voicesim.programme.effect.measured import Table
from voicesim.programme.effect.told import Curve, in_fives
from voicesim.records.suppression import LEAST

LEAST_POINTS = 4
"""Of a curve with three unknowns."""

PACES = tuple(np.geomspace(0.3, 20.0, 60))
"""Steps."""

NEAR = 0.8
"""Share of the way to its plateau that a curve must have come for the plateau to be told."""


def curve(table: Table) -> Curve | None:
    """The curve of a skill, callers taken out; None when there is not even a point of five people."""
    points = _points(table)
    if not points:
        return None
    told = {step: (round(share, 2), in_fives(people)) for step, (share, people) in points.items()}
    if len(points) < LEAST_POINTS:
        return Curve(points=told)
    start, plateau, pace = _fitted(points)
    if not all(map(math.isfinite, (start, plateau))) or plateau <= start:
        return Curve(points=told)
    came = 1 - math.exp(-max(points) / pace)
    reached = came >= NEAR and 0 <= plateau <= 1
    return Curve(
        points=told,
        start=round(start, 2),
        slope=round((plateau - start) / pace, 2),
        plateau=round(plateau, 2) if reached else None,
    )


def _points(table: Table) -> dict[int, tuple[float, int]]:
    """Steps since the start -> mean share, as if each caller had called as often, and of how many people."""
    easier = {one: table.share[table.caller == one].mean() for one in np.unique(table.caller)}
    middle = float(np.mean(list(easier.values()))) if easier else 0.0
    level = table.share - np.array([easier[one] - middle for one in table.caller])
    found = {}
    for step in np.unique(table.exposure):
        rows = table.exposure == step
        people = len(np.unique(table.person[rows]))
        if people >= LEAST:
            found[int(step)] = (float(level[rows].mean()), people)
    return found


def _fitted(points: Mapping[int, tuple[float, int]]) -> tuple[float, float, float]:
    """Start, plateau and pace of least squares, each point weighing as many as it is of."""
    steps = np.array(list(points), dtype=float)
    shares = np.array([share for share, _ in points.values()])
    weight = np.sqrt([people for _, people in points.values()])
    best = (math.inf, 0.0, 0.0, 1.0)
    for pace in PACES:
        left = np.exp(-steps / pace)
        design = np.column_stack((left, 1 - left)) * weight[:, None]
        found = np.linalg.lstsq(design, shares * weight, rcond=None)[0]
        off = float(np.sum((design @ found - shares * weight) ** 2))
        best = min(best, (off, float(found[0]), float(found[1]), float(pace)))
    return best[1], best[2], best[3]
