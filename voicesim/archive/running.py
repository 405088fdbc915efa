"""Working through an archive: a pool of processes, each call exactly once, whoever is killed when."""

from __future__ import annotations

import json
import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from signal import SIG_IGN, SIGINT, signal
from threading import Thread
from typing import TYPE_CHECKING, Literal, TypeAlias

from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.one_call import look_at, read_what_judges
from voicesim.call.whole_files import write_whole
from voicesim.errors import ContentError, Mendable, RecordingError
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

Outcome: TypeAlias = Literal["done", "aside", "elsewhere"]
"""A result was written, or was there; a sentence was written; another process is at it."""
_AHEAD = 2
"""Calls that wait in the pool for each worker: enough to keep it busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every worker is told."""

    archive: Path
    rubric: str
    settings: Settings
    keep_sound: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    done: int = 0
    aside: int = 0
    elsewhere: int = 0
    total: int = 0
    seconds_left: float | None = None
    """None until a call is done."""

    @property
    def seen(self) -> int:
        """Calls that this run need not look at again."""
        return self.done + self.aside + self.elsewhere


def run(work: Work, workers: int, told: Callable[[Progress], object]) -> Progress:
    """Look at every call that waits; `told` hears of each. Raises `StorageError`, or what engines raise.

    A call that kills its process is tried once more, alone; if it kills that one too it is set aside.
    """
    archive = ArchiveFolder(work.archive)
    waiting = archive.waiting()
    progress = _Counting(len(waiting), told)
    if workers == 1 or len(waiting) < 2:
        for id in waiting:
            progress.add(work_on(work, id))
        return progress.now
    suspects = _in_pool(work, waiting, workers, _AHEAD * workers, progress)
    for id in _in_pool(work, suspects, 1, 1, progress):
        died = Message("the program stopped twice while looking at it; listen to it, or send it to us")
        _put_aside(archive, id, died)
        progress.add("aside")
    return progress.now


def let_wait_again(work: Work) -> int:
    """Let every call that is done wait for another judgement; gives how many.

    Nothing changes where the rubric cannot be read. Raises `ContentError` and `StorageError`.
    """
    archive = ArchiveFolder(work.archive)
    for language in sorted({entry.language for entry in archive.entries()}):
        read_what_judges(work.rubric, language)
    return archive.judge_again()


def work_on(work: Work, id: str) -> Outcome:
    """Look at one call, unless another process does. Raises what concerns more than this call."""
    archive = ArchiveFolder(work.archive)
    with archive.lease(id) as mine:
        if not mine:
            return "elsewhere"
        if archive.result(id).exists():
            return "done"
        sound = archive.sound / f"{id}.flac" if work.keep_sound else None
        entry = archive.entry(id)
        read_what_judges(work.rubric, entry.language)
        try:
            result = look_at(entry, work.rubric, work.settings, archive.what_was_heard(id), sound)
        except (RecordingError, ContentError) as problem:
            _put_aside(archive, id, problem.sentence)
            return "aside"
        except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as problem:
            form = "the program could not look at it ({name}); listen to it, or send it to us"
            _put_aside(archive, id, Message(form, name=type(problem).__name__))
            return "aside"
        write_whole(archive.result(id), result.model_dump_json() + "\n")
        return "done"


def _put_aside(archive: ArchiveFolder, id: str, why: Message) -> None:
    write_whole(archive.why_aside(id), json.dumps({"id": id, "why": why.kept()}, ensure_ascii=False) + "\n")


def _in_pool(work: Work, ids: Sequence[str], workers: int, most: int, progress: _Counting) -> list[str]:
    """Work on the calls in a pool, `most` at a time; gives those that were in it when a process died."""
    left, suspects = deque(ids), list[str]()
    while left:
        with ProcessPoolExecutor(workers, get_context("spawn"), _die_with_the_run) as pool:
            running: dict[Future[Outcome], str] = {}
            try:
                while left or running:
                    while left and len(running) < most:
                        running[pool.submit(work_on, _shared(work, workers), left[0])] = left[0]
                        left.popleft()
                    finished, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in finished:
                        progress.add(future.result())
                        del running[future]
            except BrokenProcessPool:
                archive = ArchiveFolder(work.archive)
                for future, id in running.items():
                    if future.done() and future.exception() is None:
                        progress.add(future.result())
                    elif archive.result(id).exists():
                        progress.add("done")
                    else:
                        suspects.append(id)
            except (Mendable, KeyboardInterrupt):
                pool.shutdown(cancel_futures=True)
                raise
    return suspects


def _die_with_the_run() -> None:
    """A worker ends when the process that gives it work is killed: it would wait for more for ever.

    Ctrl+C is the run's to hear: a worker finishes the call that it has.
    """
    signal(SIGINT, SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _shared(work: Work, workers: int) -> Work:
    """The settings for one of several workers: the cores are shared out among them."""
    if work.settings.ears.threads:
        return work
    threads = max(1, (os.cpu_count() or 1) // workers)
    ears = work.settings.ears.model_copy(update={"threads": threads})
    return replace(work, settings=work.settings.model_copy(update={"ears": ears}))


class _Counting:
    """Counts outcomes, and guesses the time that is left from the pace so far."""

    def __init__(self, total: int, told: Callable[[Progress], object]) -> None:
        self.now = Progress(total=total)
        self._told, self._began = told, time.monotonic()

    def add(self, outcome: Outcome) -> None:
        counted = replace(self.now, **{outcome: getattr(self.now, outcome) + 1})
        pace = (time.monotonic() - self._began) / max(1, counted.seen)
        self.now = replace(counted, seconds_left=pace * max(0, counted.total - counted.seen))
        self._told(self.now)
