"""The archive of this machine: where it is, how many processes work on it, what is due or set aside."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.purging import purge_due
from voicesim.archive.ray_work import LOCAL
from voicesim.messages.message import Message
from voicesim.sessions.store_here import moment, retention_of, store_of

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

NAME = "archive"


def archive_here(settings: Settings, folder: Path | None) -> ArchiveFolder:
    """The archive in `folder`; when left out the one beside this person's calls."""
    if folder is not None:
        return ArchiveFolder(folder)
    return ArchiveFolder(store_of(settings).root.parent / NAME)


def cluster_of(settings: Settings, asked: str | None) -> str:
    """Where Ray looks at calls; empty: nowhere, a pool of processes does."""
    return settings.archive.cluster if asked is None else asked


def processes(asked: int, cluster: str = "") -> int:
    """How many processes look at calls: as many as asked for, or one for each core; twice those at most.

    On a cluster of several machines as many as asked for, or 0: one for each core it has.
    """
    if cluster not in ("", LOCAL):
        return asked
    cores = os.cpu_count() or 1
    return min(asked, 2 * cores) if asked else cores


def at_work(archive: ArchiveFolder, settings: Settings, say: Callable[[str], object]) -> None:
    """Before a run: what is due is deleted, as whenever the program starts. Raises `StorageError`."""
    purged = purge_due(archive, retention_of(settings), moment().date())
    if archive.reviewed():
        from voicesim.archive.review_book import forget_reviews  # it loads what judges calls: half a second

        forget_reviews(archive)
    if purged.calls or purged.sounds:
        form = "{count} call{count!p} deleted, and the sound of {sounds} more."
        say(Message(form, count=purged.calls, sounds=purged.sounds))


def sentences_aside(archive: ArchiveFolder) -> list[Message]:
    """Why each call was set aside, one sentence each."""
    found = []
    for path in sorted(archive.aside.glob("*.json")):
        kept = json.loads(path.read_text(encoding="utf-8"))
        found.append(Message("{call}: {why}", call=kept["id"][:10], why=Message.restored(kept["why"])))
    return found
