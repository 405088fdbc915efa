"""Which checks cost most: what coaching starts from."""

from __future__ import annotations

from collections.abc import Iterable

from voicesim.scorecard.scored import ScoredCheck, ScoredCriterion


def weakest_checks(
    criteria: Iterable[ScoredCriterion], most: int
) -> tuple[tuple[ScoredCriterion, ScoredCheck, float], ...]:
    """The checks that cost most, with the points out of 100 they cost, the dearest first."""
    priced = [
        (criterion, check, cost(criterion, check))
        for criterion in criteria
        for check in criterion.checks
        if cost(criterion, check) > 0
    ]
    return tuple(sorted(priced, key=lambda item: (-round(item[2], 6), item[1].id))[:most])


def cost(criterion: ScoredCriterion, check: ScoredCheck) -> float:
    """Points out of 100 that a check cost the call."""
    possible = sum(c.possible for c in criterion.checks if c.counts)
    return criterion.weight * check.lost / possible if possible else 0.0
