"""How long the catalogue takes with many calls known: to begin one, and to answer what people ask.

    python -m scripts.bench.catalogue [--calls 100000] [--at ADDRESS]

`ADDRESS` is a PostgreSQL URL of an empty database; without it a file in a temporary folder. The goal: 50 ms.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from voicesim.catalogue import calls
from voicesim.catalogue.calls import CallEntry
from voicesim.catalogue.database import Database
from voicesim.catalogue.names import Names
from voicesim.records.store import Store
from voicesim.sessions.new_call import NewCall
from voicesim.sessions.registry import Owner, Registry

BEGAN = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
PEOPLE, GROUPS = 400, 20


def many(number: int) -> list[CallEntry]:
    lot = random.Random(1)
    made = []
    for place in range(number):
        who = lot.randrange(PEOPLE)
        when = BEGAN + timedelta(seconds=place * 280)
        entry = CallEntry(
            shelf="practice",
            name=f"{when:%Y%m%d-%H%M%S}-FR03",
            person=f"P-{who:08}",
            group=f"group {who % GROUPS}",
            purpose="practice",
            scenario="FR03",
            language="fr",
            held=when,
            state="held",
            sound=place > number * 0.9,
        )
        made.append(entry)
    return made


def took(do: Callable[[], object], times: int = 21) -> str:
    """Median and worst of several, in ms of the clock on the wall; the first warms up."""
    do()
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        spent.append((time.perf_counter() - began) * 1000)
    return f"{statistics.median(spent):7.1f} ms, at worst {max(spent):7.1f} ms"


def measure(address: str, number: int, folder: Path) -> None:
    database = Database.open(address)
    entries = many(number)
    began = time.perf_counter()
    calls.enter(database, entries)
    print(f"{number} calls entered in {time.perf_counter() - began:.1f} s, {database.where}")
    store = Store(folder / "store", folder / "keys")
    registry = Registry(store, database, Names(folder / "people.json"))
    last, moments = entries[-1], count(1)
    owner = Owner(last.person, last.group, "practice")

    def begin() -> None:
        now = last.held + timedelta(seconds=next(moments))
        NewCall(store, "practice", lambda: now, None, registry, owner).folder("FR03", 7, "fr")

    before = last.held - timedelta(days=30), last.held - timedelta(days=320)
    print("begin a call, folder, journal and all ", took(begin))
    print(
        "note a call in the catalogue          ",
        took(lambda: calls.enter(database, [replace(last, state="cut")])),
    )
    print("list the calls of a person            ", took(lambda: calls.calls_of(database, last.person)))
    found = len(calls.due(database, *before))
    print(f"what is due ({found:6} calls)          ", took(lambda: calls.due(database, *before)))
    rare = last.held - timedelta(days=400), BEGAN + timedelta(hours=1)
    found = len(calls.due(database, *rare))
    print(f"what is due ({found:6} calls)          ", took(lambda: calls.due(database, *rare)))
    print("the board of a group                  ", took(lambda: calls.board(database, last.group)))
    print("calls that have not ended             ", took(lambda: calls.open_calls(database)))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--calls", type=int, default=100_000)
    asked.add_argument("--at", default="")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(chosen.at or f"{folder}/catalogue.db", chosen.calls, Path(folder))


if __name__ == "__main__":
    main()
