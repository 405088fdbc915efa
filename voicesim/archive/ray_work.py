"""What a worker of Ray does: a piece of work, as a process of the pool does it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias

from voicesim import __version__
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.sharing import Piece
from voicesim.archive.working import Outcome, Work, work_on
from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message

LOCAL = "local"
"""In place of an address: a cluster of this machine alone, begun for one run and ended with it."""

Done: TypeAlias = Outcome | Literal["absent"]
"""Absent: the recording is not on this machine; whoever asked looks whether it is on theirs."""


def work_on_all(work: Work, piece: Piece, version: str) -> list[Done]:
    """Look at the calls of a piece, one after the other.

    `version`: of the program that asks. Raises `ConfigurationError` where this machine of the cluster has
    another one, or does not see the archive.
    """
    archive = ArchiveFolder(work.archive)
    if version != __version__:
        raise ConfigurationError(
            "archive.cluster_version",
            what=Message(
                "a machine of the cluster has voicesim {there}, this one {here}",
                there=__version__,
                here=version,
            ),
            where="archive.cluster",
            mend=Message("install the same version on all of them"),
        )
    if not archive.queue.is_dir():
        raise not_seen(archive.path)
    return [_one(work, archive, id) for id in piece]


def not_seen(path: Path) -> ConfigurationError:
    """The sentence for what a machine of the cluster cannot see."""
    return ConfigurationError(
        "archive.cluster_folder",
        what=Message("a machine of the cluster does not see it"),
        where=str(path),
        mend=Message("put archive and recordings in a folder that all of them have under the same name"),
    )


def with_one_thread(work: Work) -> Work:
    """The settings for a worker, to which Ray gives one core."""
    if work.settings.ears.threads:
        return work
    ears = work.settings.ears.model_copy(update={"threads": 1})
    return replace(work, settings=work.settings.model_copy(update={"ears": ears}))


def _one(work: Work, archive: ArchiveFolder, id: str) -> Done:
    return work_on(work, id) if Path(archive.entry(id).path).exists() else "absent"
