"""Working through an archive: each call exactly once, whoever is killed when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.pool import in_pool
from voicesim.archive.progress import Counting, Progress
from voicesim.archive.sharing import Piece, pieces, processes_for
from voicesim.archive.working import Work, put_aside, work_on
from voicesim.messages.message import Message

Shared: TypeAlias = Callable[[Work, Iterable[Piece], int, Counting], list[str]]
"""What shares pieces among so many processes, and gives the calls that were in one when it died."""


def run(work: Work, workers: int, told: Callable[[Progress], object], cluster: str = "") -> Progress:
    """Look at every call that waits; `told` hears of each. Raises `StorageError`, or what engines raise.

    `workers`: how many processes at most; fewer where there is little to do, and 1 is this process itself. A
    call that kills its process is tried once more, alone; if it kills that one too it is set aside.
    `cluster`: "local", or the address of a cluster of Ray, in place of a pool; 0 workers: all of its cores.
    """
    archive = ArchiveFolder(work.archive)
    waiting = archive.waiting()
    progress = Counting(len(waiting), told)
    if not waiting:
        return progress.now
    if cluster:
        from voicesim.archive.ray_cluster import joined, on_ray

        with joined(cluster, workers) as able:
            _share_out(on_ray, work, waiting, able, progress)
    elif workers == 1:
        for id in waiting:
            progress.add(work_on(work, id))
    else:
        _share_out(in_pool, work, waiting, processes_for(archive, waiting, workers), progress)
    archive.keep_names()
    return progress.now


def _share_out(shared: Shared, work: Work, waiting: list[str], workers: int, progress: Counting) -> None:
    archive = ArchiveFolder(work.archive)
    suspects = shared(work, pieces(archive, waiting), workers, progress)
    for id in shared(work, [(id,) for id in suspects], 1, progress):
        died = Message("the program stopped twice while looking at it; listen to it, or send it to us")
        put_aside(archive, id, died)
        progress.add("aside")
