"""What a manager is told of a house and its groups: sums of at least five people, and of nobody. Pure.

Who began, practised and finished; calls a person as a distribution; the share at level in each skill at the
entry and now, with its interval, of the same people; the three skills to work on; the callers that hang up
most. No name, no minute, no ranking of people or of groups.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from voicesim.analysis.student import CONFIDENCE
from voicesim.catalogue.paths import AtLevel, GroupSums
from voicesim.records.suppression import LEAST, Count, Told, told

FIGURES = ("begun", "practised", "finished")
BEFORE, NOW = "before ", "now "
"""Before the name of a skill: the figure of those at level in it."""

TO_WORK_ON = 3
BOUNDS = (0, 1, 3, 6, 11, 21)
"""Calls a person from which each bar of the distribution begins."""


@dataclass(frozen=True, slots=True)
class Bar:
    """So many people took from `least` to `most` calls."""

    least: int
    most: int | None
    """None: or more."""
    people: int


@dataclass(frozen=True, slots=True)
class Page:
    """What may be told."""

    figures: Mapping[str, Told]
    """Figure -> what may be told of it; what may not is not in it."""
    calls: tuple[Bar, ...]
    """Of the house; empty when it may not be told."""
    to_work_on: tuple[str, ...]
    """Skills with the smallest share at level now, of those that may be told."""
    hang_up: tuple[tuple[str, float], ...]
    """Callers, those who hang up most first, and in what share of their calls."""


def counts(sums: Sequence[GroupSums], levels: Sequence[AtLevel]) -> dict[str, dict[str, Count]]:
    """Figure -> group -> the truth."""
    truth = {
        figure: {one.group: Count(getattr(one, figure), one.people) for one in sums} for figure in FIGURES
    }
    for one in levels:
        truth.setdefault(f"{BEFORE}{one.skill}", {})[one.group] = Count(one.before, one.known)
        truth.setdefault(f"{NOW}{one.skill}", {})[one.group] = Count(one.now, one.known)
    return truth


def page(
    sums: Sequence[GroupSums],
    levels: Sequence[AtLevel],
    calls: Mapping[int, int],
    hang_ups: Mapping[str, tuple[int, int, int]],
    before: Mapping[str, Told],
) -> Page:
    """The page; `before` is what was told last, figure by figure."""
    every = {figure: told(groups, before.get(figure)) for figure, groups in counts(sums, levels).items()}
    figures = {figure: seen for figure, seen in every.items() if seen.whole is not None}
    shares = {
        figure.removeprefix(NOW): seen.whole.having / seen.whole.people
        for figure, seen in figures.items()
        if figure.startswith(NOW) and seen.whole is not None
    }
    return Page(
        figures,
        bars(calls),
        tuple(sorted(shares, key=lambda skill: shares[skill])[:TO_WORK_ON]),
        _hang_up(hang_ups),
    )


def bars(calls: Mapping[int, int]) -> tuple[Bar, ...]:
    """Calls a person, each bar of five people or more; empty where none can be."""
    found: list[Bar] = []
    ends = (*(bound - 1 for bound in BOUNDS[1:]), None)
    for least, most in zip(BOUNDS, ends, strict=True):
        people = sum(n for one, n in calls.items() if least <= one and (most is None or one <= most))
        if found and found[-1].people < LEAST:
            found[-1] = Bar(found[-1].least, most, found[-1].people + people)
        else:
            found.append(Bar(least, most, people))
    if len(found) > 1 and found[-1].people < LEAST:
        last = found.pop()
        found[-1] = Bar(found[-1].least, None, found[-1].people + last.people)
    return tuple(found) if found[0].people >= LEAST else ()


def interval(count: Count) -> tuple[float, float]:
    """95 % of a share, Wilson's."""
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    n, share = count.people, count.having / count.people
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def _hang_up(met: Mapping[str, tuple[int, int, int]]) -> tuple[tuple[str, float], ...]:
    """Callers met by five people or more, who hung up on as many calls, and stayed in as many."""
    shares = {
        name: round(hung_up / calls, 1)
        for name, (people, calls, hung_up) in met.items()
        if people >= LEAST and hung_up >= LEAST and calls - hung_up >= LEAST
    }
    ordered = sorted(shares, key=lambda name: (-shares[name], name))
    return tuple((name, shares[name]) for name in ordered[:TO_WORK_ON])
