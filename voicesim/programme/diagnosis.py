"""Where a person stands in each skill: the mean of their latest calls, and how sure that is. Pure.

A few calls say little: the interval is Student's over the calls of the skill, with the scatter of all skills
of the person together, for six calls tell less of a skill's own scatter than fifty of everybody's. Below
`LEAST` observations there is no figure at all.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean
from typing import Literal, TypeAlias

from voicesim.analysis.student import student
from voicesim.programme.shown import SKILLS, Shown, asked_for, level_of

LEAST = 3
"""Observations below which nothing is said but how many there are."""

LATEST = 6
"""Observations of a skill that count: who has learnt is no longer who they were."""

LASTS = timedelta(days=120)
"""An older call says nothing of today."""

LEAST_SCATTER = 0.05
"""Of one observation, share: a person whose few calls happen to agree is not known without error."""

Confidence: TypeAlias = Literal["not_enough", "open", "sure"]
"""*not_enough*: fewer than `LEAST` observations; *open*: the interval holds the level asked for, so that the
person may be above or below it; *sure*: it lies on one side."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands in one skill."""

    skill: str
    observations: int
    """That count."""
    share: float | None
    """Mean, 0..1; None when there are not enough."""
    interval: tuple[float, float] | None
    """95 %."""
    level: int | None
    """Number of the level the mean reaches, the lowest 0."""
    confidence: Confidence
    seen: float | None = None
    """The mean of however few there are: for choosing what to practise, never shown as where one stands."""


def diagnose(shown: Sequence[Shown], now: datetime) -> tuple[Standing, ...]:
    """Where the person of these calls stands in each skill, in the order of `SKILLS`."""
    fresh = sorted((one for one in shown if now - one.at <= LASTS and not one.drill), key=_when)
    counted = {skill: _latest(fresh, skill) for skill in SKILLS}
    scatter, freedom = _scatter([[one.shares[skill] for one in some] for skill, some in counted.items()])
    return tuple(_standing(skill, counted[skill], scatter, freedom) for skill in SKILLS)


def entry(shown: Sequence[Shown]) -> tuple[Standing, ...]:
    """Where the person stood at the beginning: by the first `LEAST` calls that showed each skill."""
    ordered = sorted((one for one in shown if not one.drill), key=_when)
    counted = {skill: [one for one in ordered if skill in one.shares][:LEAST] for skill in SKILLS}
    scatter, freedom = _scatter([[one.shares[skill] for one in some] for skill, some in counted.items()])
    return tuple(_standing(skill, counted[skill], scatter, freedom) for skill in SKILLS)


def _latest(fresh: Sequence[Shown], skill: str) -> list[Shown]:
    return [one for one in fresh if skill in one.shares][-LATEST:]


def _standing(skill: str, counted: Sequence[Shown], scatter: float, freedom: int) -> Standing:
    if not counted:
        return Standing(skill, 0, None, None, None, "not_enough")
    mean, steps = fmean(one.shares[skill] for one in counted), counted[-1].steps
    if len(counted) < LEAST:
        return Standing(skill, len(counted), None, None, None, "not_enough", mean)
    half = student(freedom) * scatter / math.sqrt(len(counted))
    low, high = max(0.0, mean - half), min(1.0, mean + half)
    sure = low >= asked_for(steps) or high < asked_for(steps)
    return Standing(
        skill,
        len(counted),
        mean,
        (low, high),
        level_of(mean, steps),
        "sure" if sure else "open",
        mean,
    )


def _scatter(observed: Sequence[Sequence[float]]) -> tuple[float, int]:
    """The standard deviation of one observation about its skill's mean, and its degrees of freedom."""
    several = [some for some in observed if len(some) > 1]
    freedom = sum(len(some) - 1 for some in several)
    if not freedom:
        return LEAST_SCATTER, 1
    squares = sum((one - fmean(some)) ** 2 for some in several for one in some)
    return max(LEAST_SCATTER, math.sqrt(squares / freedom)), freedom


def _when(one: Shown) -> tuple[datetime, str]:
    return one.at, one.call
