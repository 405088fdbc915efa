"""How many calls an archive looks at.

    python -m scripts.bench.archive [--calls N] [--workers N] [--scenario ID ...]

Logs of simulated calls are scored again without their scenarios (goal A1: 2,000 a minute and core). A few
calls are held; each is copied under another name, its log the same but for blanks, so that each copy is a
call of its own. Processor time is what is reported: a busy machine does not change it. Memory is the most
that a process had, which must not grow with the number of calls.
"""

from __future__ import annotations

import argparse
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

from voicesim.archive.adding import add
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.reporting import report
from voicesim.archive.running import Work, run
from voicesim.archive.tables import build
from voicesim.call.directory import EVENTS, MANIFEST
from voicesim.settings.schema import Settings

AGENTS, QUEUES = 40, 4


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--calls", type=int, default=1000)
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--scenario", nargs="*", default=["FR03", "FR07"])
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        models = list(held(folder / "models", options.scenario))
        copies(folder / "in", models, options.calls)
        measured(folder, options.calls, options.workers)


def held(folder: Path, scenarios: Sequence[str]) -> Iterator[Path]:
    """The folders of calls that a good and a poor robot take."""
    for scenario in scenarios:
        for trainee in ("good", "poor"):
            out = folder / f"{scenario}-{trainee}"
            program = Path(sys.executable).with_name("voicesim")
            line = [program, "demo", "--scenario", scenario, "--trainee", trainee, "--out", out]
            subprocess.run(line, check=True, capture_output=True)
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


def measured(folder: Path, calls: int, workers: int) -> None:
    archive = ArchiveFolder(folder / "archive")
    with timed("added"):
        add(archive, folder / "in", language="fr", now=datetime.now(UTC))
    with timed("looked at", calls):
        now = run(Work(archive.path, "fnol", Settings()), workers, lambda progress: None)
    print(f"done {now.done}, set aside {now.aside}, of {calls}")
    with timed("tables"):
        build(archive)
    with timed("report"):
        found = report(archive)
    print(f"report: {found.calls} calls, {len(found.reasons)} reasons, {len(found.groups)} groups")
    size = sum(path.stat().st_size for path in archive.path.rglob("*") if path.is_file())
    print(f"on the disk: {size / calls / 1000:.1f} kB a call")


@contextmanager
def timed(what: str, calls: int = 0) -> Iterator[None]:
    """Print the processor time of a block, its children's included, and the most memory any had."""
    began, wall = _processor(), time.monotonic()
    yield
    spent = _processor() - began
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    pace = f", {60 * calls / spent:.0f} calls a minute and core" if calls and spent else ""
    took = f"{spent:.2f} s of processor ({time.monotonic() - wall:.1f} s){pace}"
    print(f"{what}: {took}; at most {most / 1024:.0f} MB")


def _processor() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


if __name__ == "__main__":
    main()
