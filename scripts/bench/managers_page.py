"""How long the managers' page of a large house takes, as it is served.

    python -m scripts.bench.managers_page [--people 15000] [--groups 1000] [--months 24] [--at ADDRESS]

Everybody of the house practises four times a month and has a path. No call is kept for longer than a year
(L12), so two years of them are dated within the last: the catalogue never has more rows. `ADDRESS` is the
URL of an empty PostgreSQL database; without it a file in a temporary folder. Goal: 200 ms, 15,000 people.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Table, func, insert, select
from starlette.testclient import TestClient

from scripts.bench.catalogue import took
from voicesim.catalogue import people, tables
from voicesim.catalogue.database import Database
from voicesim.catalogue.paths import Level, Met, PathEntry, enter_path
from voicesim.programme.shown import SKILLS
from voicesim.settings.schema import Catalogue, Records, Settings
from voicesim.web.app import application
from voicesim.web.desk import Desk

A_MONTH = 4
"""Calls of a person."""
CALLERS = tuple(f"FR{number:02}" for number in range(1, 16))
AT_ONCE = 20_000
"""Rows written in one statement."""
HOST = "127.0.0.1:8000"
KEPT = timedelta(days=350)
"""Within which all calls are dated: what is older is taken out when the catalogue is opened."""


class House:
    """The rows of a house that are filled in, person by person, always the same."""

    def __init__(self, people: int, groups: int, months: int, now: datetime) -> None:
        self.people, self.groups, self.now = people, groups, now
        self.calls_each = months * A_MONTH
        self.began = now - KEPT
        lot = random.Random("house")
        weights = [lot.uniform(0.4, 1.6) for _ in range(groups)]
        self.team = sorted(lot.choices(range(groups), weights, k=people))
        """Number of each person's team: teams of about 6 to 24."""

    def who(self, number: int) -> str:
        """A pseudonym."""
        return f"P-{number:08}"

    def group(self, number: int) -> str:
        """A team's name."""
        return f"equipe {number:04}"

    def when(self, number: int, call: int) -> datetime:
        """When somebody held a call: never two in one second."""
        every = (self.now - self.began) / self.calls_each
        return self.began + every * call + timedelta(seconds=number * 2)

    def last(self, number: int) -> datetime:
        """Of their calls."""
        return self.when(number, self.calls_each - 1)

    def call_rows(self) -> Iterator[dict[str, Any]]:
        """Every call."""
        for number in range(self.people):
            for call in range(self.calls_each):
                held, caller = self.when(number, call), CALLERS[(number + call) % len(CALLERS)]
                yield {
                    "shelf": "practice",
                    "name": f"{held:%Y%m%d-%H%M%S}-{caller}-{number}",
                    "person": self.who(number),
                    "group_name": self.group(self.team[number]),
                    "purpose": "practice",
                    "scenario": caller,
                    "language": "fr",
                    "held": held,
                    "state": "held",
                    "sound": False,
                }

    def path_rows(self) -> Iterator[dict[str, Any]]:
        """Everybody's path."""
        for number in range(self.people):
            yield {
                "person": self.who(number),
                "begun": self.began,
                "last": self.last(number),
                "calls": self.calls_each,
                "finished": number % 7 == 0,
                "lines": self.calls_each + 1,
            }

    def standing_rows(self) -> Iterator[dict[str, Any]]:
        """Everybody's levels."""
        lot = random.Random("levels")
        for number in range(self.people):
            for skill in SKILLS:
                before, now = lot.random() < 0.35, lot.random() < 0.6
                yield {"person": self.who(number), "skill": skill, "before": before, "now": now}

    def met_rows(self) -> Iterator[dict[str, Any]]:
        """Whom everybody met."""
        each = self.calls_each // len(CALLERS)
        for number in range(self.people):
            for place, caller in enumerate(CALLERS):
                row = {"person": self.who(number), "scenario": caller, "calls": each}
                yield {**row, "hung_up": (number + place) % (each + 1) // 3}


def fill(database: Database, house: House) -> None:
    """Write the house, and the sums kept beside it as the catalogue would have kept them."""
    teams = ({"name": house.group(number)} for number in range(house.groups))
    everybody = (
        {"pseudonym": house.who(n), "group_name": house.group(house.team[n]), "since": house.began}
        for n in range(house.people)
    )
    for table, rows in (
        (tables.groups, teams),
        (tables.people, everybody),
        (tables.calls, house.call_rows()),
        (tables.paths, house.path_rows()),
        (tables.standings, house.standing_rows()),
        (tables.met, house.met_rows()),
    ):
        with database.writing() as connection:
            _poured(connection, table, rows)
    _sums(database)


def _poured(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    """By the driver's own fastest way: a million rows one by one take half an hour."""
    first = next(rows)
    names = ", ".join(first)
    values = (tuple(map(_kept, row.values())) for row in chain([first], rows))
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as into:
            for row in values:
                into.write_row(row)
        return
    marks = ", ".join("?" * len(first))
    while some := list(islice(values, AT_ONCE)):
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", some)


def _kept(value: object) -> object:
    """As the catalogue keeps it: moments in UTC without their offset."""
    return value.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value


def _sums(database: Database) -> None:
    one, two = tables.standings, tables.people
    levels = (
        select(
            two.c.group_name,
            one.c.skill,
            func.count(),
            func.count().filter(one.c.before),
            func.count().filter(one.c.now),
        )
        .select_from(one.join(two, two.c.pseudonym == one.c.person))
        .group_by(two.c.group_name, one.c.skill)
    )
    met = select(
        tables.met.c.scenario, func.count(), func.sum(tables.met.c.calls), func.sum(tables.met.c.hung_up)
    ).group_by(tables.met.c.scenario)
    with database.writing() as connection:
        for table, query in ((tables.level_sums, levels), (tables.met_sums, met)):
            _from(connection, table, query)
    database.weigh()


def _from(connection: Connection, table: Table, query: Select[Any]) -> None:
    connection.execute(insert(table).from_select([column.name for column in table.columns], query))


def measure(address: str, house: House, folder: Path) -> None:
    """Fill the catalogue unless it is filled, and ask for the page as a browser does."""
    database = Database.open(address)
    if not people.everybody(database):
        began = time.perf_counter()
        fill(database, house)
        print(f"{house.people} people, {house.people * house.calls_each} calls entered in", end=" ")
        print(f"{time.perf_counter() - began:.0f} s, {database.where}")
    settings = Settings(
        records=Records(folder=str(folder / "records")), catalogue=Catalogue(database=address)
    )
    desk = Desk(settings, clock=lambda: house.now + timedelta(hours=1))
    app = application(desk, frozenset((HOST,)))
    with TestClient(app, base_url=f"http://{HOST}") as client:
        client.get(f"/enter?key={desk.doors.key}")
        began, worked = time.perf_counter(), time.process_time()
        page = client.get("/programme")
        assert page.status_code == 200, page.text
        spent, worked = time.perf_counter() - began, time.process_time() - worked
        print(
            f"the first of all ({len(page.content) // 1024} kB), content read and all of it told anew",
            end=" ",
        )
        print(f"{1000 * spent:7.1f} ms, {1000 * worked:6.1f} ms of the processor")
        print("the page of the house               ", took(lambda: client.get("/programme")))
        group = house.group(house.team[0])
        print("the page of a team                  ", took(lambda: client.get(f"/programme?group={group}")))
        days = iter(range(1, house.people))
        print(
            "and five people more have practised ",
            took(lambda: _practised(database, house, next(days), client)),
        )


def _practised(database: Database, house: House, turn: int, client: TestClient) -> None:
    for number in range(turn * 5, turn * 5 + 5):
        levels = [Level(skill, number % 2 == 0, number % 3 > 0) for skill in SKILLS]
        met = [Met(caller, 7, 1) for caller in CALLERS]
        calls = house.calls_each + 1
        enter_path(
            database,
            PathEntry(house.who(number), house.began, house.now, calls, False, calls + 1, levels, met),
        )
    client.get("/programme")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--people", type=int, default=15_000)
    asked.add_argument("--groups", type=int, default=1_000)
    asked.add_argument("--months", type=int, default=24)
    asked.add_argument("--at", default="", help="a PostgreSQL URL, filled when it is empty")
    asked.add_argument("--folder", type=Path, help="of the catalogue's file and the store; kept")
    chosen = asked.parse_args()
    house = House(chosen.people, chosen.groups, chosen.months, datetime.now(UTC).replace(microsecond=0))
    with tempfile.TemporaryDirectory() as other:
        folder = chosen.folder or Path(other)
        measure(chosen.at or str(folder / "catalogue.db"), house, folder)


if __name__ == "__main__":
    main()
