"""What a path is made of: something to read, to listen to or to do for one skill, by its id. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, TypeAlias

from voicesim.client.moment import Moment
from voicesim.programme.deeds import Way, drill_unit
from voicesim.scorecard.coaching.theme import Format, Theme
from voicesim.scorecard.rubric import Rubric

Kind: TypeAlias = Literal["read", "listen", "rounds", "drill", "call"]

CALL_MINUTES = 8.0
"""What a call is counted for before it was held."""

DRILL_MINUTES = 1.5

ABOUT = 0.25
"""Share of a skill's points that a theme helps with, from which it is about that skill: a page on what comes
next that says a word of holding teaches nobody to greet."""

RESTS: Mapping[Kind, timedelta] = {
    "read": timedelta(weeks=12),
    "listen": timedelta(weeks=12),
    "rounds": timedelta(weeks=4),
    "drill": timedelta(days=1),
    "call": timedelta(0),
}
"""How long a unit that was gone through is left alone: a page says the same each time, a drill does not."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a path."""

    id: str
    """Of a reading or a scene its own, of a call the scenario's, of a drill `drill_unit`'s."""
    kind: Kind
    skill: str
    title: str
    minutes: float
    """1.5 to 10."""

    @property
    def way(self) -> Way:
        """How it is learnt."""
        return _WAYS[self.kind]


_WAYS: Mapping[Kind, Way] = {"read": "read", "listen": "listen", "rounds": "do", "drill": "do", "call": "do"}
_KINDS: Mapping[Format, Kind] = {"read": "read", "listen": "listen", "interactive": "rounds"}


def units_for(skill: str, rubric: Rubric, themes: Sequence[Theme]) -> tuple[Unit, ...]:
    """What there is to read, to listen to and to answer for a skill, of the themes that are about it."""
    points = {check.id: check.points for criterion, check in rubric.checks() if criterion.id == skill}
    return tuple(
        Unit(unit.id, _KINDS[unit.format], skill, unit.title, float(unit.minutes))
        for theme in themes
        if sum(points.get(check, 0.0) for check in theme.checks) >= max(ABOUT * sum(points.values()), 1e-9)
        for unit in theme.units
    )


def drills_for(skill: str, moments: Sequence[Moment]) -> tuple[Unit, ...]:
    """The drill of a skill: one unit, whichever moment and caller it will be; none without a moment."""
    titles = dict.fromkeys(one.title for one in moments if one.skill == skill)
    return (Unit(drill_unit(skill), "drill", skill, " / ".join(titles), DRILL_MINUTES),) if titles else ()
