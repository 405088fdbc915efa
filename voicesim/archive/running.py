"""Working through an archive: each call exactly once, whoever is killed when."""

from __future__ import annotations

from collections.abc import Callable

from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.pool import in_pool
from voicesim.archive.progress import Counting, Progress
from voicesim.archive.sharing import pieces, processes_for
from voicesim.archive.working import Work, put_aside, work_on
from voicesim.messages.message import Message


def run(work: Work, workers: int, told: Callable[[Progress], object]) -> Progress:
    """Look at every call that waits; `told` hears of each. Raises `StorageError`, or what engines raise.

    `workers`: how many processes at most; fewer where there is little to do, and 1 is this process itself. A
    call that kills its process is tried once more, alone; if it kills that one too it is set aside.
    """
    archive = ArchiveFolder(work.archive)
    waiting = archive.waiting()
    progress = Counting(len(waiting), told)
    if workers == 1 or not waiting:
        for id in waiting:
            progress.add(work_on(work, id))
        return progress.now
    shared = processes_for(archive, waiting, workers)
    suspects = in_pool(work, pieces(archive, waiting), shared, progress)
    for id in in_pool(work, [(id,) for id in suspects], 1, progress):
        died = Message("the program stopped twice while looking at it; listen to it, or send it to us")
        put_aside(archive, id, died)
        progress.add("aside")
    return progress.now
