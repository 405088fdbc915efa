"""The catalogue's database: a file or a server, one version or another, and everything that can be wrong."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st
from postgres_server import Server
from sqlalchemy import create_engine, inspect, select, text

from voicesim.catalogue import calls, people, sittings
from voicesim.catalogue.database import Database
from voicesim.catalogue.paths import Level, Met, PathEntry, enter_path
from voicesim.catalogue.sittings import (
    AssignmentEntry,
    CandidateEntry,
    DecisionEntry,
    MarksEntry,
    SittingEntry,
)
from voicesim.catalogue.tables import metadata
from voicesim.catalogue.versions import MIGRATIONS, VERSIONS, make_at_once, migrate
from voicesim.errors import ConfigurationError, StorageError

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def entry(name: str, person: str = "P-00000001", group: str = "", **more: object) -> calls.CallEntry:
    said = {"shelf": "practice", "purpose": "practice", "scenario": "FR03", "language": "fr", "held": MARCH}
    return calls.CallEntry(
        **{**said, "name": name, "person": person, "group": group, "state": "held", "sound": True, **more}  # type: ignore[arg-type]
    )


def test_a_new_catalogue_has_the_tables_that_the_program_speaks_of(database: Database) -> None:
    assert database.made
    with database.reading() as connection:
        seen = inspect(connection)
        assert set(seen.get_table_names()) == {*metadata.tables, "alembic_version"}
        for name, table in metadata.tables.items():
            assert {column["name"] for column in seen.get_columns(name)} == {c.name for c in table.columns}
            assert {index["name"] for index in seen.get_indexes(name)} == {i.name for i in table.indexes}
            assert seen.get_pk_constraint(name)["constrained_columns"] == [c.name for c in table.primary_key]
            foreign = {tuple(key["constrained_columns"]) for key in seen.get_foreign_keys(name)}
            assert foreign == {tuple(key.column_keys) for key in table.foreign_key_constraints}


def test_a_catalogue_made_at_once_is_the_one_that_all_versions_make(tmp_path: Path) -> None:
    made = {}
    for name, make in (("at once", make_at_once), ("step by step", lambda made: migrate(made, VERSIONS[-1]))):
        engine = create_engine(f"sqlite:///{tmp_path / name}")
        with engine.begin() as connection:
            make(connection)
        engine.dispose()
        with sqlite3.connect(tmp_path / name) as opened:
            made[name] = list(opened.iterdump())
        opened.close()
    assert made["at once"] == made["step by step"]
    assert any("CREATE TABLE calls" in statement for statement in made["at once"])


def test_every_version_of_the_program_is_one_of_alembics(address: str) -> None:
    steps = ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    assert tuple(step.revision for step in steps)[::-1] == VERSIONS


def test_a_catalogue_that_is_there_is_opened_as_it_is(address: str) -> None:
    calls.enter(Database.open(address), [entry("a")])
    again = Database.open(address)
    assert not again.made
    assert [one.name for one in calls.calls_of(again, "P-00000001")] == ["a"]


def test_the_tables_go_down_to_nothing_and_up_again(database: Database) -> None:
    with database.writing() as connection:
        migrate(connection, "base")
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    with database.writing() as connection:
        migrate(connection, VERSIONS[-1])
    calls.enter(database, [entry("a")])


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that there is now, as the database keeps it."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with database.reading() as connection:
        for name in inspect(connection).get_table_names():
            if name != "alembic_version":
                table = metadata.tables[name]
                kept = connection.execute(select(table).order_by(*table.primary_key)).all()
                found[name] = [tuple(row) for row in kept]
    return found


def test_no_step_down_or_up_loses_a_row_of_what_both_versions_know(database: Database) -> None:
    accepted = calls.Acceptance("fr-practice-5", "ab" * 32, MARCH)
    calls.enter(database, [entry(f"call-{n}", f"P-0000000{n}", "promo 12", accepted=accepted) for n in "123"])
    sittings.enter_sitting(
        database,
        SittingEntry(
            "mars",
            "cqp",
            "closed",
            MARCH,
            MARCH,
            MARCH,
            9,
            [CandidateEntry(1, "P-00000001")],
            [AssignmentEntry("C1/station/0", "P-00000002", "call-1", MARCH)],
            [MarksEntry("call-1", "P-00000002", 0, MARCH)],
            [DecisionEntry(1, MARCH, True, MARCH, MARCH)],
        ),
    )
    level, met = Level("ecoute", False, True), Met("FR03", 2, 0)
    enter_path(database, PathEntry("P-00000001", MARCH, MARCH, 4, False, 3, [level], [met]))
    whole = rows(database)
    assert all(whole.values()), "every table has a row to lose"
    for version in (*reversed(VERSIONS[:-1]), *VERSIONS[1:]):
        with database.writing() as connection:
            migrate(connection, version)
        there = rows(database)
        assert there == {name: whole[name] if there[name] else [] for name in there}
        assert there["calls"] == whole["calls"]
        assert there["notices"] == whole["notices"]
        assert there["people"] == whole["people"]
    assert set(rows(database)) == set(whole)


def test_a_catalogue_of_a_newer_version_is_left_alone(database: Database, address: str) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="newer version of voicesim \\(9999\\)") as refusal:
        Database.open(address)
    assert refusal.value.code == "catalogue.newer"


def test_two_processes_that_write_at_once_lose_nothing(address: str, tmp_path: Path) -> None:
    script = """
