"""What a path is made of: something to read, to listen to or to do for one skill, by its id. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.programme.deeds import Way
from voicesim.scorecard.coaching.theme import Format, Theme
from voicesim.scorecard.rubric import Rubric

Kind: TypeAlias = Literal["read", "listen", "rounds", "call"]

CALL_MINUTES = 8.0
"""What a call is counted for before it was held."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a path."""

    id: str
    """Of a reading or a scene its own, of a call the scenario's."""
    kind: Kind
    skill: str
    title: str
    minutes: float
    """1.5 to 10."""

    @property
    def way(self) -> Way:
        """How it is learnt."""
        return _WAYS[self.kind]


_WAYS: Mapping[Kind, Way] = {"read": "read", "listen": "listen", "rounds": "do", "call": "do"}
_KINDS: Mapping[Format, Kind] = {"read": "read", "listen": "listen", "interactive": "rounds"}


def units_for(skill: str, rubric: Rubric, themes: Sequence[Theme]) -> tuple[Unit, ...]:
    """What there is to read, to listen to and to answer for a skill, of the themes on its checks."""
    checks = {check.id for criterion, check in rubric.checks() if criterion.id == skill}
    return tuple(
        Unit(unit.id, _KINDS[unit.format], skill, unit.title, float(unit.minutes))
        for theme in themes
        if checks & set(theme.checks)
        for unit in theme.units
    )
