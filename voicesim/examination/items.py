"""For authors: which criteria and checks are hard, which tell good from weak, which tell nothing.

Difficulty is the mean share of the points (a check's: how often it was met); discrimination the correlation
of an item with the rest of the station's mark (corrected item-total; point-biserial for a check), Crocker
and Algina, *Introduction to Classical and Modern Test Theory* (1986), chapter 14. A station at a time: there,
calls are of different candidates and count as independent.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from voicesim.blind_marking.estimate import (
    CONFIDENCE,
    WIDEST_DISCRIMINATION,
    WIDEST_SHARE,
    Figure,
    NotEnough,
    figure,
    student,
)
from voicesim.messages.message import Message

LEAST = 4
"""Calls below which there is nothing to say of an item."""


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion or check at one station."""

    station: str
    id: str
    calls: int
    """How many it was judged in."""
    difficulty: Figure
    """0 (nobody) .. 1 (everybody)."""
    discrimination: Figure
    """-1 .. 1; below about .2 it tells little, below 0 the weak do better at it."""
    separates: bool
    """Did it ever come out differently? One that never does adds the same to everybody."""


def items(
    station: str, shares: Mapping[str, Sequence[float]], rest: Mapping[str, Sequence[float]]
) -> tuple[Item, ...]:
    """The statistics of a station's items: item -> a share 0..1 for each call.

    `rest` is what that call's mark is without the item, on any scale, call by call in the same order.
    """
    return tuple(
        Item(
            station,
            name,
            len(values),
            _difficulty(values),
            _discrimination(values, rest[name]),
            len(set(values)) > 1,
        )
        for name, values in shares.items()
    )


def _difficulty(values: Sequence[float]) -> Figure:
    """Wilson's interval for what is met or not, Student's for shares."""
    n = len(values)
    if n < LEAST:
        return NotEnough(Message("too few marks"))
    mean = float(np.mean(values))
    if set(values) <= {0.0, 1.0}:
        return figure(mean, wilson(mean, n), WIDEST_SHARE)
    half = student(n - 1) * float(np.std(values, ddof=1)) / math.sqrt(n)
    return figure(mean, (max(mean - half, 0.0), min(mean + half, 1.0)), WIDEST_SHARE)


def wilson(share: float, count: int) -> tuple[float, float]:
    """Wilson's interval of a share that was seen in so many."""
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _discrimination(values: Sequence[float], rest: Sequence[float]) -> Figure:
    """Pearson's correlation with Fisher's interval."""
    n = len(values)
    if n < LEAST:
        return NotEnough(Message("too few marks"))
    if len(set(values)) < 2 or len(set(rest)) < 2:
        return NotEnough(Message("it never came out differently"))
    r = float(np.clip(np.corrcoef(values, rest)[0, 1], -0.999999, 0.999999))
    half = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) / math.sqrt(n - 3)
    return figure(
        r, (math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)), WIDEST_DISCRIMINATION
    )
