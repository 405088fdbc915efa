"""What one call showed of a person's skills. A skill is a criterion of the rubrics. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from voicesim.client.conformity import CRITERIA
from voicesim.scorecard.card import Card
from voicesim.scorecard.rubric import Rubric

SKILLS: tuple[str, ...] = CRITERIA
"""In the order in which a call shows them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One call, as far as it says something of its trainee's skills."""

    call: str
    """Name of its folder."""
    scenario: str
    at: datetime
    shares: Mapping[str, float]
    """Skill -> share of the points that could be had, 0..1; what could not be judged is not in it."""
    steps: tuple[float, ...]
    """Share from which each level of the rubric begins, the first 0."""
    critical: bool = False
    """Did it hold a critical error?"""
    hung_up: bool = False
    """Did the client hang up on the trainee?"""
    drill: bool = False
    """A drill shows one skill in one moment, and is no caller that was solved."""
    left_open: tuple[str, ...] | None = None
    """Kinds of what the client would call back for; None where it was not looked for."""

    def level(self, skill: str) -> int | None:
        """Number of the level reached, the lowest 0; None when the skill was not shown."""
        share = self.shares.get(skill)
        return None if share is None else level_of(share, self.steps)

    def at_level(self, skill: str) -> bool:
        """Was the skill shown at the level asked for?"""
        share = self.shares.get(skill)
        return share is not None and share >= asked_for(self.steps)


def level_of(share: float, steps: tuple[float, ...]) -> int:
    """Number of the level that a share reaches, the lowest 0."""
    return max(number for number, least in enumerate(steps) if share >= least)


def asked_for(steps: tuple[float, ...]) -> float:
    """The share from which a skill is at the level asked for: the last level but one of the rubric."""
    return steps[-2]


def steps_of(rubric: Rubric) -> tuple[float, ...]:
    """Where the levels of a rubric begin."""
    return tuple(level.at_least for level in rubric.levels)


def shares_of(card: Card) -> dict[str, float]:
    """Skill -> share, of what the scorecard of a call could judge and did count."""
    return {
        one.id: float(one.share)
        for one in card.criteria
        if one.id in SKILLS and one.share is not None and one.weight > 0
    }