import sys
from datetime import datetime, UTC
from voicesim.catalogue.calls import CallEntry, enter
from voicesim.catalogue.database import Database
database = Database.open(sys.argv[1])
for number in range(15):
    name, person = f"{sys.argv[2]}-{number}", f"P-{number:08}"
    now = datetime.now(UTC)
    enter(database, [CallEntry("practice", name, person, "g", "practice", "FR03", "fr", now, "held", True)])
"""
    both = [subprocess.Popen([sys.executable, "-c", script, address, name]) for name in ("a", "b")]
    assert [process.wait() for process in both] == [0, 0]
    database = Database.open(address)
    wanted = {("practice", f"{name}-{number}") for name in "ab" for number in range(15)}
    assert calls.known(database) == wanted
    assert len(people.everybody(database)) == 15


def test_a_change_that_fails_half_way_has_not_happened(database: Database) -> None:
    def change() -> None:
        with database.writing() as connection:
            people.enrol(connection, "P-00000001", "", MARCH)
            connection.execute(text("INSERT INTO nowhere VALUES (1)"))

    with pytest.raises(StorageError):
        change()
    assert people.everybody(database) == ()


def test_a_catalogue_that_somebody_writes_in_for_too_long(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.db"
    Database.open(str(file))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="another program has been writing in it") as refusal:
        calls.enter(Database.open(str(file), patience=0.01), [entry("a")])
    assert refusal.value.code == "catalogue.busy"
    assert calls.known(Database.open(str(file))) == frozenset()  # whoever only looks need not wait
    other.close()


@pytest.mark.parametrize("spoiled", [b"this is a letter to somebody" * 40, b"SQLite format 3\0"])
def test_a_file_that_is_no_catalogue(tmp_path: Path, spoiled: bytes) -> None:
    file = tmp_path / "catalogue.db"
    file.write_bytes(spoiled)
    with pytest.raises(StorageError, match="voicesim catalogue rebuild") as refusal:
        Database.open(str(file))
    assert refusal.value.code == "catalogue.broken"


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be opened"):
        Database.open(str(tmp_path))


def test_a_catalogue_that_may_only_be_read(tmp_path: Path) -> None:
    Database.open(str(tmp_path / "catalogue.db"))
    only = Database(create_engine(f"sqlite:///file:{tmp_path}/catalogue.db?mode=ro&uri=true"), "catalogue.db")
    with pytest.raises(StorageError, match="may not be written"):
        calls.enter(only, [entry("a")])
    only.engine.dispose()


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    database = Database.open(str(tmp_path / "catalogue.db"))
    calls.enter(database, [entry("a")])
    with database.reading() as connection:
        size = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def fill() -> None:
        with database.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={size + 1}")
            for number in range(2000):
                connection.execute(text("INSERT INTO groups VALUES (:name)"), {"name": f"group {number:60}"})

    with pytest.raises(StorageError, match="the disk is full"):
        fill()
    assert calls.known(database) == {("practice", "a")}


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be opened"):
        Database.open("postgresql://somebody@127.0.0.1:1/nowhere", patience=2)


@pytest.mark.parametrize("elsewhere", ["mysql://a/b", "http://a", "://"])
def test_an_address_of_something_else(elsewhere: str) -> None:
    with pytest.raises(ConfigurationError, match="is no address of a catalogue"):
        Database.open(elsewhere)


def test_a_password_does_not_stand_in_the_settings() -> None:
    with pytest.raises(ConfigurationError) as refusal:
        Database.open("postgresql://somebody:secret@127.0.0.1/voicesim")
    assert "secret" not in str(refusal.value)


def test_a_server_that_does_not_know_us(server: Server) -> None:
    known = server.new()
    with pytest.raises(StorageError, match="does not let you in"):
        Database.open(f"postgresql://stranger@{known.partition('@')[2]}")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_may_read_the_file(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "catalogue.db"
    calls.enter(Database.open(str(file)), [entry("a")])
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


@given(secret=st.binary(min_size=32, max_size=32))
def test_a_desks_pseudonym_looks_like_any_other(secret: bytes) -> None:
    known = people.pseudonym_from(secret.hex())
    assert len(known) == len(people.new_pseudonym()) == 10
    assert set(known[2:]) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert known == people.pseudonym_from(secret.hex())
