"""What a cohort is read from: who is in its teams, and who met which caller when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from voicesim.catalogue.calls import CallEntry, found_calls
from voicesim.catalogue.database import Database
from voicesim.catalogue.people import NOBODY
from voicesim.catalogue.tables import calls, paths, people


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a team, as far as assigned work goes."""

    person: str
    """Pseudonym."""
    team: str
    begun: datetime | None
    """When their path was begun; None: it was not."""
    last: datetime | None
    """When something was practised last."""


def members(database: Database, teams: Sequence[str]) -> tuple[Member, ...]:
    """Everybody of these teams now, team by team. Raises `StorageError`."""
    query = (
        select(people.c.pseudonym, people.c.group_name, paths.c.begun, paths.c.last)
        .select_from(people.outerjoin(paths, paths.c.person == people.c.pseudonym))
        .where(people.c.group_name.in_(teams) & people.c.pseudonym.not_in(NOBODY))
        .order_by(people.c.group_name, people.c.pseudonym)
    )
    with database.reading() as connection:
        return tuple(
            Member(row.pseudonym, row.group_name, row.begun, row.last) for row in connection.execute(query)
        )


def first_meetings(database: Database, callers: Sequence[str], before: datetime) -> tuple[CallEntry, ...]:
    """The first call, of whatever purpose, in which each person met each of these callers: oldest first.

    Raises `StorageError`.
    """
    found: dict[tuple[str, str], CallEntry] = {}
    wanted = calls.c.scenario.in_(callers) & (calls.c.held < before) & calls.c.person.not_in(NOBODY)
    for entry in reversed(found_calls(database, wanted)):
        found.setdefault((entry.person, entry.scenario), entry)
    return tuple(found.values())
