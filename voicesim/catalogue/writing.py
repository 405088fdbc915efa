"""Writing rows that may be there already, in either database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def put(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, keep: bool = False
) -> None:
    """Write rows; one whose key is there already is written over, or with `keep` left as it is."""
    if not rows:
        return
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    others = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    if keep or not others:
        ready = statement.on_conflict_do_nothing(index_elements=keys)
    else:
        ready = statement.on_conflict_do_update(index_elements=keys, set_=others)
    connection.execute(ready, list(rows))
