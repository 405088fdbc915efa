"""Several processes on one machine, each call exactly once, whoever is killed when."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from signal import SIG_IGN, SIGINT, signal
from threading import Thread

from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.progress import Counting
from voicesim.archive.sharing import Piece
from voicesim.archive.working import Outcome, Work, what_became, work_on
from voicesim.errors import Mendable

AHEAD = 2
"""Pieces that wait for each worker: enough to keep it busy, few enough to keep memory flat."""

_work: Work | None = None
"""Of a worker: what it is told when it begins, so that nothing of it is sent with every call."""


def in_pool(work: Work, waiting: Iterable[Piece], workers: int, progress: Counting) -> list[str]:
    """Work on the calls in a pool; gives those that were in it when a process died.

    Raises what concerns more than one call.
    """
    left, suspects, most = iter(waiting), list[str](), AHEAD * workers
    while (first := next(left, None)) is not None:
        left = chain((first,), left)
        context, told = get_context("spawn"), (_shared(work, workers),)
        with ProcessPoolExecutor(workers, context, _begin, told) as pool:
            running: dict[Future[list[Outcome]], Piece] = {}
            try:
                while True:
                    for piece in islice(left, most - len(running)):
                        running[pool.submit(_work_on_all, piece)] = piece
                    if not running:
                        break
                    finished, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in finished:
                        count(future.result(), progress)
                        del running[future]
            except BrokenProcessPool:
                archive = ArchiveFolder(work.archive)
                for future, piece in running.items():
                    if future.done() and future.exception() is None:
                        count(future.result(), progress)
                    else:
                        suspects += suspects_in(archive, piece, progress)
            except (Mendable, KeyboardInterrupt):
                pool.shutdown(cancel_futures=True)
                raise
    return suspects


def count(outcomes: Iterable[Outcome], progress: Counting) -> None:
    """Count what became of each call."""
    for outcome in outcomes:
        progress.add(outcome)


def suspects_in(archive: ArchiveFolder, piece: Piece, progress: Counting) -> list[str]:
    """Those of a piece of which a process that died has left nothing; the others are counted."""
    found = []
    for id in piece:
        outcome = what_became(archive, id)
        if outcome is None:
            found.append(id)
        else:
            progress.add(outcome)
    return found


def _work_on_all(piece: Piece) -> list[Outcome]:
    assert _work is not None, "a worker is told what to do before its first call"
    return [work_on(_work, id) for id in piece]


def _begin(work: Work) -> None:
    """A worker ends when the process that gives it work is killed: it would wait for more for ever.

    Ctrl+C is the run's to hear: a worker finishes the calls that it has. When there are no more it is gone at
    once: to take its memory apart first, the run would wait for half a second.
    """
    global _work
    _work = work
    atexit.register(os._exit, 0)
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
