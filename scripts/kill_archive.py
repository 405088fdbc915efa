"""Kill an archive's run, or one of its workers, again and again: every call must be done exactly once.

    python -m scripts.kill_archive [--kills N] [--calls N] [--seed N] [--program | --ray]

At a random moment of a run one of its two workers is killed with -9, in the next run the run itself, N times
each; with `--ray`, of a run on Ray, also one of the two processes of its head (GCS, raylet). A moment is
drawn by what is done then, or while the victim begins. A result, once it is there, must never be written
again; no call may be lost, set aside or half written; a run whose worker was killed must end by itself with
every call done, one whose head was killed must end by itself; no worker may outlive its run. When nothing
waits, the calls are judged again, and then other calls are added. A table tells of every kill. A long
campaign may be had in parts: each seed is one by itself. Where Ray does not begin (it gives itself half a
minute), the run is had again, and counted.

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
import traceback
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from scripts.killing.processes import called, children, ended, running, still_there
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
NOT_BEGUN = "no cluster of Ray answers"
TRIES = 5
"""So often in succession may Ray not begin."""
BEGINS = 3.0  # s
"""A victim of Ray may be killed so long after it began, while nothing is done yet."""


@dataclass(frozen=True, slots=True)
class Kill:
    """What was killed, and when."""

    victim: str
    doing: str
    """First looks, or judging again."""
    after: float
    """Seconds since its run began."""
    done: int
    """Results that were there."""
    ended: float
    """Seconds from the kill to the end of the run."""


@dataclass
class Campaign:
    """What is killed, how often, and what became of it."""

    options: argparse.Namespace
    victims: tuple[str, ...]
    rng: random.Random
    kills: list[Kill] = field(default_factory=list)
    rounds: Counter[str] = field(default_factory=Counter)
    """How often all calls of an archive were done, by what was done."""
    not_begun: int = 0
    """Runs for which Ray did not begin in time."""

    def killed(self) -> Counter[str]:
        """How often each was killed."""
        return Counter(kill.victim for kill in self.kills)

    def next_victim(self) -> str:
        """One of those that were killed least."""
        least = min(self.killed()[victim] for victim in self.victims)
        return self.rng.choice([victim for victim in self.victims if self.killed()[victim] == least])

    def enough(self) -> bool:
        """Was each killed so often?"""
        return all(self.killed()[victim] >= self.options.kills for victim in self.victims)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--calls", type=int, default=24)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--program", action="store_true")
    asked.add_argument("--ray", action="store_true")
    options = asked.parse_args()
    read_what_judges("fnol", "fr")
    if not options.program:
        pool.get_context = lambda way: get_context("fork")  # type: ignore[attr-defined]
    sharing._WORTH_A_PROCESS = 1  # a second one, however few the calls are
    victims = (RUN, WORKER, HEAD) if options.ray else (RUN, WORKER)
    campaign = Campaign(options, victims, random.Random(options.seed))
    with tempfile.TemporaryDirectory() as name:
        while not campaign.enough():
            before = campaign.rounds.total()
            archive = filled(Path(name) / str(before), options.calls, seed=before * options.calls)
            for doing in ("first looks", "judged again"):
                finished(archive, campaign, doing)
                campaign.rounds[doing] += 1
                let_wait_again(work(archive))
    tell(campaign)


def tell(campaign: Campaign) -> None:
    """The table of kills, and how many calls were done exactly once."""
    print("| killed | during | s after its run began | results there | s until that run ended |")
    print("|---|---|---|---|---|")
    for kill in sorted(campaign.kills, key=lambda one: (one.victim, one.after)):
        print(f"| {kill.victim} | {kill.doing} | {kill.after:.1f} | {kill.done} | {kill.ended:.1f} |")
    done = {what: count * campaign.options.calls for what, count in campaign.rounds.items()}
    if HEAD in campaign.victims:
        print(f"Ray did not begin in time, and was begun again: {campaign.not_begun}")
    print(f"killed: {dict(campaign.killed())}; each call done once: {done}")


def filled(folder: Path, calls: int, seed: int) -> ArchiveFolder:
    """An archive of calls that wait."""
    for number in range(calls):
        write_call(folder / "in", f"call{number}", seed=seed + number)
    archive = ArchiveFolder(folder / "archive")
    add(archive, folder / "in", language="fr", now=datetime.now(UTC))
    return archive


def finished(archive: ArchiveFolder, campaign: Campaign, doing: str) -> None:
    """Kill until nothing waits. Raises `AssertionError` when a call was lost or done twice."""
    written, tries = dict[str, int](), TRIES
    while archive.waiting():
        kills = len(campaign.kills)
        victim = campaign.next_victim()
        status, outlived = one_run(archive, campaign, victim, len(written), doing)
        said = said_in(archive).read_text(encoding="utf-8", errors="replace")[-2000:]
        assert not outlived, f"workers {outlived} outlived their run"
        written = unchanged(archive, written)
        if NOT_BEGUN in said and len(campaign.kills) == kills:
            campaign.not_begun, tries = campaign.not_begun + 1, tries - 1
            assert tries, f"Ray does not begin: {said}"
            continue
        if victim == WORKER or len(campaign.kills) == kills:
            assert status == 0, f"a run that was not killed itself ended with {status}: {said}"
            assert not archive.waiting(), "a run that was not killed itself left calls"
    assert len(written) == campaign.options.calls, f"{len(written)} calls are done"
    assert not archive.set_aside(), "a good call was set aside"


def one_run(
    archive: ArchiveFolder, campaign: Campaign, victim: str, done: int, doing: str
) -> tuple[int, list[int]]:
    """A run, and a kill if it lives to see its moment; its status, and which of its workers outlived it."""
    rng, ray, began = campaign.rng, HEAD in campaign.victims, time.monotonic()
    begun = begin(archive, program=campaign.options.program, ray=ray)
    more = rng.randint(0, len(archive.waiting()) - 1)
    if ray and not more:
        wait_for_victim(begun, victim)
        time.sleep(rng.uniform(0, BEGINS))
    else:
        wait_for(begun, archive, done + more)
    time.sleep(rng.uniform(0, 0.02))  # s: somewhere in the next calls
    theirs = [pid for one in campaign.victims if one != RUN for pid in of_run(begun, one, ray)]
    target, results = rng.choice(of_run(begun, victim, ray) or [0]), len(list(archive.results.glob("*.json")))
    kill = time.monotonic()
    if target and running(begun) and not campaign.enough():
        with suppress(ProcessLookupError):
            os.kill(target, signal.SIGKILL)
            print(f"killed {victim} with {results} done", flush=True)
            status = ended(begun, LONGEST)
            campaign.kills.append(Kill(victim, doing, kill - began, results, time.monotonic() - kill))
            return status, [pid for pid in theirs if still_there(pid)]
    return ended(begun, LONGEST), [pid for pid in theirs if still_there(pid)]


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
            if status:
                os.write(2, traceback.format_exc().encode())
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


def wait_for_victim(run: int, victim: str) -> None:
    """Wait until it has begun, or the run is over."""
    began = time.monotonic()
    while running(run) and not of_run(run, victim, ray=True):
        assert time.monotonic() - began < LONGEST, "the run hangs"
        time.sleep(0.05)


def of_run(run: int, victim: str, ray: bool) -> list[int]:
    """The processes of a run that `victim` stands for."""
    if victim == RUN:
        return [run]
    if not ray:
        return children(run)
    head = [pid for pid in children(run) if called(pid, *OF_THE_HEAD)]
    if victim == HEAD:
        return head
    return [pid for one in head for pid in children(one) if called(pid, b"ray::work_on_all")]


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
