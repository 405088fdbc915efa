"""When a skill is due again: the scheduler FSRS, fed with the levels that calls showed. Pure.

FSRS was made for cards that one remembers or not. Here the rating is the level of the rubric that was shown,
never what somebody says of themselves: the lowest is *again*, the highest *easy*. Intervals end at `LONGEST`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from voicesim.programme.shown import SKILLS, Shown

if TYPE_CHECKING:
    from fsrs import Rating, Scheduler

LONGEST = 90
"""Days after which any skill is due."""


@dataclass(frozen=True, slots=True)
class Due:
    """When one skill is due."""

    skill: str
    at: datetime | None
    """None: it was never shown, and is due at once."""
    last: datetime | None = None
    """When it was shown last."""

    def is_due(self, now: datetime) -> bool:
        """Is it time?"""
        return self.at is None or self.at <= now


def due(shown: Sequence[Shown]) -> tuple[Due, ...]:
    """When each skill is due, in the order of `SKILLS`."""
    ordered = sorted(shown, key=lambda one: (one.at, one.call))
    return tuple(_due(skill, [one for one in ordered if skill in one.shares]) for skill in SKILLS)


def _due(skill: str, shown: Sequence[Shown]) -> Due:
    if not shown:
        return Due(skill, None)
    from fsrs import Card

    card = Card(card_id=1)
    for one in shown:
        card, _ = _scheduler().review_card(card, _rating(one, skill), one.at.astimezone(UTC))
    return Due(skill, card.due, shown[-1].at)


def _rating(shown: Shown, skill: str) -> Rating:
    from fsrs import Rating

    level, top = shown.level(skill), len(shown.steps) - 1
    if level == 0 or level is None:
        return Rating.Again
    if level == top:
        return Rating.Easy
    return Rating.Good if shown.at_level(skill) else Rating.Hard


@lru_cache(maxsize=1)
def _scheduler() -> Scheduler:
    """Days only, and the same ones for the same calls."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)
