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
from typing import TypeAlias

from voicesim.analysis.student import CONFIDENCE as CONFIDENCE
from voicesim.analysis.student import student as student
from voicesim.messages.message import Message

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
