"""Calls, as the catalogue knows them: whose, for what, when, and whether there is still sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from sqlalchemy import Connection, delete, func, select, tuple_, update

from voicesim.catalogue.database import Database
from voicesim.catalogue.people import checked_group, enrol
from voicesim.catalogue.tables import NAME, calls, groups, notices
from voicesim.catalogue.writing import put
from voicesim.modes import PRACTICE

Purpose: TypeAlias = Literal["practice", "drill", "certification", "robot", "recording"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
DRILL: Purpose = "drill"

State: TypeAlias = Literal["begun", "held", "cut"]
"""Begun: under way, or a machine died in it; held: closed in good order; cut: broken off."""

_AT_ONCE = 500
"""Rows that one statement takes."""
_PAGE = 50
"""Calls that are read at once for whoever looks for the first that fits."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The notice that a person accepted before a call."""

    version: str
    sha256: str
    """Of its text, as it was shown."""
    at: datetime


@dataclass(frozen=True, slots=True)
class CallEntry:
    """One call."""

    shelf: str
    """Where its folder is: "practice", "certification"; "beside" for one in the store's own folder."""
    name: str
    """Of its folder."""
    person: str
    """Pseudonym."""
    group: str
    """In which the person was at that time; empty: none."""
    purpose: Purpose
    scenario: str
    language: str
    held: datetime
    state: State
    sound: bool
    """Is there a recording?"""
    accepted: Acceptance | None = None

    @property
    def is_practice(self) -> bool:
        """Was it held by somebody who practised: no examination, no robot, no recording?"""
        return self.purpose == PRACTICE.mode

    @property
    def is_drill(self) -> bool:
        """Was it one moment of a call, drilled by itself? It counts among no calls."""
        return self.purpose == DRILL


class DueCall(NamedTuple):
    """A call that has been kept long enough, or its recording has: a bare row, for there may be thousands."""

    shelf: str
    name: str
    person: str
    """Pseudonym."""
    whole: bool
    """Is all of it due? Else its recording."""


@dataclass(frozen=True, slots=True)
class OnTheBoard:
    """What a person of a group has done, in numbers."""

    person: str
    purpose: Purpose
    calls: int
    last: datetime


def enter(database: Database, entries: Sequence[CallEntry]) -> None:
    """Write what is known of calls now, their people and groups as well. Raises `StorageError`."""
    with database.writing() as connection:
        for entry in {(one.person, one.group): one for one in entries}.values():
            _enrol_once(connection, entry)
        for some in _parts(entries):
            put(connection, calls, [_row(entry) for entry in some])
            put(connection, notices, [_notice(one, one.accepted) for one in some if one.accepted])


def calls_of(database: Database, person: str) -> tuple[CallEntry, ...]:
    """Every call of a person, the newest first. Raises `StorageError`."""
    return found_calls(database, calls.c.person == person)


def each_call_of(database: Database, person: str) -> Iterator[CallEntry]:
    """The same, read a page at a time: for whoever stops at the first that fits. Raises `StorageError`."""
    theirs = calls.c.person == person
    page = found_calls(database, theirs, _PAGE)
    while page:
        yield from page
        last = page[-1]
        older = (calls.c.held < last.held) | ((calls.c.held == last.held) & (calls.c.name < last.name))
        page = found_calls(database, theirs & (calls.c.held <= last.held) & older, _PAGE)


def call_named(database: Database, person: str, name: str) -> CallEntry | None:
    """The call of that very name, if it is this person's. Raises `StorageError`."""
    found = found_calls(database, (calls.c.person == person) & (calls.c.name == name), 1)
    return found[0] if found else None


def open_calls(database: Database) -> tuple[CallEntry, ...]:
    """Calls that were begun and of which no end is known yet. Raises `StorageError`."""
    return found_calls(database, calls.c.state == "begun")


def due(
    database: Database, sound_before: datetime, all_before: datetime, *, most: int | None = None
) -> tuple[DueCall, ...]:
    """Calls all of which, or whose recording, has been kept long enough: the oldest first, `most` of them.

    Raises `StorageError`.
    """
    found: list[DueCall] = []
    with database.reading() as connection:
        for whole, wanted in _kept_long_enough(sound_before, all_before):
            query = select(calls.c.shelf, calls.c.name, calls.c.person).where(wanted)
            left = None if most is None else most - len(found)
            rows = connection.execute(query.order_by(calls.c.held, calls.c.name).limit(left))
            found += [DueCall(shelf, name, person, whole) for shelf, name, person in rows]
    return tuple(found)


def count_due(database: Database, sound_before: datetime, all_before: datetime) -> int:
    """How many these are. Raises `StorageError`."""
    with database.reading() as connection:
        return sum(
            connection.execute(select(func.count()).select_from(calls).where(wanted)).scalar_one()
            for _, wanted in _kept_long_enough(sound_before, all_before)
        )


