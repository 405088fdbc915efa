"""The journals of sittings: kept after the last thing that was done in them, then deleted by the program.

What goes is the journal and who sat where. The signed record (*procès-verbal*) has a clock of its own. A
deletion is one step aside (the journal is renamed: the sitting is no sitting any more), then it is emptied,
then the line is signed; one that is broken off is found by `records verify` and finished by the next purge.
"""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from voicesim.call.directory import sha256
from voicesim.call.private import to_the_platter
from voicesim.call.whole_files import refused
from voicesim.messages.message import Message
from voicesim.records.deletion import Deletion
from voicesim.records.removal import BROKEN_OFF
from voicesim.records.sittings import JOURNAL, SEATS, SITTINGS, SittingFolder, lines_in, sitting_places
from voicesim.records.store import Store

ASIDE = f".leaving.{JOURNAL}"
"""The journal of a sitting while its deletion is unfinished."""
LOCK = ".lock"


def last_deed(folder: SittingFolder) -> datetime | None:
    """When something was done in a sitting last; None when no line says so. Raises `StorageError`."""
    return max((at for at, _ in lines_in(folder.path / JOURNAL) if at is not None), default=None)


def purge_sittings(store: Store, now: datetime, period: timedelta, *, rehearse: bool) -> tuple[Deletion, ...]:
    """Delete the journals of sittings in which nothing was done for `period`, with a signed line each.

    Those whose deletion was broken off are finished. Raises `StorageError`.
    """
    done = []
    for folder in sitting_places(store.root, store.keys):
        last, unfinished = last_deed(folder), (folder.path / ASIDE).exists()
        if not unfinished and (last is None or now - last <= period):
            continue
        why = BROKEN_OFF if unfinished else Message("nothing done for {days} days", days=period.days)
        done.append(Deletion("sitting_journal", folder.id, why, _size(folder.path)))
        if not rehearse:
            _delete(store, folder, now, why)
    return tuple(done)


def _delete(store: Store, folder: SittingFolder, now: datetime, why: str) -> None:
    journal, aside = folder.path / JOURNAL, folder.path / ASIDE
    try:
        gone = {JOURNAL: sha256(journal)} if journal.is_file() else {}
        if (folder.path / SEATS).is_dir():
            shutil.rmtree(folder.path / SEATS)
        if journal.is_file():
            journal.replace(aside)
            to_the_platter(folder.path)
        with aside.open("r+b") as file:
            file.truncate()
        store.shelf("certification").journal.append(now, "deleted", name_of(folder), why, gone)
        aside.unlink()
        (folder.path / LOCK).unlink(missing_ok=True)
        if not any(folder.path.iterdir()):  # no record is kept either
            folder.path.rmdir()
    except OSError as error:
        raise refused(folder.path, error) from error


def name_of(folder: SittingFolder) -> str:
    """What the journal of deletions calls a sitting."""
    return f"{SITTINGS}/{folder.id}"


def unfinished_sittings(store_root: Path, keys: Path) -> tuple[Message, ...]:
    """The deletions that were broken off, a sentence each."""
    form = "sitting {sitting}: its deletion was broken off; 'voicesim records purge' finishes it"
    return tuple(
        Message(form, sitting=one.id)
        for one in sitting_places(store_root, keys)
        if (one.path / ASIDE).exists()
    )


def _size(folder: Path) -> int:
    """Bytes given back: all but the papers, which have a clock of their own."""
    files = [folder / JOURNAL, *(folder / SEATS).glob("*")]
    return sum(path.stat().st_size for path in files if path.is_file())
