"""How much sooner several workers are done with an archive than one: `voicesim archive run`, in turn.

    python -m scripts.bench.archive_workers [--calls N] [--workers N] [--pairs N] [--from FOLDER]

Every call is looked at for the first time, by one worker and by several, the order changing from pair to
pair. A run is the command itself, in a process of its own, from its beginning to its end: that is what a
person waits for. Told are the seconds until the first result is there, from it to the last and from that to
the end, the processor time, and how many times as soon several were done. Goal: 1.9 with two, on two cores
that have nothing else to do (the load is printed). FOLDER holds folders of simulated calls; without it robots
take a few, which takes half a minute.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scripts.bench.archive import copies, held
from voicesim.archive.adding import add
from voicesim.archive.folder import ArchiveFolder

SCENARIOS = ("FR03", "FR07")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds that a run took."""

    start: float
    """Until the first result was there."""
    going: float
    """From then to the last result."""
    end: float
    """From then until the command was over: workers end, tables are made."""
    processor: float
    """Of the command and its workers."""

    @property
    def whole(self) -> float:
        return self.start + self.going + self.end


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--calls", type=int, default=800)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--pairs", type=int, default=2)
    asked.add_argument("--from", dest="held", type=Path)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        models = sorted(options.held.iterdir()) if options.held else list(held(folder, SCENARIOS))
        copies(folder / "in", models, options.calls)
        archive = ArchiveFolder(folder / "archive")
        add(archive, folder / "in", language="fr", now=datetime.now(UTC))
        pairs = [pair(archive, options.workers, number % 2 == 1) for number in range(options.pairs)]
    shares = sorted(one.whole / several.whole for one, several in pairs)
    print(f"{options.workers} workers were done so many times as soon as one: {told(shares)}")
    shares = sorted(one.going / several.going for one, several in pairs)
    print(f"from the first result to the last: {told(shares)}")


def told(shares: list[float]) -> str:
    return " ".join(f"{share:.3f}" for share in shares)


def pair(archive: ArchiveFolder, workers: int, several_first: bool) -> tuple[Took, Took]:
    """Every call by one worker, and by several."""
    found = {some: timed(archive, some) for some in ((workers, 1) if several_first else (1, workers))}
    return found[1], found[workers]


def timed(archive: ArchiveFolder, workers: int) -> Took:
    """Every call for the first time again, by the command. Raises `AssertionError` when one is not done."""
    for folder in (archive.results, archive.heard, archive.tables):
        for path in folder.iterdir():
            path.unlink()
    program = Path(sys.executable).with_name("voicesim")
    command = [str(program), "archive", "run", "--archive", str(archive.path), "--workers", str(workers)]
    began, spent, load = time.time(), _processor(), os.getloadavg()[0]
    subprocess.run(command, check=True, capture_output=True)
    ended = time.time()
    written = sorted(path.stat().st_mtime for path in archive.results.glob("*.json"))
    assert len(written) == len(archive.ids()), "not every call was done"
    took = Took(written[0] - began, written[-1] - written[0], ended - written[-1], _processor() - spent)
    print(
        f"{len(written)} calls, workers {workers}: {took.whole:.1f} s (start {took.start:.1f}, going "
        f"{took.going:.1f}, end {took.end:.1f}), {took.processor:.1f} s of processor; load {load:.1f} "
        f"to {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    return took


def _processor() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    main()