def board(database: Database, group: str) -> tuple[OnTheBoard, ...]:
    """Who of a group took how many calls for what, and when the last. Raises `StorageError`."""
    number, last = func.count().label("number"), func.max(calls.c.held).label("last")
    query = (
        select(calls.c.person, calls.c.purpose, number, last)
        .where(calls.c.group_name == group)
        .group_by(calls.c.person, calls.c.purpose)
        .order_by(calls.c.person, calls.c.purpose)
    )
    with database.reading() as connection:
        return tuple(
            OnTheBoard(row.person, row.purpose, row.number, row.last) for row in connection.execute(query)
        )


def known(database: Database) -> frozenset[tuple[str, str]]:
    """Shelf and name of every call. Raises `StorageError`."""
    with database.reading() as connection:
        return frozenset(
            (row.shelf, row.name) for row in connection.execute(select(calls.c.shelf, calls.c.name))
        )


def take_out(database: Database, gone: Iterable[tuple[str, str]]) -> None:
    """Calls, by shelf and name, that are no more. Raises `StorageError`."""
    wanted = list(gone)
    if wanted:
        with database.writing() as connection:
            for some in _parts(wanted):
                connection.execute(delete(calls).where(tuple_(calls.c.shelf, calls.c.name).in_(some)))


def without_sound(database: Database, muted: Iterable[tuple[str, str]]) -> None:
    """Calls, by shelf and name, whose recording is gone. Raises `StorageError`."""
    wanted = list(muted)
    if wanted:
        with database.writing() as connection:
            for some in _parts(wanted):
                these = tuple_(calls.c.shelf, calls.c.name).in_(some)
                connection.execute(update(calls).where(these).values(sound=False))


_COLUMNS = (
    *(calls.c.shelf, calls.c.name, calls.c.person, calls.c.group_name, calls.c.purpose, calls.c.scenario),
    *(calls.c.language, calls.c.held, calls.c.state, calls.c.sound),
    *(notices.c.version, notices.c.sha256, notices.c.accepted),
)
"""What an entry is made of, in the order in which `_entry` takes it."""


def times_met(database: Database, least: int) -> dict[str, int]:
    """Caller -> practice calls and drills held with it, of callers that `least` people or more have met.

    Raises `StorageError`.
    """
    held = calls.c.purpose.in_((PRACTICE.mode, DRILL))
    people = func.count(calls.c.person.distinct())
    query = (
        select(calls.c.scenario, func.count().label("times"))
        .where(held, calls.c.state == "held")
        .group_by(calls.c.scenario)
        .having(people >= least)
    )
    with database.reading() as connection:
        return {row.scenario: int(row.times) for row in connection.execute(query)}


def _kept_long_enough(sound_before: datetime, all_before: datetime) -> Iterator[tuple[bool, Any]]:
    """Is all of them due, and which they are."""
    yield True, calls.c.held < all_before
    yield False, calls.c.sound.is_(True) & (calls.c.held < sound_before) & (calls.c.held >= all_before)


def found_calls(database: Database, wanted: Any, most: int | None = None) -> tuple[CallEntry, ...]:
    """The calls of which a condition on their columns holds, the newest first. Raises `StorageError`."""
    query = (
        select(*_COLUMNS)
        .outerjoin(notices, (notices.c.shelf == calls.c.shelf) & (notices.c.call == calls.c.name))
        .where(wanted)
        .order_by(calls.c.held.desc(), calls.c.name.desc())
        .limit(most)
    )
    with database.reading() as connection:
        rows: Iterable[Any] = connection.execute(query)
        return tuple(_entry(*row) for row in rows)


def _entry(
    shelf: str,
    name: str,
    person: str,
    group: str | None,
    purpose: Purpose,
    scenario: str,
    language: str,
    held: datetime,
    state: State,
    sound: bool,
    version: str,
    sha256: str,
    accepted: datetime | None,
) -> CallEntry:
    """By place: thousands may be asked for at once."""
    notice = Acceptance(version, sha256, accepted) if accepted is not None else None
    return CallEntry(
        shelf, name, person, group or "", purpose, scenario, language, held, state, sound, notice
    )


def _row(entry: CallEntry) -> dict[str, Any]:
    return {
        "shelf": entry.shelf,
        "name": entry.name,
        "person": entry.person,
        "group_name": entry.group or None,
        "purpose": entry.purpose,
        "scenario": entry.scenario[:NAME],
        "language": entry.language,
        "held": entry.held,
        "state": entry.state,
        "sound": entry.sound,
    }


def _notice(entry: CallEntry, accepted: Acceptance) -> dict[str, Any]:
    return {
        "shelf": entry.shelf,
        "call": entry.name,
        "person": entry.person,
        "version": accepted.version[:NAME],
        "sha256": accepted.sha256,
        "accepted": accepted.at,
    }


def _enrol_once(connection: Connection, entry: CallEntry) -> None:
    """A person met for the first time is known from then on; their present group stays as it is."""
    enrol(connection, entry.person, "", entry.held)
    if entry.group:
        put(connection, groups, [{"name": checked_group(entry.group)}], keep=True)


def _parts(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))
