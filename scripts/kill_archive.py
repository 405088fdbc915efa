"""Kill an archive's run, or one of its workers, again and again: every call must be done exactly once.

    python -m scripts.kill_archive [--trials N] [--calls N] [--seed N]

Each trial queues calls, begins `voicesim archive run` with two workers and kills -9 one of the workers at a
random moment, begins again and kills the run itself, and runs until nothing waits. A result, once it is
there, must never be written again; no call may be lost, set aside or half written; no worker may outlive
its run. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.archive.real_calls import write_call

PROGRAM = Path(sys.executable).with_name("voicesim")
LONGEST = 1200.0  # s
"""A run that takes longer hangs."""
MOST_LATE = 0.3  # s
"""After a result was seen: somewhere in the next calls."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--trials", type=int, default=20)
    asked.add_argument("--calls", type=int, default=10)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    rng, total = random.Random(options.seed), Counter[str]()
    for number in range(options.trials):
        with tempfile.TemporaryDirectory() as name:
            killed = trial(Path(name), options.calls, rng)
            total.update(killed)
            print(f"trial {number + 1}: killed {' and '.join(killed) or 'nobody'}", flush=True)
    whole = ", ".join(f"{who} {count} times" for who, count in total.items())
    print(f"killed: {whole}; each of {options.trials * options.calls} calls done once")


def trial(folder: Path, calls: int, rng: random.Random) -> list[str]:
    """Who was killed. Raises `AssertionError` when a call was lost or done twice."""
    archive = folder / "archive"
    for number in range(calls):
        write_call(folder / "in", f"call{number}", seed=number)
    subprocess.run(
        [PROGRAM, "archive", "add", folder / "in", "--archive", archive], check=True, capture_output=True
    )
    killed, written = list[str](), dict[str, int]()
    for attempt in range(3):
        run = subprocess.Popen(command(archive), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        ended = wait_for(run, archive, rng.randint(1 - attempt, calls - 1)) if attempt < 2 else True
        workers = children(run.pid)
        if not ended:
            time.sleep(rng.uniform(0, MOST_LATE))
        if not ended and run.poll() is None:
            workers = children(run.pid)
            victim = rng.choice(workers) if attempt == 0 and workers else run.pid
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
                killed.append("the run" if victim == run.pid else "a worker")
        run.wait(timeout=LONGEST)
        outlived = [pid for pid in workers if still_there(pid)]
        assert not outlived, f"workers {outlived} outlived their run"
        written = unchanged(archive, written)
    assert len(written) == calls, f"{len(written)} of {calls} calls are done"
    assert not list((archive / "aside").iterdir()), "a good call was set aside"
    return killed


def command(archive: Path) -> list[str | Path]:
    return [PROGRAM, "archive", "run", "--archive", archive, "--workers", "2"]


def wait_for(run: subprocess.Popen[bytes], archive: Path, results: int) -> bool:
    """Wait until so many results are there; was the run over before?"""
    began = time.monotonic()
    while len(list((archive / "results").glob("*.json"))) < results and time.monotonic() - began < LONGEST:
        if run.poll() is not None:
            return True
        time.sleep(0.02)
    return run.poll() is not None


def children(pid: int) -> list[int]:
    """The workers of a run: its children that look at calls, not the one that tracks resources."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            line = (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == pid and b"spawn_main" in line:
            found.append(int(path.parent.name))
    return found


def still_there(pid: int) -> bool:
    """Is it, after two seconds of grace?"""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.02)
    return True


def unchanged(archive: Path, before: dict[str, int]) -> dict[str, int]:
    """When each result was written; those of before must be as they were, and each whole."""
    now = {path.name: path.stat().st_mtime_ns for path in (archive / "results").glob("*.json")}
    again = [name for name, when in before.items() if now.get(name) != when]
    assert not again, f"{again} were written again or lost"
    for path in (archive / "results").glob("*.json"):
        json.loads(path.read_bytes())
    return now


if __name__ == "__main__":
    main()
