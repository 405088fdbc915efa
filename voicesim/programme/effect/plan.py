"""The plan of a cohort, written before anybody starts: who starts when, who measures, when one looks. Pure.

A stepped wedge (Hussey and Hughes 2007): every team is measured at every wave, and the teams start one after
the other, at dates drawn by lot, the last after the last wave. So at each wave somebody has not started yet,
and shows what calendar, season and the measuring itself do; what the others show beyond it is the programme.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from voicesim.messages.message import Message

LEAST_TEAMS = 10
"""Below it no interval can be trusted: 45 % of such trials had fewer, and need care (PMC4895892)."""

STEP_DAYS = 28
"""From one wave of measuring to the next."""

WINDOW_DAYS = 7
"""In which a wave's call is taken; the teams whose turn it is start when it closes."""

INTERIM, FINAL = 0.999, 0.95
"""Of the interval before and at the last wave. Looking early at so wide an interval, by Haybittle and Peto,
costs the last one next to nothing of its 95 %."""


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StopRule(_Written):
    """When one looks, and how sure one must be to say that something changed."""

    looks: Annotated[int, Field(ge=1)]
    """One after each wave, and no other: what was told then is told again until the next."""
    interim: Annotated[float, Field(gt=0.5, lt=1)] = INTERIM
    """Of the interval at each look but the last."""
    final: Annotated[float, Field(gt=0.5, lt=1)] = FINAL
    """And at the last."""
    least: Annotated[int, Field(ge=1)] = 30
    """Of the comparison of ways to coach: persons x skills each way below which nothing is said of it."""


class Drawn(_Written):
    """A cohort was drawn: the deed that its journal begins with. It names teams, and nobody."""

    do: Literal["drawn"] = "drawn"
    seed: Annotated[int, Field(ge=0)]
    """Published: whoever has it and the teams draws the same."""
    begin: datetime
    """Of the first wave."""
    language: Literal["fr", "en"]
    starts: Mapping[str, Annotated[int, Field(ge=0)]]
    """Team -> after which wave it starts, the first 0."""
    callers: Annotated[tuple[str, ...], Field(min_length=3)]
    """Who measure, one a wave for each person, in an order of their own: kept out of everybody's path."""
    step_days: Annotated[int, Field(ge=7, le=90)] = STEP_DAYS
    window_days: Annotated[int, Field(ge=1, le=30)] = WINDOW_DAYS
    compares: bool = False
    """Are two ways to coach compared, drawn for each person and skill?"""
    rule: StopRule

    @model_validator(mode="after")
    def _coherent(self) -> Drawn:
        if set(self.starts.values()) != set(range(self.waves)):
            raise ValueError(Message("some team has to start after each wave; draw anew"))
        if self.window_days >= self.step_days:
            raise ValueError(Message("a wave ends before the next begins; shorten the window"))
        return self

    @property
    def waves(self) -> int:
        """How often everybody is measured."""
        return len(self.callers)

    @property
    def ends(self) -> datetime:
        """When the last wave closes."""
        return self.closes(self.waves - 1)

    def opens(self, wave: int) -> datetime:
        """When a wave begins."""
        return self.begin + timedelta(days=wave * self.step_days)

    def closes(self, wave: int) -> datetime:
        """When its window ends."""
        return self.opens(wave) + timedelta(days=self.window_days)

    def wave_of(self, at: datetime) -> int | None:
        """The wave in whose window a moment lies."""
        return next((n for n in range(self.waves) if self.opens(n) <= at < self.closes(n)), None)

    def closed_by(self, now: datetime) -> int:
        """How many waves have closed."""
        return sum(self.closes(wave) <= now for wave in range(self.waves))

    def start_of(self, team: str) -> datetime:
        """When a team's path opens."""
        return self.closes(self.starts[team])

    def exposure(self, team: str, wave: int) -> int:
        """Steps since the team started, at a wave; 0: it has not."""
        return max(0, wave - self.starts[team])

    def is_running(self, now: datetime) -> bool:
        """Has its last wave still to close?"""
        return now < self.ends

    def level_at(self, waves: int) -> float:
        """Of the intervals, once so many waves have closed."""
        return self.rule.final if waves >= self.waves else self.rule.interim
