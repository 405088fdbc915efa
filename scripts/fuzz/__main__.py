"""Read thousands of spoiled files: no traceback, no hang, memory bounded.

    python -m scripts.fuzz [KIND ...] [--inputs N] [--seed N] [--keep FOLDER]

Each kind is read in a process of its own, which is watched: one that dies or hangs is a fault as well. What a
reader fell over is kept in FOLDER, to be made a test.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from pathlib import Path

from scripts.fuzz.many import read_many
from scripts.fuzz.readers import READERS

PATIENCE = 900.0
"""Seconds without an answer after which a reader waits for what never comes: one that works is ended by
`many.HANGS`, in seconds of its own processor, however busy the machine is."""


def main() -> int:
    """Print one line a kind; 1 when anything fell over."""
    parser = argparse.ArgumentParser(prog="python -m scripts.fuzz")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(READERS))
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "voicesim-fuzz")
    asked = parser.parse_args()
    asked.keep.mkdir(parents=True, exist_ok=True)
    faults = [_fuzz(kind, asked.inputs, asked.seed, asked.keep) for kind in asked.kinds or READERS]
    return 1 if any(faults) else 0


def _fuzz(kind: str, inputs: int, seed: int, keep: Path) -> int:
    """Read so many files of a kind, beginning anew behind one that killed the reader. Gives the faults."""
    at, faults = 0, 0
    while at < inputs:
        reached = multiprocessing.get_context("spawn").Value("q", at)
        process = multiprocessing.get_context("spawn").Process(
            target=read_many, args=(kind, at, inputs, seed, keep, reached)
        )
        process.start()
        seen, since = -1, time.monotonic()
        while process.is_alive():
            process.join(0.5)
            if reached.value != seen:
                seen, since = reached.value, time.monotonic()
            elif time.monotonic() - since > PATIENCE and seen > at:
                process.kill()
        if process.exitcode in (0, 1):
            return faults + int(process.exitcode or 0)
        print(
            f"{kind}: input {reached.value} of seed {seed} ended the reader ({process.exitcode})", flush=True
        )
        faults, at = faults + 1, int(reached.value) + 1
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
