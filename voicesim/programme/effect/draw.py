"""The lot: when each team starts, who measures whom, which way is coached. Pure, from a published seed.

Nobody's name or pseudonym is written with it: what is drawn for a person follows from the seed and from who
they are, and is gone when they are deleted.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import Literal, TypeAlias

from voicesim.programme.effect.plan import Drawn

Coaching: TypeAlias = Literal["preferred", "doing"]
"""Which units of a skill come first: those in the way somebody prefers, or those in which one does something.
Both are what a path offers anyway, so nobody is kept from anything."""

COACHINGS: tuple[Coaching, Coaching] = ("preferred", "doing")


def starts(teams: Sequence[str], dates: int, seed: int) -> dict[str, int]:
    """After which wave each team starts: as many teams at each date as can be, at most one more at some."""
    shuffled = sorted(teams)
    drawn = random.Random(f"{seed}:teams")
    drawn.shuffle(shuffled)
    order = list(range(dates))
    drawn.shuffle(order)  # which dates have one team more is drawn as well
    return {team: order[place % dates] for place, team in enumerate(shuffled)}


def measurer(plan: Drawn, person: str, wave: int) -> str:
    """Who calls a person at a wave: each caller once, each at each wave for as many people as chance will."""
    names = list(plan.callers)
    random.Random(f"{plan.seed}:callers").shuffle(names)
    return names[(_number(plan.seed, person) + wave) % len(names)]


def coaching(plan: Drawn, person: str, skill: str) -> Coaching:
    """Which way a person is coached in a skill."""
    return COACHINGS[_number(plan.seed, person, skill) % 2]


def _number(seed: int, *what: str) -> int:
    digest = hashlib.sha256(":".join((str(seed), *what)).encode()).digest()
    return int.from_bytes(digest[:4], "big")
