"""How much harder one examiner marks than the others, in points of 100.

An additive model: a mark is what the call is worth plus its examiner's leniency. Calls that two people marked
compare them directly, and chains of such calls compare the rest; examiners whom no chain links cannot be
compared. Intervals take candidates as the unit (cluster-robust, Student's t): the calls of one candidate err
together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voicesim.blind_marking.estimate import WIDEST_POINTS, Figure, NotEnough, figure, student
from voicesim.messages.message import Message


@dataclass(frozen=True, slots=True)
class Marked:
    """One total, by whom, of which call, of whom."""

    candidate: str
    call: str
    examiner: str
    total: float
    """0..100."""


def severities(marks: Sequence[Marked]) -> Mapping[str, Figure]:
    """Examiner -> points below the mean examiner: positive is severe, together they are 0.

    Each is `NotEnough` when the examiners are not all linked by calls they share, when fewer than three
    candidates were marked twice, or when the interval is wide.
    """
    marks = _twice(marks)
    examiners = sorted({one.examiner for one in marks})
    candidates = sorted({one.candidate for one in marks})
    if len(examiners) < 2 or len(candidates) < 3:
        why = Message("it takes three candidates whose calls two examiners marked")
        return dict.fromkeys(examiners, NotEnough(why))
    if not _linked(marks, examiners):
        why = Message("no call links the examiners with one another")
        return dict.fromkeys(examiners, NotEnough(why))
    place = {name: index for index, name in enumerate(examiners)}
    x = np.zeros((len(marks), len(examiners)))
    x[np.arange(len(marks)), [place[one.examiner] for one in marks]] = -1.0
    y = np.array([one.total for one in marks])
    calls = np.unique([one.call for one in marks], return_inverse=True)[1]
    count = np.bincount(calls)
    x -= _means(x, calls, count)[calls]
    y = y - (np.bincount(calls, y) / count)[calls]
    mean = np.full((len(examiners), len(examiners)), 1 / len(examiners))
    bread = np.linalg.inv(x.T @ x + mean) - mean  # the mean severity is free: here it is 0
    found = bread @ x.T @ y
    scores = np.zeros((len(candidates), len(examiners)))
    np.add.at(scores, [candidates.index(one.candidate) for one in marks], x * (y - x @ found)[:, None])
    groups = len(candidates)
    variance = bread @ (scores.T @ scores) @ bread * groups / (groups - 1)
    half = student(groups - 1) * np.sqrt(np.diag(variance))
    return {
        name: figure(float(value), (float(value - width), float(value + width)), WIDEST_POINTS)
        for name, value, width in zip(examiners, found, half, strict=True)
    }


def _twice(marks: Sequence[Marked]) -> tuple[Marked, ...]:
    """The marks of calls that at least two people marked: the others compare nobody."""
    by: dict[str, set[str]] = {}
    for one in marks:
        by.setdefault(one.call, set()).add(one.examiner)
    return tuple(one for one in marks if len(by[one.call]) > 1)


def _linked(marks: Sequence[Marked], examiners: Sequence[str]) -> bool:
    together: dict[str, set[str]] = {}
    for one in marks:
        together.setdefault(one.call, set()).add(one.examiner)
    reached = {examiners[0]}
    while True:
        more = reached.union(*(who for who in together.values() if who & reached))
        if more == reached:
            return len(reached) == len(examiners)
        reached = more


def _means(x: NDArray[np.float64], calls: NDArray[np.intp], count: NDArray[np.intp]) -> NDArray[np.float64]:
    sums = np.zeros((len(count), x.shape[1]))
    np.add.at(sums, calls, x)
    return sums / count[:, None]
