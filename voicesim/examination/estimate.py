"""A figure with its interval, or the plain admission that there is not enough to tell.

One rule for all figures: what an interval leaves open must be narrower than what people would decide by it.
A figure whose 95 % interval is wider than the `widest` of its kind is not shown, its interval is. The widths
were chosen before any data: a reliability or an agreement that may be .50 or .80 tells nothing, one between
.62 and .78 does; a cut or a severity that may move by more than six points of 100 passes or fails people
by chance.
`python -m scripts.simulate_sitting` prints how many candidates each figure takes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TypeAlias

from voicesim.messages.message import Message

CONFIDENCE = 0.95
"""Of every interval in this room."""

WIDEST_COEFFICIENT = 0.30
"""Reliability, agreement: on a scale that ends at 1."""

WIDEST_POINTS = 6.0
"""Cut, severity: points of 100."""

WIDEST_DISCRIMINATION = 0.40
"""A correlation of one item with the rest."""

WIDEST_SHARE = 0.25
"""Difficulty: a share between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure that may be shown."""

    value: float
    interval: tuple[float, float]
    """95 %."""


@dataclass(frozen=True, slots=True)
class NotEnough:
    """There is not enough to tell: why, and the interval where there is one."""

    why: Message
    interval: tuple[float, float] | None = None
    """95 %."""


Figure: TypeAlias = Estimate | NotEnough


def figure(value: float, interval: tuple[float, float], widest: float) -> Figure:
    """The estimate, or `NotEnough` when its interval is wider than `widest` or is no interval at all."""
    low, high = interval
    if not (math.isfinite(value) and math.isfinite(low) and math.isfinite(high)):
        return NotEnough(Message("too few marks"))
    if high - low > widest:
        return NotEnough(
            Message("the interval {low:.2f} to {high:.2f} is wide", low=low, high=high), (low, high)
        )
    return Estimate(value, (low, high))


def student(freedom: int) -> float:
    """Half the width of a 95 % interval, in standard errors, for a mean with so many degrees of freedom.

    Student's t: the table to six degrees, the expansion of Abramowitz and Stegun 26.7.5 beyond; right to
    .001. Raises `ValueError` below one degree.
    """
    if freedom < 1:
        raise ValueError("no degree of freedom")
    if freedom <= len(_TABLE):
        return _TABLE[freedom - 1]
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(sum(term / freedom**power for power, term in enumerate(terms)))


_TABLE = (12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469)
