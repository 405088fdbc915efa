"""How long the catalogue takes with many calls known: to begin one, and to answer what people ask.

    python -m scripts.bench.catalogue [--calls 100000] [--at ADDRESS] [--write]

`ADDRESS` is a PostgreSQL URL of an empty database; without it a file in a temporary folder. The goal: 50 ms.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import TypeAlias

from scripts.bench.figures import Figure
from scripts.bench.keeping import keep, may_be_kept
from voicesim.catalogue import calls, sittings
from voicesim.catalogue.calls import CallEntry
from voicesim.catalogue.database import Database
from voicesim.catalogue.names import Names
from voicesim.catalogue.people import ROBOT
from voicesim.catalogue.sittings import (
    AssignmentEntry,
    CandidateEntry,
    DecisionEntry,
    MarksEntry,
    SittingEntry,
)
from voicesim.records.store import Store
from voicesim.sessions.new_call import NewCall
from voicesim.sessions.registry import Owner, Registry

BEGAN = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
PEOPLE, GROUPS = 400, 20
ROBOTS = 5
"""Of so many calls one is a robot's, so that one "person" has thousands."""
GOAL = 50.0
"""Milliseconds."""
EXAMINED = 10
"""Of so many calls one is part of a sitting: of twelve candidates, four stations, two examiners."""
CANDIDATES, STATIONS = 12, 4


def many(number: int) -> list[CallEntry]:
    lot = random.Random(1)
    made = []
    for place in range(number):
        who, robot = lot.randrange(PEOPLE), place % ROBOTS == 0
        when = BEGAN + timedelta(seconds=place * 280)
        entry = CallEntry(
            shelf="practice",
            name=f"{when:%Y%m%d-%H%M%S}-FR03",
            person=ROBOT if robot else f"P-{who:08}",
            group="" if robot else f"group {who % GROUPS}",
            purpose="robot" if robot else "practice",
            scenario="FR03",
            language="fr",
            held=when,
            state="held",
            sound=place > number * 0.9,
        )
        made.append(entry)
    return made


