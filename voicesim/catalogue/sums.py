"""Sums of whole groups, kept beside the rows they are of: a house of 15,000 is not counted for each page.

Whatever changes a person's rows or group does it within `counted`, in the same transaction: what the person
added to the sums is taken out, and what they add now is put in. So they are true after a deletion as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from sqlalchemy import Connection, Table, delete, select, update

from voicesim.catalogue.tables import level_sums, met, met_sums, people, standings
from voicesim.catalogue.writing import put

Key: TypeAlias = tuple[str, ...]
Added: TypeAlias = "Counter[tuple[Key, str]]"
"""Key of a sum and its column -> how much."""


@contextmanager
def counted(connection: Connection, person: str) -> Iterator[None]:
    """Whatever is done to a person's rows within it, the sums follow."""
    before = _of(connection, person)
    yield
    after = _of(connection, person)
    for table in (level_sums, met_sums):
        _add(connection, table, after[table.name], before[table.name])


def _of(connection: Connection, person: str) -> dict[str, Added]:
    """What a person adds to each table of sums."""
    levels: Added = Counter()
    query = (
        select(people.c.group_name, standings.c.skill, standings.c.before, standings.c.now)
        .select_from(standings.join(people, people.c.pseudonym == standings.c.person))
        .where(standings.c.person == person)
    )
    for row in connection.execute(query):
        if row.before is not None and row.now is not None:
            key: Key = (row.group_name or "", row.skill)
            levels.update({(key, "known"): 1, (key, "before"): int(row.before), (key, "now"): int(row.now)})
    callers: Added = Counter()
    for row in connection.execute(select(met).where(met.c.person == person)):
        key = (row.scenario,)
        callers.update({(key, "people"): 1, (key, "calls"): row.calls, (key, "hung_up"): row.hung_up})
    return {level_sums.name: levels, met_sums.name: callers}


def _add(connection: Connection, table: Table, after: Added, before: Added) -> None:
    """Add what changed, key by key in one order, so that two writers never wait for each other."""
    keys = [column.name for column in table.primary_key]
    counts = [column.name for column in table.columns if column.name not in keys]
    for key in sorted({key for key, _ in (*after, *before)}):
        moved = {name: after[key, name] - before[key, name] for name in counts}
        if not any(moved.values()):
            continue
        this = dict(zip(keys, key, strict=True))
        put(connection, table, [{**this, **dict.fromkeys(counts, 0)}], keep=True)
        where = [table.c[name] == value for name, value in this.items()]
        connection.execute(
            update(table).where(*where).values({name: table.c[name] + by for name, by in moved.items() if by})
        )
        connection.execute(delete(table).where(*where, table.c[counts[0]] == 0))
