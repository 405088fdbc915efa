"""What may be said of a group without saying it of somebody in it. Pure.

A count is said only when it and what is left of the group are `LEAST` people or more. What a group may not be
told is left out of the house's sum as well, for the sum less the others would tell it; such groups are summed
together (the *rest*) where that sum may be told and leaves more than one answer open for each of them,
however well somebody knows these rules. From one report to the next a count stays as it was told until it has
changed by `LEAST` people or more: two reports side by side tell no more of anybody than one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

LEAST = 5
"""People."""

Span: TypeAlias = tuple[int, int]
"""All whole numbers from the first to the second."""

_NOTHING: list[Span] = [(0, 0)]

OPEN = 3
"""Answers that must be left for a group that is in the rest only."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many."""

    having: int
    people: int

    @property
    def lacking(self) -> int:
        """The others."""
        return self.people - self.having


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a house, as far as it may be told."""

    groups: Mapping[str, Count]
    """Only those that may be told."""
    whole: Count | None
    """Of the groups told and of the rest, where that may be told; None when nobody is left."""


def may_be_told(count: Count) -> bool:
    """Are both those who have it and those who lack it enough people?"""
    return count.having >= LEAST and count.lacking >= LEAST


def told(truth: Mapping[str, Count], before: Told | None = None) -> Told:
    """What may be told of a figure of several groups, that share nobody; `before` is what was told last."""
    shown = {name: count for name, count in truth.items() if may_be_told(count)}
    rest = [count for name, count in truth.items() if name not in shown]
    pooled = Count(sum(one.having for one in rest), sum(one.people for one in rest))
    parts = list(shown.values())
    if may_be_told(pooled) and leaves_open(rest, pooled.having):
        parts.append(pooled)
    whole = Count(sum(one.having for one in parts), sum(one.people for one in parts)) if parts else None
    now = Told(shown, whole)
    return now if before is None else _after(before, now)


def leaves_open(rest: Sequence[Count], total: int) -> bool:
    """Could each group of the rest have at least `OPEN` different counts, for one who knows the sum?

    Groups of one size are alike, so it is asked once a size, however many teams a house has.
    """
    sizes = sorted(Counter(one.people for one in rest).items())
    every = [_times(size, groups) for size, groups in sizes]
    after = list(accumulate(reversed(every), _sums, initial=_NOTHING))[::-1][1:]
    before = _NOTHING
    for (size, groups), others_after, all_of_them in zip(sizes, after, every, strict=True):
        others = _sums(_sums(before, others_after), _times(size, groups - 1))
        mine = [k for k in range(size + 1) if not may_be_told(Count(k, size))]
        if sum(any(low <= total - k <= high for low, high in others) for k in mine) < OPEN:
            return False
        before = _sums(before, all_of_them)
    return True


def _times(size: int, groups: int) -> list[Span]:
    """The sums that so many groups of a size can have whose counts may not be told.

    Such a count is nearly nobody or nearly everybody: with j groups of nearly everybody, all from j times the
    least of these to j times all and the most of the others.
    """
    few = LEAST - 1
    if size <= 2 * few + 1:
        return [(0, size * groups)]
    return _joined([(j * (size - few), j * size + (groups - j) * few) for j in range(groups + 1)])


def _sums(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """What can be had by adding something of the one to something of the other."""
    return _joined([(a + c, b + d) for a, b in one for c, d in other])


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The same numbers, in as few spans as can be."""
    found: list[Span] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def _after(before: Told, now: Told) -> Told:
    groups = {
        name: count
        for name, count in (
            (name, _kept(before.groups.get(name), count)) for name, count in now.groups.items()
        )
        if count is not None
    }
    whole = now.whole if before.whole is None else _kept(before.whole, now.whole)
    return Told(groups, whole)


def _kept(before: Count | None, now: Count | None) -> Count | None:
    """The count as it was told, until it changed by enough people on each side that changed at all."""
    if before is None or now is None:
        return now
    moved = (abs(now.having - before.having), abs(now.lacking - before.lacking))
    return now if all(by == 0 or by >= LEAST for by in moved) else before
