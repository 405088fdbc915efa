"""What a cohort asks of one of its people: a measuring call a wave, and patience until their team starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from voicesim.catalogue import people
from voicesim.client.scenario import load_scenario
from voicesim.programme.deeds import Way
from voicesim.programme.effect.cohorts import running_in
from voicesim.programme.effect.draw import coaching, measurer
from voicesim.programme.effect.plan import Drawn
from voicesim.programme.path import Offer, Path
from voicesim.programme.path_book import takes_part_since
from voicesim.programme.shown import SKILLS
from voicesim.programme.state import PathState
from voicesim.programme.units import CALL_MINUTES, Unit
from voicesim.sessions.registry import Registry


@dataclass(frozen=True, slots=True)
class Part:
    """One person's part in a cohort that runs."""

    cohort: str
    plan: Drawn
    person: str
    team: str

    @property
    def reserved(self) -> frozenset[str]:
        """Callers who measure, and whom nobody may meet before."""
        return frozenset(self.plan.callers)

    def ways(self, preferred: Way) -> Callable[[str], Way] | None:
        """Which way comes first in a skill, where two are compared; None where none are."""
        if not self.plan.compares:
            return None
        return lambda skill: "do" if coaching(self.plan, self.person, skill) == "doing" else preferred

    def due(self, state: PathState, now: datetime) -> str | None:
        """The caller who measures now; None between the waves, and when they were met already."""
        wave = self.plan.wave_of(now)
        if wave is None:
            return None
        caller = measurer(self.plan, self.person, wave)
        return None if any(one.scenario == caller for one in state.shown) else caller

    def measured_first(self, path: Path, state: PathState, now: datetime) -> Path:
        """The path with the measuring call before all else; nothing else before the team's start."""
        caller = self.due(state, now)
        start = self.plan.start_of(self.team)
        steps = path.steps if now >= start else ()
        if caller is not None:
            title = load_scenario(caller).title
            skill = path.weak[0] if path.weak else SKILLS[0]
            steps = (Unit(caller, "call", skill, title, CALL_MINUTES), *steps)
        waits = now < start
        return replace(path, steps=steps, first=path.first and not waits, opens=start if waits else None)


def part_of(registry: Registry, person: str, now: datetime) -> Part | None:
    """Somebody's part in the cohort that runs in their team; None where none does, or they take none.

    Raises `StorageError`.
    """
    if takes_part_since(registry, person) is None:
        return None
    return _drawn_for(registry, person, now)


def running_for(registry: Registry, person: str, now: datetime) -> str:
    """The name of the cohort that runs in somebody's team, whether they take part or not; empty: none does.

    Raises `StorageError`.
    """
    part = _drawn_for(registry, person, now)
    return part.cohort if part else ""


def team_of(registry: Registry, person: str) -> str:
    """The team somebody is in; empty: in none. Raises `StorageError`."""
    known = people.person(registry.database, person)
    return known.group if known is not None else ""


def _drawn_for(registry: Registry, person: str, now: datetime) -> Part | None:
    team = team_of(registry, person)
    if not team:
        return None
    for book in running_in(registry, now):
        if book.state is not None and team in book.state.plan.starts:
            return Part(book.name, book.state.plan, person, team)
    return None


def without(offer: Offer, reserved: frozenset[str]) -> Offer:
    """What there is to practise with, less callers who are kept back."""
    return replace(offer, callers=tuple(one for one in offer.callers if one.id not in reserved))
