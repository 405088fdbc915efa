"""How many calls an archive looks at, judges again and tells of, with which memory.

    python -m scripts.bench.archive [--calls N] [--workers N] [--from FOLDER] [--write]   looked at first
    python -m scripts.bench.archive --again N [--reported M]                    judged again, at size
    python -m scripts.bench.archive --sound FOLDER                              recordings, with a recogniser

Goal A1: 2,000 calls a minute and core scored again from their events, analysis at 700 times real time. A few
calls are held by robots (or are in FOLDER) and each is copied under another name, its log the same but for
blanks. `--again`: what was heard of these calls is put under N names, each without a few turns drawn at
random, and judged; `--reported`: their results are copied until there are M, then put into tables and told in
sums.

Processor time is what is reported: a busy machine changes it by a little, elapsed time by much. Memory is the
most that a process had until then.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from scripts.bench.figures import Figure
from scripts.bench.keeping import keep, may_be_kept
from voicesim.archive.adding import add
from voicesim.archive.entry import Entry
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.freed import rests_on
from voicesim.archive.reporting import report
from voicesim.archive.result import Result
from voicesim.archive.running import run
from voicesim.archive.tables import build
from voicesim.archive.working import Work, let_wait_again
from voicesim.call.directory import EVENTS, MANIFEST
from voicesim.privacy.entities import entity_model
from voicesim.settings.schema import Settings

FASTER, PACE = 700, 2000
AGENTS, QUEUES = 40, 4
MOST_LEFT_OUT = 4
"""Turns that a copy lacks, so that no two are judged alike."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--calls", type=int, default=1000)
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--scenario", nargs="*", default=["FR03", "FR07"])
    asked.add_argument("--from", dest="held", type=Path)
    asked.add_argument("--again", type=int, default=0)
    asked.add_argument("--reported", type=int, default=0)
    asked.add_argument("--sound", type=Path)
    may_be_kept(asked)
    options = asked.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = ArchiveFolder(folder / "archive")
        if options.sound:
            add(archive, options.sound, language="fr", now=datetime.now(UTC))
            looked_at(archive, options.workers)
            return
        models = sorted(options.held.iterdir()) if options.held else list(held(folder, options.scenario))
        copies(folder / "in", models, len(models) if options.again else options.calls)
        with timed("added"):
            add(archive, folder / "in", language="fr", now=datetime.now(UTC))
        faster = looked_at(archive, options.workers)
        if options.again:
            with timed("copied"):
                spread(archive, options.again)
            pace = judged_again(archive, options.workers)
            replicated(archive, options.reported)
        else:
            let_wait_again(Work(archive.path, "fnol", Settings()))
            pace = judged_again(archive, options.workers)
        told(archive)
        if options.write:
            keep([figure(faster, pace, options.again or options.calls, options.workers)])


def figure(faster: float, pace: float, calls: int, workers: int) -> Figure:
    """A1, in processor time: how many times faster than the calls were, calls judged again a minute."""
    return Figure(
        "A1",
        f"archive: first look without recognition; judged again, {calls:,} calls, workers: {workers}",
        f"{faster:,.0f}x real time; {pace:,.0f} calls a minute and core",
        f">= {FASTER}x real time a core; >= {PACE:,} calls a minute and core",
        faster >= FASTER and pace >= PACE,
        calls,
        by="scripts.bench.archive",
    )


def held(folder: Path, scenarios: Sequence[str]) -> Iterator[Path]:
    """The folders of calls that a good and a poor robot take: espeak-ng speaks, no weights are opened."""
    program = Path(sys.executable).with_name("voicesim")
    (folder / "no weights").mkdir()
    for scenario in scenarios:
        for trainee in ("good", "poor"):
            out = folder / "models" / f"{scenario}-{trainee}"
            subprocess.run(
                [program, "demo", "--scenario", scenario, "--trainee", trainee, "--out", out],
                check=True,
                capture_output=True,
                env={**os.environ, "VOICESIM_MODELS": str(folder / "no weights")},
            )
            yield out


