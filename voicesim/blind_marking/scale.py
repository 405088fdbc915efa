"""From levels to points, and when two examiners differ too far to be averaged. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """What is marked in one call: criteria with their weights, and the levels, rising."""

    weights: Mapping[str, float]
    """Criterion -> its weight in this call."""
    levels: tuple[str, ...]
    """Ids of the rubric's levels, rising."""

    def share(self, level: str) -> float:
        """The share of its points that a level stands for: the lowest 0, the highest 1, the others evenly."""
        return self.levels.index(level) / (len(self.levels) - 1)

    def without(self, criterion: str) -> Scale:
        """The scale once a criterion does not count any more."""
        return Scale({one: w for one, w in self.weights.items() if one != criterion}, self.levels)

    def shares(self, levels: Mapping[str, str]) -> dict[str, float]:
        """Criterion -> share, of the criteria that are marked, in the order of the scale."""
        return {one: self.share(levels[one]) for one in self.weights if one in levels}

    def total(self, shares: Mapping[str, float]) -> float:
        """The criteria by their weights, 0..100."""
        whole = sum(self.weights.values())
        return 100 * sum(self.weights[one] * share for one, share in shares.items()) / whole


WHOLE = ""
"""In place of a criterion: the whole call."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two examiners who differ beyond what may be averaged."""

    criterion: str
    """Empty: the whole call."""
    marks: tuple[float, float]
    """What the two gave, in the order of signing; of more than two the lowest and the highest.

    Totals 0..100, or shares 0..1 of one criterion.
    """


def conflicts(
    scale: Scale, sheets: Sequence[Mapping[str, float]], tolerance: float, levels_apart: int
) -> tuple[Conflict, ...]:
    """What a third person must settle between the examiners' shares: the call, or else single criteria.

    Where the totals differ by more than the tolerance the whole call is heard anew, so that its criteria are
    not listed besides.
    """
    totals = [scale.total(shares) for shares in sheets]
    if max(totals) - min(totals) > tolerance + 1e-9:
        return (Conflict(WHOLE, _two(totals)),)
    step = levels_apart / (len(scale.levels) - 1)
    found = []
    for criterion in scale.weights:
        given = [shares[criterion] for shares in sheets]
        if max(given) - min(given) >= step - 1e-9:
            found.append(Conflict(criterion, _two(given)))
    return tuple(found)


def final(scale: Scale, sheets: Sequence[Mapping[str, float]], settled: Mapping[str, float]) -> float:
    """0..100: what was settled for the call, else the mean of the marks, settled criteria in their place."""
    if WHOLE in settled:
        return settled[WHOLE]
    means = {one: sum(shares[one] for shares in sheets) / len(sheets) for one in scale.weights}
    return scale.total({**means, **settled})


def _two(given: Sequence[float]) -> tuple[float, float]:
    return (given[0], given[1]) if len(given) == 2 else (min(given), max(given))
