"""Cohorts and the managers' page, in both kinds of database: the same answers from the same rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from voicesim.catalogue import people
from voicesim.catalogue.calls import CallEntry, enter, times_met
from voicesim.catalogue.cohorts import Member, first_meetings, members
from voicesim.catalogue.database import Database
from voicesim.catalogue.paths import Level, Met, PathEntry, behind, enter_path
from voicesim.programme.consent import agreed_by, decide
from voicesim.programme.reporting import report
from voicesim.records.suppression import Count
from voicesim.sessions.registry import Registry

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
NORTH = [f"P-{number:08d}" for number in range(1, 13)]


def called(person: str, scenario: str, day: int, purpose: str = "practice") -> CallEntry:
    held = MARCH + timedelta(days=day)
    name = f"{scenario}-{day}-{person}"
    return CallEntry(
        "practice",
        name,
        person,
        "north",
        purpose,  # type: ignore[arg-type]
        scenario,
        "fr",
        held,
        "held",
        sound=False,
    )


def enrolled(database: Database, names: list[str], group: str) -> None:
    with database.writing() as connection:
        for name in names:
            people.enrol(connection, name, group, MARCH)


def test_a_cohort_reads_its_people_and_the_first_meeting_with_each_caller(database: Database) -> None:
    enrolled(database, NORTH[:2], "north")
    enrolled(database, ["P-00000099"], "south")
    enter_path(database, PathEntry(NORTH[0], MARCH, MARCH, 1, False, 1, [], []))
    first, second, other = (
        called(NORTH[0], "FR01", 1, "drill"),
        called(NORTH[0], "FR01", 9),
        called(NORTH[1], "FR02", 3),
    )
    enter(database, [second, other, first, called(NORTH[1], "FR03", 2)])
    assert members(database, ["north"]) == (
        Member(NORTH[0], "north", MARCH, MARCH),
        Member(NORTH[1], "north", None, None),
    )
    met = first_meetings(database, ["FR01", "FR02"], MARCH + timedelta(days=20))
    assert {(one.person, one.scenario): one.held for one in met} == {
        (NORTH[0], "FR01"): first.held,
        (NORTH[1], "FR02"): other.held,
    }
    assert first_meetings(database, ["FR01"], MARCH) == ()


def test_the_managers_page_tells_sums_and_keeps_what_it_told(registry: Registry) -> None:
    enrolled(registry.database, NORTH, "north")
    for number, name in enumerate(NORTH[:6]):
        levels = [Level("ecoute", False, number < 3)]
        entry = PathEntry(name, MARCH, MARCH, 4, False, 1, levels, [Met("FR03", 2, 1)])
        enter_path(registry.database, entry)
    now = MARCH + timedelta(days=1)
    page = report(registry, now).page
    assert page.figures["begun"].groups["north"] == Count(6, 12), "six began, six did not"
    assert page.hang_up == (("FR03", 0.5),)
    enter_path(registry.database, PathEntry(NORTH[6], MARCH, MARCH, 1, False, 1, [], []))
    again = report(registry, now).page
    assert again.figures["begun"].groups["north"] == Count(6, 12), "one more is not told of"


def test_a_page_takes_in_first_whose_path_has_stood_longest(database: Database) -> None:
    enrolled(database, NORTH[:4], "north")
    for name, last in zip(NORTH[:3], (MARCH, None, MARCH - timedelta(days=3)), strict=True):
        enter_path(database, PathEntry(name, MARCH, last, 1, False, 1, [], []))
    enter(database, [called(name, "FR01", 2) for name in NORTH[:4]])
    assert behind(database) == (NORTH[1], NORTH[2], NORTH[0]), "of whom nothing was entered, then by date"
    assert behind(database, 2) == (NORTH[1], NORTH[2])


def test_a_caller_is_told_of_once_enough_people_have_met_it(database: Database) -> None:
    enrolled(database, NORTH[:5], "north")
    enter(database, [called(name, "FR01", day) for day, name in enumerate(NORTH[:5])])
    enter(database, [called(name, "FR02", day) for day, name in enumerate(NORTH[:4])])
    enter(database, [called(NORTH[0], "FR01", 30, "drill"), called(NORTH[0], "FR01", 31, "certification")])
    assert times_met(database, 5) == {"FR01": 6}, "drills count, examinations do not"


def test_what_one_agreed_to_is_the_same_beside_either_database(registry: Registry) -> None:
    enrolled(registry.database, NORTH[:1], "north")
    assert not agreed_by(registry, NORTH[0], MARCH).lends
    agreed = decide(registry, NORTH[0], MARCH, lends=True, takes_part=False)
    assert (agreed.lends_since, agreed.takes_part, agreed.cohort) == (MARCH, False, "")
    assert decide(registry, NORTH[0], MARCH + timedelta(days=2), lends=True) == agreed, (
        "said twice, entered once"
    )
    assert not decide(registry, NORTH[0], MARCH + timedelta(days=3), lends=False).lends
