"""What a path is made of: something to read, to listen to or to do for one skill, by its id. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.programme.deeds import Way
from voicesim.scorecard.coaching.theme import Theme
from voicesim.scorecard.rubric import Rubric

Kind: TypeAlias = Literal["read", "listen", "drill", "call"]

CALL_MINUTES = 8.0
"""What a call is counted for before it was held."""

DRILL_MINUTES = 1.5


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a path."""

    id: str
    """Of a reading or a scene its own, of a drill or a call the scenario's."""
    kind: Kind
    skill: str
    title: str
    minutes: float
    """1.5 to 10."""

    @property
    def way(self) -> Way:
        """How it is learnt."""
        return "do" if self.kind in ("drill", "call") else "read" if self.kind == "read" else "listen"


def units_for(skill: str, rubric: Rubric, themes: Sequence[Theme]) -> tuple[Unit, ...]:
    """What there is to read and to listen to for a skill: of the themes that help with its checks."""
    checks = {check.id for criterion, check in rubric.checks() if criterion.id == skill}
    return tuple(
        Unit(unit.id, "read" if unit.format == "read" else "listen", skill, unit.title, float(unit.minutes))
        for theme in themes
        if checks & set(theme.checks)
        for unit in theme.units
        if unit.format != "interactive"
    )
