"""Reading many spoiled files in one process, and what came of it."""

from __future__ import annotations

import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from typing import Protocol

from scripts.fuzz.readers import READERS
from voicesim.errors import Mendable

SLOWEST = 2.0
"""Seconds of processor that one file may take."""
HANGS = 30.0
"""Seconds of processor after which a reader is taken not to end: SIGPROF ends the process."""
MEMORY = 400
"""MB that a reader may grow by over all its files."""


class Reached(Protocol):
    """Where the number of the file stands that is being read, for whoever watches."""

    value: int


def read_many(kind: str, start: int, stop: int, seed: int, keep: Path, reached: Reached) -> None:
    """Read the spoiled files of these numbers; exit status 1 when one of them was a fault."""
    reader = READERS[kind]()
    done, slowest, faults = Counter[str](), (0.0, start), 0
    path = Path(tempfile.mkdtemp(prefix="fuzz-")) / f"file{reader.suffix}"
    before = _memory()
    for number in range(start, stop):
        reached.value = number
        signal.setitimer(signal.ITIMER_PROF, HANGS)
        path.write_bytes(reader.spoil(reader.seeds, Random(f"{seed}:{number}")))
        kept, began = path.read_bytes(), time.process_time()
        try:
            reader.read(path)
            done["read"] += 1
        except Mendable:
            done["refused"] += 1
        except Exception:  # noqa: BLE001 - a traceback, of whatever kind, is what is looked for
            faults += 1
            (keep / f"{kind}-{seed}-{number}{reader.suffix}").write_bytes(kept)
            print(f"{kind}: input {number}\n{traceback.format_exc(limit=-4)}", flush=True)
        took = time.process_time() - began
        slowest = max(slowest, (took, number))
        if took > SLOWEST:
            faults += 1
            (keep / f"{kind}-slow-{seed}-{number}{reader.suffix}").write_bytes(kept)
            print(f"{kind}: input {number} took {took:.1f} s", flush=True)
    signal.setitimer(signal.ITIMER_PROF, 0)
    grown = _memory() - before
    print(
        f"{kind}: {stop - start} inputs, {done['read']} read, {done['refused']} refused in a sentence, "
        f"{faults} faults, slowest {slowest[0]:.2f} s (input {slowest[1]}), memory grew by {grown} MB",
        flush=True,
    )
    sys.exit(1 if faults or grown > MEMORY else 0)


def _memory() -> int:
    """The most this process ever held, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
