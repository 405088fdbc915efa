"""Paths, as the catalogue knows them: who practises, and, for whole groups, what came of it.

What a single person's row says is for that person's own eyes; a group is only told sums (`Group`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, delete, exists, func, select

from voicesim.catalogue import people as known_people
from voicesim.catalogue.calls import DRILL
from voicesim.catalogue.database import Database
from voicesim.catalogue.sums import counted
from voicesim.catalogue.tables import calls, level_sums, met, met_sums, paths, people, standings
from voicesim.catalogue.writing import put
from voicesim.modes import PRACTICE

_SHOWN_BY = (PRACTICE.mode, DRILL)
"""Purposes of calls that show something of a skill."""


@dataclass(frozen=True, slots=True)
class Level:
    """Is somebody at the level asked for in a skill? None: not enough is known."""

    skill: str
    before: bool | None
    """By their first calls."""
    now: bool | None


@dataclass(frozen=True, slots=True)
class Met:
    """How often somebody took a caller's call."""

    scenario: str
    calls: int
    hung_up: int
    """In so many of them the client hung up on the trainee."""


@dataclass(frozen=True, slots=True)
class PathEntry:
    """One person's path."""

    person: str
    """Pseudonym."""
    begun: datetime
    last: datetime | None
    """When something was practised last; None: never."""
    calls: int
    finished: bool
    lines: int
    """How many lines of its journal this says."""
    levels: Sequence[Level] = ()
    met: Sequence[Met] = ()


@dataclass(frozen=True, slots=True)
class GroupSums:
    """How many of a group did what, of all who are in it."""

    group: str
    """Empty: none."""
    people: int
    begun: int
    practised: int
    """Since the moment that was asked about."""
    finished: int


@dataclass(frozen=True, slots=True)
class AtLevel:
    """How many of a group are at the level asked for in a skill, of those known both before and now."""

    group: str
    skill: str
    known: int
    before: int
    now: int


def enter_path(database: Database, entry: PathEntry) -> None:
    """Write what is known of a path now, unless more of its journal was entered before.

    Raises `StorageError`; all of it is written then, or nothing.
    """
    with database.writing() as connection:
        query = select(paths.c.lines).where(paths.c.person == entry.person)
        known = connection.execute(query).scalar_one_or_none()
        if known is not None and known > entry.lines:
            return
        known_people.enrol(connection, entry.person, "", entry.begun)
        with counted(connection, entry.person):
            _write(connection, entry)


def _write(connection: Connection, entry: PathEntry) -> None:
    for table in (standings, met):
        connection.execute(delete(table).where(table.c.person == entry.person))
    names = ("person", "begun", "last", "calls", "finished", "lines")
    put(connection, paths, [{name: getattr(entry, name) for name in names}])
    put(
        connection,
        standings,
        [
            {"person": entry.person, "skill": one.skill, "before": one.before, "now": one.now}
            for one in entry.levels
        ],
    )
    put(
        connection,
        met,
        [
            {"person": entry.person, "scenario": one.scenario, "calls": one.calls, "hung_up": one.hung_up}
            for one in entry.met
        ],
    )


def lines_entered(database: Database, person: str) -> int:
    """How many lines of a path's journal the catalogue says; 0 when it knows nothing of it."""
    with database.reading() as connection:
        query = select(paths.c.lines).where(paths.c.person == person)
        return int(connection.execute(query).scalar_one_or_none() or 0)


def behind(database: Database, most: int | None = None) -> tuple[str, ...]:
    """People with a path who have practised since it was entered last: all, or `most` of them.

    Who has waited longest comes first. Raises `StorageError`.
    """
    since = exists().where(
        (calls.c.person == paths.c.person)
        & (calls.c.held > paths.c.last)
        & calls.c.purpose.in_(_SHOWN_BY)
        & (calls.c.state == "held")
    )
    never = exists().where(
        (calls.c.person == paths.c.person) & calls.c.purpose.in_(_SHOWN_BY) & (calls.c.state == "held")
    )
    query = (
        select(paths.c.person)
        .where(since | (paths.c.last.is_(None) & never))
        .order_by(paths.c.last.is_not(None), paths.c.last, paths.c.person)
        .limit(most)
    )
    with database.reading() as connection:
        return tuple(connection.execute(query).scalars())


def group_sums(database: Database, since: datetime) -> tuple[GroupSums, ...]:
    """Of everybody of flesh and blood, group by group. Raises `StorageError`."""
    query = (
        select(
            people.c.group_name,
            func.count().label("people"),
            func.count(paths.c.person).label("begun"),
            func.sum(case((paths.c.last >= since, 1), else_=0)).label("practised"),
            func.sum(case((paths.c.finished, 1), else_=0)).label("finished"),
        )
        .select_from(people.outerjoin(paths, paths.c.person == people.c.pseudonym))
        .where(people.c.pseudonym.not_in(known_people.NOBODY))
        .group_by(people.c.group_name)
    )
    with database.reading() as connection:
        return tuple(
            GroupSums(row.group_name or "", row.people, row.begun, int(row.practised), int(row.finished))
            for row in connection.execute(query)
        )


def calls_a_person(database: Database) -> Mapping[int, int]:
    """Number of calls -> how many of those who have begun took so many. Raises `StorageError`."""
    query = select(paths.c.calls, func.count().label("people")).group_by(paths.c.calls)
    with database.reading() as connection:
        return {row.calls: row.people for row in connection.execute(query)}


def at_level(database: Database) -> tuple[AtLevel, ...]:
    """Group by group and skill by skill, of the same people at both times. Raises `StorageError`."""
    query = select(level_sums).order_by(level_sums.c.group_name, level_sums.c.skill)
    with database.reading() as connection:
        return tuple(AtLevel(*row) for row in connection.execute(query).all())


def hang_ups(database: Database) -> Mapping[str, tuple[int, int, int]]:
    """Caller -> how many people met them, in how many calls, how many of which they ended by hanging up.

    Of the whole house: it is said of the caller, and of no group. Raises `StorageError`.
    """
    with database.reading() as connection:
        rows = connection.execute(select(met_sums))
        return {row.scenario: (row.people, row.calls, row.hung_up) for row in rows}
