"""The signed records of sittings: kept longer than any call, and deleted by a clock of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from voicesim.call.directory import sha256
from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused, write_whole
from voicesim.messages.message import Message
from voicesim.records.deletion import Deletion
from voicesim.records.entry import Entry
from voicesim.records.sittings import SittingFolder, sitting_places
from voicesim.records.store import Store

PAPERS = "papers"
"""In the folder of a sitting."""

_NAME = re.compile(r"^proces-verbal-(\d{8})-(?:fr|en)\.pdf$")


def file_proces_verbal(
    folder: SittingFolder, content: bytes, at: datetime, language: str, now: datetime
) -> Path:
    """Keep the record of a sitting, dated by the day it was closed: from then on its period runs.

    Its sha256 is entered in the examinations' journal. One of the same day and language is replaced. Raises
    `StorageError`.
    """
    papers = folder.path / PAPERS
    try:
        private_folder(papers)
    except OSError as error:
        raise refused(papers, error) from error
    path = papers / f"proces-verbal-{at.astimezone(UTC):%Y%m%d}-{language}.pdf"
    write_whole(path, content)
    shelf = Store(folder.path.parents[1], folder.keys).shelf("certification")
    shelf.journal.append(now, "papers", "", folder.id, {_name_of(folder, path): sha256(path)})
    return path


def changed_papers(store: Store, entries: Sequence[Entry]) -> Iterator[Message]:
    """Records that are not what was entered in the examinations' journal, or are gone undeleted."""
    last: dict[str, str] = {}
    for entry in entries:
        if entry.deed == "papers":
            last |= entry.files
        elif entry.deed == "deleted":
            last.pop(entry.call, None)
    papers = {_name_of(one, path): path for one in _places(store) for _, path in proces_verbaux(one)}
    for name, digest in last.items():
        if name not in papers:
            yield Message("the record {name} is gone and no deletion was entered", name=name)
        elif sha256(papers[name]) != digest:
            yield Message("the record {name} is not what it was", name=name)


def _name_of(folder: SittingFolder, path: Path) -> str:
    return f"{folder.id}/{path.name}"


def _places(store: Store) -> tuple[SittingFolder, ...]:
    return sitting_places(store.root, store.keys)


def proces_verbaux(folder: SittingFolder) -> Iterator[tuple[datetime, Path]]:
    """Those of a sitting, each with its day."""
    for path in sorted((folder.path / PAPERS).glob("*.pdf")):
        if found := _NAME.match(path.name):
            yield datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC), path


def purge_proces_verbaux(
    store: Store, now: datetime, period: timedelta, *, rehearse: bool
) -> tuple[Deletion, ...]:
    """Delete those older than the period, with a line each in the examinations' journal.

    Raises `StorageError`.
    """
    done = []
    for folder in _places(store):
        for day, path in proces_verbaux(folder):
            if now - day <= period:
                continue
            name = _name_of(folder, path)
            why = Message("older than {days} days", days=period.days)
            done.append(Deletion("proces_verbal", name, why, path.stat().st_size))
            if not rehearse:
                try:
                    path.unlink()
                except OSError as error:
                    raise refused(path, error) from error
                store.shelf("certification").journal.append(now, "deleted", name, why, {})
                _leave_no_folder(folder)
    return tuple(done)


def _leave_no_folder(folder: SittingFolder) -> None:
    """Take the folder of a sitting away when nothing is in it any more."""
    for empty in (folder.path / PAPERS, folder.path):
        with suppress(OSError):  # something else is kept there
            empty.rmdir()
