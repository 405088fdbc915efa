"""G11: does an hour's call grow in memory?

    python -m scripts.bench.soak [--minutes 60]      # a real hour, paced by the clock

`python -m scripts.bench G11` holds the same hour in sample time, in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import soundfile

from scripts.bench.conversation import hold, script
from scripts.bench.figures import Figure, unmeasured
from voicesim.audio.frames import FRAME, SAMPLE_RATE, samples, seconds
from voicesim.call.directory import CallDirectory
from voicesim.call.events import Closed
from voicesim.call.growing_files import growing_files
from voicesim.call.manifest import Manifest
from voicesim.call.transcript import read_record
from voicesim.call.workers import ThreadedWorkers

GROWTH = 2.0
"""Megabytes that an hour may add."""
WARM = 5
"""Minute from which memory is watched."""
STATUS = Path("/proc/self/statm")
MINUTE = 60 * SAMPLE_RATE
WHAT, TARGET = f"memory from minute {WARM} to minute 60", f"<= {GROWTH:.0f} MB"

LEFT = "the client's state holds all that was said, and understanding remembers words it has met"


class Memory:
    """Resident megabytes, minute by minute of the call's clock."""

    def __init__(self) -> None:
        self.megabytes: dict[int, float] = {}

    def look(self, now: int) -> None:
        """Note it once a minute."""
        if now % MINUTE == 0:
            self.megabytes[now // MINUTE] = resident()

    def grown(self) -> float:
        """Megabytes added from minute `WARM`, or from the first one, to the last."""
        minutes = sorted(self.megabytes)
        return self.megabytes[minutes[-1]] - self.megabytes[min(WARM, minutes[-1])]


class Floor:
    """The least that Python's objects hold, by half minutes: what a turn needs while it lasts is
    not in it, so that a few minutes tell what an hour adds. `Memory` sees what libraries hold, too.
    """

    STEADY = 5
    """Half minute from which on every buffer is full."""

    def __init__(self) -> None:
        self.kilobytes: dict[int, float] = {}

    def look(self, now: int) -> None:
        """Look five times a second, from the second minute on."""
        if now == MINUTE:
            tracemalloc.start()
        if now > MINUTE and now % (SAMPLE_RATE // 5) == 0:
            half, held = now // (MINUTE // 2), tracemalloc.get_traced_memory()[0] / 1024
            self.kilobytes[half] = min(held, self.kilobytes.get(half, held))

    def hourly(self) -> float:
        """Megabytes that the minutes `WARM` to 60 would add at this pace."""
        last = max(self.kilobytes) - 1  # the last half minute may be short
        grown = (self.kilobytes[last] - self.kilobytes[self.STEADY]) / (last - self.STEADY)
        return grown * 2 * (60 - WARM) / 1024


class Clock:
    """Paces a call by the real clock, and looks at the memory."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._began = perf_counter()

    def look(self, now: int) -> None:
        """Wait until this sample is due."""
        self._memory.look(now)
        sleep(max(0.0, self._began + seconds(now) - perf_counter()))


def resident() -> float:
    """This process's resident memory, in megabytes, where Linux tells it."""
    from resource import getpagesize

    return int(STATUS.read_text().split()[1]) * getpagesize() / 2**20


def soak() -> list[Figure]:
    """G11 in sample time, each part in a process that has done nothing else."""
    if not STATUS.exists():
        return [
            unmeasured("G11", WHAT, TARGET, "this system does not tell a process its memory; run it on Linux")
        ]
    return [
        figure_of(grown("scripts.bench.soak", "--sample-time"), "sound, events and moments written out"),
        figure_of(grown("scripts.bench.client_grown"), "the real client, 15 % of the words misheard"),
    ]


def grown(*module: str) -> float:
    """Megabytes that the program says it has grown by."""
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout)["megabytes"])


def figure_of(grown: float, how: str) -> Figure:
    """The figure for so many megabytes more."""
    met = grown <= GROWTH
    return Figure("G11", f"{WHAT}: {how}", f"{grown:+.1f} MB", TARGET, met, 1, "" if met else LEFT)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--sample-time", action="store_true", help="as fast as it goes, not by the clock")
    options = parser.parse_args(arguments)
    memory = Memory()
    spoken = script(samples(60.0 * options.minutes))
    with TemporaryDirectory() as folder:
        directory = CallDirectory.create(Path(folder), Manifest("soak", "fr", "practice", 0))
        with growing_files(directory) as files:
            if options.sample_time:
                held = hold(spoken, keep=False, each=memory.look, files=files)
            else:
                held = hold(
                    spoken, keep=False, each=Clock(memory).look, workers=ThreadedWorkers(), files=files
                )
        whole = accounted(directory, held.frames)
        sizes = {path.name: path.stat().st_size for path in directory.path.iterdir()}
    grown = {"megabytes": memory.grown(), "minutes": memory.megabytes}
    print(json.dumps({**grown, "accounted": whole, "frames": held.frames, "bytes": sizes}))
    return 0 if whole else 1


def accounted(directory: CallDirectory, frames: int) -> bool:
    """Is every frame given in the log and in the recording, and none more?"""
    record = read_record(directory)
    closed = record.events[-1]
    counts = (closed.captured, closed.processed, closed.dropped) if isinstance(closed, Closed) else ()
    return counts == (frames, frames, 0) and soundfile.info(directory.sound).frames == frames * FRAME


if __name__ == "__main__":
    sys.exit(main())
