"""Paths in the catalogue, in both kinds of database: sums for a group, nothing of anybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from voicesim.catalogue import people
from voicesim.catalogue.calls import CallEntry, enter
from voicesim.catalogue.database import Database
from voicesim.catalogue.paths import (
    GroupSums,
    Level,
    Met,
    PathEntry,
    at_level,
    behind,
    calls_a_person,
    enter_path,
    group_sums,
    hang_ups,
    lines_entered,
)

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def path(person: str, lines: int, *, before: bool | None, now: bool | None, stormed: int = 0) -> PathEntry:
    levels = [Level("ecoute", before, now)]
    return PathEntry(person, MARCH, MARCH, 4, False, lines, levels, [Met("FR03", 2, stormed)])


def enrolled(database: Database, *names: str, group: str = "north") -> None:
    with database.writing() as connection:
        for name in names:
            people.enrol(connection, name, group, MARCH)


def test_a_group_is_told_sums_of_those_known_both_before_and_now(database: Database) -> None:
    enrolled(database, "P-00000001", "P-00000002", "P-00000003", "P-00000004")
    enrolled(database, "P-00000009", group="south")
    enter_path(database, path("P-00000001", 3, before=False, now=True, stormed=1))
    enter_path(database, path("P-00000002", 3, before=False, now=False))
    enter_path(database, path("P-00000003", 3, before=None, now=True))
    enter_path(database, path("P-00000009", 3, before=True, now=True))
    found = {one.group: (one.known, one.before, one.now) for one in at_level(database)}
    assert found == {"north": (2, 0, 1), "south": (1, 1, 1)}
    assert hang_ups(database) == {"FR03": (4, 8, 1)}
    sums = {one.group: one for one in group_sums(database, MARCH - timedelta(days=7))}
    assert sums["north"] == GroupSums("north", 4, 3, 3, 0)
    later = group_sums(database, MARCH + timedelta(days=1))
    assert sum(one.practised for one in later) == 0
    assert calls_a_person(database) == {4: 4}


def test_an_older_reading_of_a_journal_never_writes_over_a_newer_one(database: Database) -> None:
    enter_path(database, path("P-00000001", 9, before=False, now=True))
    enter_path(database, path("P-00000001", 4, before=False, now=False))
    assert lines_entered(database, "P-00000001") == 9
    (one,) = at_level(database)
    assert (one.known, one.before, one.now) == (1, 0, 1)


def test_a_person_who_is_forgotten_leaves_no_row(database: Database) -> None:
    enter_path(database, path("P-00000001", 9, before=False, now=True))
    with database.writing() as connection:
        people.forget(connection, "P-00000001")
    assert at_level(database) == ()
    assert hang_ups(database) == {}
    assert lines_entered(database, "P-00000001") == 0


def test_who_practised_since_their_path_was_entered_is_behind(database: Database) -> None:
    for person, days in (("P-00000001", 1), ("P-00000002", -1)):
        enter_path(database, path(person, 3, before=False, now=True))
        held = MARCH + timedelta(days=days)
        call = CallEntry(
            "practice", f"call-{person}", person, "", "practice", "FR03", "fr", held, "held", False
        )
        enter(database, [call])
    assert behind(database) == ("P-00000001",)
