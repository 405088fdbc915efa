"""What calls with help came to beside those without: a person's own figures, shown to them alone. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from voicesim.programme.shown import Shown

FEWEST = 3
"""Calls of either kind below which nothing is said: one good call is no effect."""


@dataclass(frozen=True, slots=True)
class HelpEffect:
    """Calls with help and calls without."""

    helped: int
    """Calls that began with help."""
    alone: int
    """Calls that began without."""
    share_helped: float
    """Mean share of the points that could be had in the former, 0..1, each skill counting alike."""
    share_alone: float
    """The same of the latter."""


def help_effect(calls: Iterable[tuple[Shown, bool]]) -> HelpEffect | None:
    """Calls, each with whether it had help; None while there are too few of either. Drills are left out."""
    shares: dict[bool, list[float]] = {True: [], False: []}
    for one, helped in calls:
        if one.shares and not one.drill:
            shares[helped].append(fmean(one.shares.values()))
    with_help, without = shares[True], shares[False]
    if min(len(with_help), len(without)) < FEWEST:
        return None
    return HelpEffect(len(with_help), len(without), fmean(with_help), fmean(without))
