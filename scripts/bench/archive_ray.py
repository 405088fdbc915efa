"""How fast Ray looks at an archive's calls on this machine, beside the pool of processes, in turn.

    python -m scripts.bench.archive_ray [--calls N] [--workers N] [--pairs N] [--from FOLDER]

Every call is looked at for the first time, its words beside it (or those in FOLDER are, which holds folders
of simulated calls or recordings with their words). A pair is one run of each, the order changing. Told are
the times of both, with their start in it and from the moment on at which a tenth was done, and how many times
as many calls Ray did in the same time. Goal: 0.85. The load is printed: others on the machine change both.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.archive.real_calls import write_call
from voicesim.archive.adding import add
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.running import run
from voicesim.archive.working import Work
from voicesim.settings.schema import Settings

BY = {"": "the pool", "local": "Ray"}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--calls", type=int, default=400)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--pairs", type=int, default=3)
    asked.add_argument("--from", dest="held", type=Path)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.held or Path(name) / "in"
        if options.held is None:
            for number in range(options.calls):
                write_call(folder, f"c{number}", seed=number)
        archive = ArchiveFolder(Path(name) / "archive")
        add(archive, folder, language="fr", now=datetime.now(UTC))
        pairs = [pair(archive, options.workers, number % 2 == 1) for number in range(options.pairs)]
    for what, place in (("with their start", 0), ("going", 1)):
        shares = [pool[place] / ray[place] for pool, ray in pairs]
        print(f"Ray beside the pool, {what}: {' '.join(f'{one:.2f}' for one in sorted(shares))}")


def pair(archive: ArchiveFolder, workers: int, ray_first: bool) -> tuple[tuple[float, float], ...]:
    """Once by each; the seconds of the pool, and of Ray: in all, and those going."""
    found = {by: timed(archive, workers, by) for by in (("local", "") if ray_first else ("", "local"))}
    return found[""], found["local"]


def timed(archive: ArchiveFolder, workers: int, by: str) -> tuple[float, float]:
    """Every call for the first time again."""
    for folder in (archive.results, archive.heard):
        for path in folder.glob("*.json"):
            path.unlink()
    done = list[float]()
    began = time.monotonic()
    work = Work(archive.path, "fnol", Settings())
    now = run(work, workers, lambda progress: done.append(time.monotonic()), by)
    assert now.done == now.total, now
    took, going = time.monotonic() - began, done[-1] - done[len(done) // 10]
    load = os.getloadavg()[0]
    print(
        f"{now.done} calls by {BY[by]}: {took:.1f} s, {going:.1f} s of them going; load {load:.1f}",
        flush=True,
    )
    return took, going


if __name__ == "__main__":
    main()
