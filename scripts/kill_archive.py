"""Kill an archive's run, or one of its workers, again and again: every call must be done exactly once.

    python -m scripts.kill_archive [--kills N] [--calls N] [--seed N] [--program | --ray]

At a random moment of a run one of its two workers is killed with -9, in the next run the run itself, N times
each; with `--ray`, of a run on Ray, also one of the two processes of its head (GCS, raylet). A result, once
it is there, must never be written again; no call may be lost, set aside or half written; a run whose worker
was killed must end by itself with every call done, one whose head was killed must end by itself; no worker
may outlive its run. When nothing waits, the calls are judged again, and then other calls are added.

The run is forked off this process, which has read the content, and its workers off the run: reading it takes
ten times as long as the calls. With `--program` each run is `voicesim archive run` itself. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from tests.archive.real_calls import write_call
from voicesim.archive import pool, sharing
from voicesim.archive.adding import add
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.one_call import read_what_judges
from voicesim.archive.running import run
from voicesim.archive.tables import build
from voicesim.archive.working import Work, let_wait_again
from voicesim.settings.schema import Settings

WORKERS = 2
LONGEST = 1200.0  # s
"""A run that takes longer hangs."""
PROGRAM = """
from voicesim.archive import sharing
from voicesim.cli.main import run
sharing._WORTH_A_PROCESS = 1
run()
"""
RUN, WORKER, HEAD = "the run", "a worker", "the head"
OF_THE_HEAD = (b"gcs_server", b"raylet/raylet")
"""How the programs of Ray's head are called."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--calls", type=int, default=24)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--program", action="store_true")
    asked.add_argument("--ray", action="store_true")
    options = asked.parse_args()
    read_what_judges("fnol", "fr")
    victims = (RUN, WORKER, HEAD) if options.ray else (RUN, WORKER)
    if not options.program:
        pool.get_context = lambda way: get_context("fork")  # type: ignore[attr-defined]
    sharing._WORTH_A_PROCESS = 1  # a second one, however few the calls are
    rng, killed, rounds = random.Random(options.seed), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        while not enough(killed, victims, options.kills):
            folder = Path(name) / str(len(rounds)) / str(rounds.total())
            archive = filled(folder, options.calls, seed=rounds.total() * options.calls)
            for what in ("first looks", "judged again"):
                finished(archive, options.calls, options.kills, rng, killed, victims, program=options.program)
                rounds[what] += 1
                let_wait_again(work(archive))
    done = {what: count * options.calls for what, count in rounds.items()}
    print(f"killed: {dict(killed)}; each call done once: {done}")


def filled(folder: Path, calls: int, seed: int) -> ArchiveFolder:
    """An archive of calls that wait."""
    for number in range(calls):
        write_call(folder / "in", f"call{number}", seed=seed + number)
    archive = ArchiveFolder(folder / "archive")
    add(archive, folder / "in", language="fr", now=datetime.now(UTC))
    return archive


def enough(killed: Counter[str], victims: Sequence[str], kills: int) -> bool:
    """Was each killed so often?"""
    return min(killed[victim] for victim in victims) >= kills


def finished(
    archive: ArchiveFolder,
    calls: int,
    kills: int,
    rng: random.Random,
    killed: Counter[str],
    victims: Sequence[str],
    *,
    program: bool,
) -> None:
    """Kill until nothing waits. Raises `AssertionError` when a call was lost or done twice."""
    written = dict[str, int]()
    while archive.waiting():
        victim = min(victims, key=lambda one: killed[one])
        begun = begin(archive, program=program, ray=HEAD in victims)
        wait_for(begun, archive, len(written) + rng.randint(0, len(archive.waiting()) - 1))
        time.sleep(rng.uniform(0, 0.02))  # s: somewhere in the next calls
        head = [pid for pid in children(begun) if called(pid, *OF_THE_HEAD)] if HEAD in victims else []
        workers = [pid for one in head for pid in children(one) if called(pid, b"ray::work_on_all")]
        workers = workers if HEAD in victims else children(begun)
        target = rng.choice({RUN: [begun], WORKER: workers, HEAD: head}[victim] or [0])
        if target and running(begun) and not enough(killed, victims, kills):
            with suppress(ProcessLookupError):
                os.kill(target, signal.SIGKILL)
                killed[victim] += 1
                print(f"killed {victim} with {len(list(archive.results.glob('*.json')))} done", flush=True)
        status = ended(begun)
        outlived = [pid for pid in (*workers, *head) if still_there(pid)]
        assert not outlived, f"workers {outlived} outlived their run"
        said = said_in(archive).read_text(encoding="utf-8", errors="replace")[-2000:]
        assert victim != WORKER or status == 0, f"a run whose worker was killed ended with {status}: {said}"
        assert victim != WORKER or not archive.waiting(), "a run whose worker was killed left calls"
        written = unchanged(archive, written)
    assert len(written) == calls, f"{len(written)} of {calls} calls are done"
    assert not archive.set_aside(), "a good call was set aside"


def work(archive: ArchiveFolder) -> Work:
    return Work(archive.path, "fnol", Settings())


def begin(archive: ArchiveFolder, *, program: bool, ray: bool) -> int:
    """Begin a run in a process of its own; gives its id."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            for stream in (1, 2):
                os.dup2(os.open(said_in(archive), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
            if program:
                words = ["archive", "run", "--archive", str(archive.path), "--workers", str(WORKERS)]
                os.execv(sys.executable, [sys.executable, "-c", PROGRAM, *words])
            run(work(archive), WORKERS, lambda progress: None, "local" if ray else "")
            build(archive)
            status = 0
        finally:
            os._exit(status)
    return child


def said_in(archive: ArchiveFolder) -> Path:
    """Where stands what the last run said."""
    return archive.path.parent / "said"


def wait_for(run: int, archive: ArchiveFolder, results: int) -> None:
    """Wait until so many results are there, or the run is over."""
    began = time.monotonic()
    while running(run) and len(list(archive.results.glob("*.json"))) < results:
        assert time.monotonic() - began < LONGEST, "the run hangs"
        time.sleep(0.005)


def running(pid: int) -> bool:
    """Has it not ended yet? What has ended is not taken notice of here."""
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except ChildProcessError:
        return False


def ended(pid: int) -> int:
    """Wait for its end; its status."""
    began = time.monotonic()
    while running(pid):
        assert time.monotonic() - began < LONGEST, "the run hangs"
        time.sleep(0.01)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def children(pid: int) -> list[int]:
    """The workers of a run: its children that look at calls, not the one that tracks resources."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            line = (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == pid and b"resource_tracker" not in line:
            found.append(int(path.parent.name))
    return found


def called(pid: int, *names: bytes) -> bool:
    """Is one of these in its command line?"""
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return any(name in line for name in names)


def still_there(pid: int) -> bool:
    """Is it, after ten seconds of grace?"""
    for _ in range(500):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.02)
    return True


def unchanged(archive: ArchiveFolder, before: dict[str, int]) -> dict[str, int]:
    """When each result was written; those of before must be as they were, and each whole."""
    now = {path.name: path.stat().st_mtime_ns for path in archive.results.glob("*.json")}
    again = [name for name, when in before.items() if now.get(name) != when]
    assert not again, f"{again} were written again or lost"
    for path in archive.results.glob("*.json"):
        json.loads(path.read_bytes())
    return now


if __name__ == "__main__":
    main()