def held_in_sittings(entries: list[CallEntry]) -> list[SittingEntry]:
    """Every tenth call, by twelves of candidates, marked and decided; the last sitting is half marked."""
    examined = entries[::EXAMINED]
    size = CANDIDATES * STATIONS
    found = []
    for place in range(0, len(examined) - size + 1, size):
        part = examined[place : place + size]
        seats = [part[number * STATIONS : (number + 1) * STATIONS] for number in range(CANDIDATES)]
        people = [f"P-{(place + number) % PEOPLE:08}" for number in range(CANDIDATES)]
        both = (f"P-{(place + 100) % PEOPLE:08}", f"P-{(place + 101) % PEOPLE:08}")
        at, last = part[-1].held, place + 2 * size > len(examined)
        slots = [
            (number + 1, f"C{number + 1}/station{station}/0", call)
            for number, theirs in enumerate(seats)
            for station, call in enumerate(theirs)
        ]
        found.append(
            SittingEntry(
                id=f"S{place:06}",
                blueprint="cqp",
                stage="open" if last else "closed",
                made=part[0].held,
                opened=part[0].held,
                closed=None if last else at,
                lines=1 + 10 * size,
                candidates=[CandidateEntry(number + 1, who) for number, who in enumerate(people)],
                assignments=[
                    AssignmentEntry(slot, who, call.name, None if last and number > 6 else call.held)
                    for number, slot, call in slots
                    for who in both
                ],
                marks=[
                    MarksEntry(call.name, who, 0, call.held)
                    for number, _, call in slots
                    if not (last and number > 6)
                    for who in both
                ],
                decisions=[]
                if last
                else [
                    DecisionEntry(number + 1, at, number % 3 > 0, at, at + timedelta(days=14))
                    for number in range(CANDIDATES)
                ],
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds that one thing takes.

    On a busy machine only the processor's say something, and for a server nothing of the server's own time.
    """

    middle: float
    worst: float
    processor: float
    """Median of this process's processor time."""

    def __str__(self) -> str:
        told = f"{self.middle:7.1f} ms, at worst {self.worst:7.1f} ms, {self.processor:6.1f} ms"
        return f"{told} of the processor"


def took(do: Callable[[], object], times: int = 21) -> Took:
    """Do it several times; the first warms up."""
    do()
    spent, worked = [], []
    for _ in range(times):
        began, at_work = time.perf_counter(), time.process_time()
        do()
        worked.append((time.process_time() - at_work) * 1000)
        spent.append((time.perf_counter() - began) * 1000)
    return Took(statistics.median(spent), max(spent), statistics.median(worked))


def figure(lists: Mapping[str, Took], number: int, where: str) -> Figure:
    """X2, of the lists that a face shows; as processor time, which a busy machine does not falsify."""
    slowest = max(lists, key=lambda name: lists[name].processor)
    most = lists[slowest].processor
    value = f"{most:.1f} ms of processor at most ({slowest}); {where}"
    what = f"lists that a face shows of {number:,} calls"
    return Figure(
        "X2", what, value, f"<= {GOAL:g} ms", most <= GOAL, len(lists), by="scripts.bench.catalogue"
    )


def measure(address: str, number: int, folder: Path) -> Figure:
    """Print what each thing takes; the figure of the lists."""
    database = Database.open(address)
    entries = many(number)
    began = time.perf_counter()
    calls.enter(database, entries)
    print(f"{number} calls entered in {time.perf_counter() - began:.1f} s, {database.where}")
    began = time.perf_counter()
    held = held_in_sittings(entries)
    for one in held:
        sittings.enter_sitting(database, one)
    print(f"{len(held)} sittings of {CANDIDATES} entered in {time.perf_counter() - began:.1f} s")
    store = Store(folder / "store", folder / "keys")
    registry = Registry(store, database, Names(folder / "people.json"))
    last, moments = entries[-1], count(1)
    owner = Owner(last.person, last.group, "practice")

    def begin() -> None:
        now = last.held + timedelta(seconds=next(moments))
        NewCall(store, "practice", lambda: now, None, registry, owner).folder("FR03", 7, "fr")

    print(f"{'begin a call, folder, journal and all':40}", took(begin))
    print(
        f"{'note a call in the catalogue':40}",
        took(lambda: calls.enter(database, [replace(last, state="cut")])),
    )
    print(f"{'a sitting brought up to date':40}", took(lambda: sittings.enter_sitting(database, held[-1])))
    lists = {}
    for name, shown in (*lists_of(database, last), *lists_of_examiners(database, held)):
        lists[name] = took(shown)
        print(f"{name:40}", lists[name])
    for name, dates in due(last).items():
        found = calls.count_due(database, *dates)
        print(
            f"{f'what is due, {name} ({found}), all at once':40}",
            took(partial(calls.due, database, *dates)),
        )
    return figure(lists, number, "PostgreSQL" if address.startswith("postgresql") else "SQLite")


Shown: TypeAlias = tuple[str, Callable[[], object]]


def due(last: CallEntry) -> dict[str, tuple[datetime, datetime]]:
    """Dates before which calls of practice and their sound are due, so that hardly any, some or all are."""
    return {
        "hardly any": (last.held - timedelta(days=400), BEGAN + timedelta(hours=1)),
        "some": (last.held - timedelta(days=30), last.held - timedelta(days=320)),
        "all": (last.held, last.held),
    }


def lists_of(database: Database, last: CallEntry) -> Iterator[Shown]:
    """What is shown of calls: by what it is, how it is asked."""
    yield "the calls of a person", lambda: calls.calls_of(database, last.person)
    yield (
        "the latest fifty of 20,000",
        lambda: list(islice(calls.each_call_of(database, ROBOT), 50)),
    )
    yield "one call by its name", lambda: calls.call_named(database, last.person, last.name)
    yield "the board of a group", lambda: calls.board(database, last.group)
    yield "calls that have not ended", lambda: calls.open_calls(database)
    for name, dates in due(last).items():
        yield f"what is due, {name}, counted", partial(calls.count_due, database, *dates)
        yield f"what is due, {name}, a page", partial(calls.due, database, *dates, most=500)


def lists_of_examiners(database: Database, held: Sequence[SittingEntry]) -> Iterator[Shown]:
    """What is shown of sittings."""
    examiner, candidate = held[-1].assignments[0].examiner, held[0].candidates[0].person
    yield "what an examiner has to mark", lambda: sittings.to_mark(database, examiner)
    yield "the sittings of a person", lambda: sittings.sittings_of(database, candidate)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--calls", type=int, default=100_000)
    asked.add_argument("--at", default="")
    may_be_kept(asked)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(chosen.at or f"{folder}/catalogue.db", chosen.calls, Path(folder))
    if chosen.write:
        keep([found])


if __name__ == "__main__":
    main()
