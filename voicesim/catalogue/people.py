"""People, as pseudonyms: who is known, in which group."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from voicesim.catalogue.database import Database
from voicesim.catalogue.sums import counted
from voicesim.catalogue.tables import (
    GROUP,
    assignments,
    calls,
    candidates,
    groups,
    marks,
    met,
    paths,
    people,
    standings,
)
from voicesim.catalogue.writing import put
from voicesim.errors import StorageError
from voicesim.messages.message import Message

ROBOT, RECORDING, UNKNOWN = "robot", "recording", "unknown"
"""Who is nobody of flesh and blood, or was never noted: a robot trainee, a voice from a file, a call taken
before calls had owners."""

NOBODY = (ROBOT, RECORDING, UNKNOWN)

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no sign is mistaken for another when it is read aloud."""
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the list."""

    pseudonym: str
    """ "P-7Q3KZ0M4"."""
    group: str
    """Empty: none."""
    since: datetime


def new_pseudonym() -> str:
    """One that says nothing of whom it stands for; of 10^12, so two are the same by no likely chance."""
    return "P-" + "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


def pseudonym_from(secret: str) -> str:
    """The pseudonym that a desk's secret stands for: the same each time. `secret` is in hexadecimal."""
    value = int(secret, 16)
    return "P-" + "".join(_SIGNS[value >> 5 * place & 31] for place in range(_LENGTH))


def enrol(connection: Connection, pseudonym: str, group: str, now: datetime) -> None:
    """Let a person be known; one who is known already keeps their day, and changes group if one is named."""
    if group:
        put(connection, groups, [{"name": checked_group(group)}])
    row = {"pseudonym": pseudonym, "group_name": group or None, "since": now}
    put(connection, people, [row], keep=True)
    if group:
        with counted(connection, pseudonym):
            changed = update(people).where(people.c.pseudonym == pseudonym)
            connection.execute(changed.values(group_name=group))


def person(database: Database, pseudonym: str) -> Person | None:
    """Who goes by that pseudonym; None when nobody does. Raises `StorageError`."""
    with database.reading() as connection:
        row = connection.execute(select(people).where(people.c.pseudonym == pseudonym)).one_or_none()
    return None if row is None else Person(row.pseudonym, row.group_name or "", row.since)


def everybody(database: Database) -> tuple[Person, ...]:
    """All who are known, the first first. Raises `StorageError`."""
    with database.reading() as connection:
        rows = connection.execute(select(people).order_by(people.c.since, people.c.pseudonym)).all()
    return tuple(Person(row.pseudonym, row.group_name or "", row.since) for row in rows)


def forget(connection: Connection, pseudonym: str) -> int:
    """Take a person and all their rows out; gives how many calls that were."""
    gone = connection.execute(delete(calls).where(calls.c.person == pseudonym)).rowcount
    connection.execute(delete(candidates).where(candidates.c.person == pseudonym))
    with counted(connection, pseudonym):
        for practice in (standings, met, paths):
            connection.execute(delete(practice).where(practice.c.person == pseudonym))
    for theirs in (assignments, marks):
        connection.execute(delete(theirs).where(theirs.c.examiner == pseudonym))
    connection.execute(delete(people).where(people.c.pseudonym == pseudonym))
    used = select(people.c.group_name).where(people.c.group_name.is_not(None))
    held = select(calls.c.group_name).where(calls.c.group_name.is_not(None))
    connection.execute(delete(groups).where(groups.c.name.not_in(used), groups.c.name.not_in(held)))
    return gone


def checked_group(name: str) -> str:
    """The name of a group as it is kept. Raises `StorageError` for one that is too long or none."""
    kept = " ".join(name.split())
    if not kept or len(kept) > GROUP:
        raise StorageError(
            "catalogue.group",
            what=Message("a group's name has 1 to {most} characters", most=GROUP),
            where=kept[:GROUP] or "group",
            mend=Message("give it another"),
        )
    return kept
