"""The catalogue with sittings in it, taken back to earlier tables and brought up again: nothing is lost."""

from __future__ import annotations

from pathlib import Path

from entered import decided
from sqlalchemy import inspect, select
from test_candidate_deleted import registry_in

from voicesim.catalogue.database import Database
from voicesim.catalogue.tables import metadata
from voicesim.catalogue.versions import VERSIONS, migrate
from voicesim.examination.sittings import at_work

OF_SITTINGS = ("sittings", "candidates", "assignments", "marks", "decisions")


def rows(database: Database, *but: str) -> dict[str, list[tuple[str, ...]]]:
    """Every row of every table, but of those named."""
    found = {}
    with database.reading() as connection:
        for name, table in metadata.tables.items():
            if name not in but:
                found[name] = sorted(tuple(map(str, row)) for row in connection.execute(select(table)))
    return found


def test_the_tables_go_down_and_up_with_sittings_in_them_and_nothing_is_lost(
    address: str, tmp_path: Path
) -> None:
    registry = registry_in(tmp_path, address)
    decided(registry)
    database, before = registry.database, rows(registry.database)
    assert {name: len(before[name]) for name in ("calls", *OF_SITTINGS)} == {
        "calls": 8, "sittings": 1, "candidates": 2, "assignments": 16, "marks": 16, "decisions": 2
    }  # fmt: skip
    with database.writing() as connection:
        migrate(connection, VERSIONS[0])
    with database.reading() as connection:
        assert not set(OF_SITTINGS) & set(inspect(connection).get_table_names())
        gone = set(metadata.tables) - set(inspect(connection).get_table_names())
    apart = rows(database, *gone)
    assert {"people", "groups", "calls", "notices"} <= apart.keys()
    assert apart == {name: found for name, found in before.items() if name not in gone}
    assert not any(before[name] for name in gone - set(OF_SITTINGS))
    again = registry_in(tmp_path, address)
    assert not again.database.made
    with at_work(again, "mars"):
        assert rows(again.database) == before
