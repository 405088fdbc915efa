"""One next action from the two or three weakest checks: advice, drill, replay, path."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.analysis.call import Analysis
from voicesim.scorecard.coaching.grounds import grounds
from voicesim.scorecard.coaching.path import path, theme_for
from voicesim.scorecard.coaching.theme import Format, Theme
from voicesim.scorecard.coaching.turning_point import turning_point
from voicesim.scorecard.scorecard import NextAction
from voicesim.scorecard.scored import CriticalFinding, ScoredCriterion
from voicesim.scorecard.weakest import weakest_checks

WEAKEST = 3
"""Checks that make up the next action."""


def coach(
    call: Analysis,
    criteria: Sequence[ScoredCriterion],
    critical: Sequence[CriticalFinding],
    themes: Sequence[Theme],
    prefer: Format = "read",
) -> NextAction | None:
    """What to do next; None when nothing was lost."""
    weakest = weakest_checks(criteria, WEAKEST)
    if not weakest:
        return None
    criterion, check, lost = weakest[0]
    theme = theme_for(check.id, themes)
    return NextAction(
        check=check.id,
        criterion=criterion.id,
        sentence=check.advice,
        lost=lost,
        because=check.sentence,
        on=grounds(call, check),
        also=tuple(other.id for _, other, _ in weakest[1:]),
        drill=theme.drill if theme else None,
        replay=turning_point(call, critical, [weak for _, weak, _ in weakest]),
        path=path([weak.id for _, weak, _ in weakest], themes, prefer),
    )