def copies(folder: Path, models: Sequence[Path], count: int) -> None:
    """`count` calls, and the table of who took them."""
    rows = ["file,agent,queue,date"]
    for number in range(count):
        model, copy = models[number % len(models)], folder / f"c{number:06}"
        copy.mkdir(parents=True)
        shutil.copy(model / MANIFEST, copy / MANIFEST)
        lines = (model / EVENTS).read_text(encoding="utf-8").splitlines()
        lines = [line + " " * (number >> place & 1) for place, line in enumerate(lines)]
        (copy / EVENTS).write_text("\n".join(lines) + "\n", encoding="utf-8")
        agent = number % AGENTS
        rows.append(f"{copy.name},A{agent:03},Q{agent % QUEUES},{datetime.now(UTC):%Y-%m-%d}")
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def spread(archive: ArchiveFolder, count: int) -> None:
    """Put what was heard of the calls under `count` names in their place, a few turns less in each."""
    entries = list(archive.entries())
    kept = [json.loads(archive.what_was_heard(entry.id).read_bytes()) for entry in entries]
    for entry in entries:
        archive.forget(entry.id)
    rng, entities = random.Random(1), entity_model("fr") is not None
    for number in range(count):
        model, agent = entries[number % len(entries)], number % AGENTS
        values = {"id": f"{number:020x}", "agent": f"A{agent:03}", "queue": f"Q{agent % QUEUES}"}
        entry = Entry.model_validate({**model.model_dump(), **values})
        body = kept[number % len(entries)]
        out = set(rng.sample(range(len(body["turns"])), rng.randint(0, MOST_LEFT_OUT)))
        turns = [turn for place, turn in enumerate(body["turns"]) if place not in out]
        body = {**body, "turns": turns, "by": rests_on(entry, Settings(), entities)}
        archive.what_was_heard(entry.id).write_text(json.dumps(body), encoding="utf-8")
        (archive.queue / f"{entry.id}.json").write_text(entry.model_dump_json(), encoding="utf-8")


def replicated(archive: ArchiveFolder, count: int) -> None:
    """Copy the results under other names until there are `count`."""
    done = sorted(archive.done())
    for number in range(len(done), count):
        text = archive.result(done[number % len(done)]).read_text(encoding="utf-8")
        name = f"{number:020x}"
        archive.result(name).write_text(text.replace(done[number % len(done)], name), encoding="utf-8")


def looked_at(archive: ArchiveFolder, workers: int) -> float:
    """All that waits, for the first time: how many times faster than the calls were, on one core."""
    calls = len(archive.waiting())
    with timed("looked at", calls) as spent:
        now = run(Work(archive.path, "fnol", Settings()), workers, lambda progress: None)
    results = (Result.model_validate_json(path.read_bytes()) for path in archive.results.glob("*.json"))
    length = sum(result.duration for result in results)
    print(f"done {now.done}, set aside {now.aside}, of {calls}")
    print(f"{length / 3600:.2f} h of calls: {length / spent[0]:.0f} times real time on one core")
    return length / spent[0]


def judged_again(archive: ArchiveFolder, workers: int) -> float:
    """All that waits and was heard before: calls a minute and core."""
    calls = len(archive.waiting())
    with timed("judged again", calls) as spent:
        now = run(Work(archive.path, "fnol", Settings()), workers, lambda progress: None)
    print(f"done {now.done}, set aside {now.aside}, of {calls}")
    return 60 * calls / spent[0]


def told(archive: ArchiveFolder) -> None:
    """The tables and the report of all that is done."""
    calls = len(archive.done())
    with timed(f"tables of {calls}"):
        build(archive)
    with timed("report"):
        found = report(archive)
    print(f"report: {found.calls} calls, {len(found.reasons)} reasons, {len(found.groups)} groups")
    size = sum(path.stat().st_size for path in archive.path.rglob("*") if path.is_file())
    print(f"on the disk: {size / calls / 1000:.1f} kB a call")


@contextmanager
def timed(what: str, calls: int = 0) -> Iterator[list[float]]:
    """Print the processor time of a block, its children's included, and the most memory any had.

    The time is in the list when the block is over.
    """
    spent: list[float] = []
    began, wall = _processor(), time.monotonic()
    yield spent
    spent.append(_processor() - began)
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    pace = f", {60 * calls / spent[0]:.0f} calls a minute and core" if calls and spent[0] else ""
    took = f"{spent[0]:.2f} s of processor ({time.monotonic() - wall:.1f} s){pace}"
    print(f"{what}: {took}; at most {most / 1024:.0f} MB", flush=True)


def _processor() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


if __name__ == "__main__":
    main()
