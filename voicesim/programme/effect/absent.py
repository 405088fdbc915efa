"""Who is late with assigned work, or silent: a list for a person to take the telephone. Nothing is automatic.

It says of assigned work alone whether it was done: no score, no minutes, no order but the alphabet's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from voicesim.catalogue.cohorts import Member, members
from voicesim.programme.effect.cohorts import running_in
from voicesim.programme.effect.gathering import taken
from voicesim.programme.effect.plan import Drawn
from voicesim.programme.path_book import takes_part_since
from voicesim.sessions.registry import Registry

SILENT = timedelta(days=21)
"""Without anything practised, since the team's start or since the last time."""

What: TypeAlias = Literal["measuring_missed", "not_begun", "silent"]
"""*measuring_missed*: the call of the latest wave that closed was not taken; *not_begun*: the team's path has
been open for `SILENT`, and was not begun; *silent*: nothing was practised for as long."""


@dataclass(frozen=True, slots=True)
class Absent:
    """One thing that somebody has still to do."""

    person: str
    """Pseudonym."""
    name: str
    """Empty where the file of names is not here."""
    team: str
    cohort: str
    what: What
    since: datetime


def absent(registry: Registry, now: datetime) -> tuple[Absent, ...]:
    """Who is late or silent in the cohorts that run, team by team. Raises `StorageError`."""
    found = []
    names = registry.names.all()
    for book in running_in(registry, now):
        if book.state is None:
            continue
        plan = book.state.plan
        done = {(wave, entry.person) for wave, entry in taken(registry, plan, plan.closed_by(now))}
        for one in members(registry.database, tuple(plan.starts)):
            for what, since in _missing(plan, one, done, now):
                if what == "measuring_missed" and not _was_asked_for(registry, one.person, since):
                    continue
                name = names.get(one.person, "")
                found.append(Absent(one.person, name, one.team, book.name, what, since))
    return tuple(sorted(found, key=lambda one: (one.team, one.name, one.person, one.what)))


def _was_asked_for(registry: Registry, person: str, closed: datetime) -> bool:
    """Did they take part by the time the wave closed?"""
    agreed = takes_part_since(registry, person)
    return agreed is not None and agreed < closed


def _missing(
    plan: Drawn, one: Member, done: set[tuple[int, str]], now: datetime
) -> list[tuple[What, datetime]]:
    missing: list[tuple[What, datetime]] = []
    wave = plan.closed_by(now) - 1
    if wave >= 0 and (wave, one.person) not in done:
        missing.append(("measuring_missed", plan.closes(wave)))
    start = plan.start_of(one.team)
    if now - start < SILENT:
        return missing
    if one.begun is None or one.last is None:
        missing.append(("not_begun", start))
    elif now - max(one.last, start) >= SILENT:
        missing.append(("silent", max(one.last, start)))
    return missing
