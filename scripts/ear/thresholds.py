"""From how many points on a label is proposed, and is sure: by what one more find would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.ear.sheets import Sheets
from voicesim.content.examples import Label
from voicesim.understanding.ear.lessons import POINTS
from voicesim.understanding.ear.taught_ear import MOST, NEXT

LIKELY, SURE = 0.14, 0.60
"""Of the proposals at the very threshold, so many are right: enough to ask back, enough to act on."""
DOUBTED = {"family": 0.02, "topic": 0.01, "scenario": 0.01}
"""Of what expressions find and what is really done, so much may be doubted."""
_STEP, _BAND = 5, 60
_CEILING = 2000
NEVER = (9999, 9999)
"""Thresholds of a label that nothing is known of."""
UNDOUBTED = -9999
"""Under which no points are: what is never doubted."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one way of hearing proposes for every example, before any threshold."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    points: NDArray[np.int64]
    right: NDArray[np.bool_]
    """The example does it."""
    counts: NDArray[np.bool_]
    """Neither right nor a mere matter of style."""


def proposed(
    scores: NDArray[np.float32], sheets: Sheets, rows: NDArray[np.intp], style: frozenset[str]
) -> Proposed:
    """The best labels of each row of `scores` [rows, labels], as the ear would propose them."""
    points = np.rint(scores * POINTS).astype(np.int64)
    points[~sheets.open_to()[rows]] = -_CEILING
    best = np.argsort(-points, axis=1, kind="stable")[:, :MOST]
    kept = np.take_along_axis(points, best, axis=1)
    near = kept * NEXT[1] >= kept[:, :1] * NEXT[0]
    place, rank = np.nonzero(near)
    columns = best[place, rank]
    does = [sheets.does(sheets.examples[row]) for row in rows]
    labels = [sheets.labels[column] for column in columns]
    right = np.array([label in does[at] for at, label in zip(place, labels, strict=True)], dtype=bool)
    styled = np.array([label.id in style for label in labels], dtype=bool)
    misses = np.array(
        [sheets.own(sheets.examples[rows[at]]) == label for at, label in zip(place, labels, strict=True)]
    )
    return Proposed(rows[place], columns, kept[place, rank], right, ~right & (~styled | misses))


def expressed(
    scores: NDArray[np.float32],
    sheets: Sheets,
    rows: NDArray[np.intp],
    patterns: Sequence[frozenset[Label]],
    style: frozenset[str],
) -> Proposed:
    """What expressions find in the examples `rows`, and the points that the ear has for it; no style."""
    place = {label: column for column, label in enumerate(sheets.labels) if label.id not in style}
    found = [(at, place[label]) for at, row in enumerate(rows) for label in patterns[row] if label in place]
    at, columns = np.array(sorted(found), dtype=np.intp).reshape(-1, 2).T
    points = np.rint(scores[at, columns] * POINTS).astype(np.int64)
    does = [
        sheets.labels[column] in sheets.does(sheets.examples[rows[one]])
        for one, column in zip(at, columns, strict=True)
    ]
    right = np.array(does, dtype=bool)
    return Proposed(rows[at], columns, points, right, ~right)


def undoubted(found: Proposed, labels: tuple[Label, ...]) -> dict[str, int]:
    """Of each group: the points under which what an expression found is doubted."""
    groups = np.array([group(label) for label in labels])[found.columns]
    return {
        name: int(np.quantile(mine, share)) if len(mine) else UNDOUBTED
        for name, share in DOUBTED.items()
        for mine in [found.points[found.right & (groups == name)]]
    }


def group(label: Label) -> str:
    """Labels that share a threshold."""
    return "scenario" if label.scenario else label.kind


def chosen(found: Proposed, labels: tuple[Label, ...]) -> dict[str, tuple[int, int]]:
    """Likely and sure of each group."""
    groups = np.array([group(label) for label in labels])[found.columns]
    return {
        name: (_least(found, groups == name, LIKELY), _least(found, groups == name, SURE))
        for name in sorted(set(groups.tolist()))
    }


def _least(found: Proposed, mine: NDArray[np.bool_], share: float) -> int:
    """The least threshold from which on, band by band, at least `share` of the proposals are right."""
    least = _CEILING
    for points in range(_CEILING // 2, 0, -_STEP):
        band = mine & (found.points >= points) & (found.points < points + _BAND)
        right, wrong = int((found.right & band).sum()), int((found.counts & band).sum())
        if right + wrong >= 5 and right < share * (right + wrong):
            break
        least = points
    return least
