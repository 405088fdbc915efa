"""The sums of groups, whatever was done to the rows they are of, are what counting the rows would give."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import select

from voicesim.catalogue import people
from voicesim.catalogue.database import Database
from voicesim.catalogue.paths import AtLevel, Level, Met, PathEntry, at_level, enter_path, hang_ups
from voicesim.catalogue.tables import met, standings
from voicesim.catalogue.tables import people as known_people

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
WHO = tuple(f"P-{number:08}" for number in range(6))
GROUPS = ("", "north", "south")
SKILLS = ("ecoute", "clarte")
CALLERS = ("FR01", "FR03", "FR07")


def in_order(levels: Iterable[AtLevel]) -> list[AtLevel]:
    return sorted(levels, key=lambda one: (one.group, one.skill))


def counted_slowly(database: Database) -> tuple[list[AtLevel], dict[str, tuple[int, int, int]]]:
    """Row by row."""
    levels: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    callers: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    with database.reading() as connection:
        groups = {one.pseudonym: one.group_name or "" for one in connection.execute(select(known_people))}
        for row in connection.execute(select(standings)):
            if row.before is not None and row.now is not None:
                for place, by in enumerate((1, row.before, row.now)):
                    levels[groups[row.person], row.skill][place] += by
        for row in connection.execute(select(met)):
            for place, by in enumerate((1, row.calls, row.hung_up)):
                callers[row.scenario][place] += by
    return (
        sorted(
            (AtLevel(*key, *count) for key, count in levels.items()), key=lambda one: (one.group, one.skill)
        ),
        {name: (count[0], count[1], count[2]) for name, count in callers.items()},
    )


def happens(database: Database, chance: random.Random, line: int) -> None:
    """Something that changes who is where, or how they stand."""
    who = chance.choice(WHO)
    what = chance.random()
    if what < 0.2:
        with database.writing() as connection:
            people.forget(connection, who)
    elif what < 0.45:
        with database.writing() as connection:
            people.enrol(connection, who, chance.choice(GROUPS), MARCH)
    else:
        levels = [
            Level(skill, chance.choice((None, True, False)), chance.choice((None, True, False)))
            for skill in chance.sample(SKILLS, chance.randrange(3))
        ]
        calls = [
            Met(name, chance.randrange(1, 5), chance.randrange(2))
            for name in chance.sample(CALLERS, chance.randrange(4))
        ]
        lines = line if chance.random() < 0.8 else 0  # an older reading is not written
        enter_path(database, PathEntry(who, MARCH, MARCH, 4, False, lines, levels, calls))


def test_sums_are_what_counting_gives_whatever_happened(database: Database) -> None:
    for history in range(6):
        chance = random.Random(f"history {history}")
        for line in range(1, 26):
            happens(database, chance, 100 * history + line)
            assert (
                sorted(at_level(database), key=lambda one: (one.group, one.skill)),
                dict(hang_ups(database)),
            ) == (counted_slowly(database))
