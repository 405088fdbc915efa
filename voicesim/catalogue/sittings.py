"""Sittings, as the catalogue knows them: who is examined, who marks what until when, what was decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from voicesim.catalogue import people
from voicesim.catalogue.database import Database
from voicesim.catalogue.tables import assignments, candidates, decisions, marks, sittings
from voicesim.catalogue.writing import put


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """One candidate."""

    number: int
    person: str
    """Pseudonym."""


@dataclass(frozen=True, slots=True)
class AssignmentEntry:
    """One examiner's task."""

    slot: str
    """Candidate, station and round."""
    examiner: str
    """Pseudonym."""
    call: str
    """Name of the call to mark; empty until it is held."""
    signed: datetime | None


@dataclass(frozen=True, slots=True)
class MarksEntry:
    """That an examiner has signed marks; what they are is in the sitting's journal."""

    call: str
    examiner: str
    round: int
    """0; 1 after a contest."""
    signed: datetime


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """What was decided on a candidate last."""

    number: int
    decided: datetime
    passed: bool
    communicated: datetime | None
    contest_until: datetime | None


@dataclass(frozen=True, slots=True)
class SittingEntry:
    """One sitting with all that hangs on it."""

    id: str
    blueprint: str
    stage: str
    made: datetime
    opened: datetime | None
    closed: datetime | None
    lines: int
    """How many lines of its journal this says."""
    candidates: Sequence[CandidateEntry] = ()
    assignments: Sequence[AssignmentEntry] = ()
    marks: Sequence[MarksEntry] = ()
    decisions: Sequence[DecisionEntry] = ()


def enter_sitting(database: Database, entry: SittingEntry) -> None:
    """Write what is known of a sitting now, unless more of its journal was entered before.

    Raises `StorageError`; all of it is written then, or nothing.
    """
    with database.writing() as connection:
        query = select(sittings.c.lines).where(sittings.c.id == entry.id)
        known = connection.execute(query).scalar_one_or_none()
        if known is not None and known > entry.lines:
            return
        taking_part = {one.person for one in entry.candidates}
        taking_part |= {one.examiner for one in entry.assignments}
        taking_part |= {one.examiner for one in entry.marks}
        for pseudonym in sorted(taking_part):
            people.enrol(connection, pseudonym, "", entry.made)
        connection.execute(delete(sittings).where(sittings.c.id == entry.id))
        names = ("id", "blueprint", "stage", "made", "opened", "closed", "lines")
        put(connection, sittings, [{name: getattr(entry, name) for name in names}])
        put(connection, candidates, [_row(entry, one, "number", "person") for one in entry.candidates])
        columns = ("slot", "examiner", "call", "signed")
        put(connection, assignments, [_row(entry, one, *columns) for one in entry.assignments])
        columns = ("call", "examiner", "round", "signed")
        put(connection, marks, [_row(entry, one, *columns) for one in entry.marks])
        told = ("number", "decided", "passed", "communicated", "contest_until")
        put(connection, decisions, [_row(entry, one, *told) for one in entry.decisions])


def keep_sittings(database: Database, there: Collection[str]) -> None:
    """Take out every sitting but these: their journals are gone. Raises `StorageError`."""
    with database.reading() as connection:
        known = set(connection.execute(select(sittings.c.id)).scalars())
    gone = known - set(there)
    if gone:
        with database.writing() as connection:
            connection.execute(delete(sittings).where(sittings.c.id.in_(sorted(gone))))


def lines_entered(database: Database, sitting: str) -> int:
    """How many lines of a sitting's journal the catalogue says; 0 when it knows nothing of it.

    Raises `StorageError`.
    """
    with database.reading() as connection:
        query = select(sittings.c.lines).where(sittings.c.id == sitting)
        return int(connection.execute(query).scalar_one_or_none() or 0)


def sittings_of(database: Database, person: str) -> tuple[tuple[str, int], ...]:
    """The sittings in which somebody is a candidate, with their number. Raises `StorageError`."""
    query = (
        select(candidates.c.sitting, candidates.c.number)
        .where(candidates.c.person == person)
        .order_by(candidates.c.sitting)
    )
    with database.reading() as connection:
        return tuple((row.sitting, row.number) for row in connection.execute(query))


def to_mark(database: Database, examiner: str) -> tuple[tuple[str, str], ...]:
    """The calls that wait for an examiner: sitting and call. Raises `StorageError`."""
    query = (
        select(assignments.c.sitting, assignments.c.call)
        .where(
            (assignments.c.examiner == examiner)
            & assignments.c.signed.is_(None)
            & assignments.c.call.is_not(None)
        )
        .order_by(assignments.c.sitting, assignments.c.call)
    )
    with database.reading() as connection:
        return tuple((row.sitting, row.call) for row in connection.execute(query))


def _row(entry: SittingEntry, one: object, *names: str) -> dict[str, object]:
    values = {name: getattr(one, name) for name in names}
    return {"sitting": entry.id, **values, **({"call": values["call"] or None} if "call" in values else {})}
