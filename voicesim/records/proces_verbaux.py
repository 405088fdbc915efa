"""The signed records of sittings: kept longer than any call, and deleted by a clock of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused, write_whole
from voicesim.messages.message import Message
from voicesim.records.retention import Kind
from voicesim.records.sittings import SittingFolder, sitting_folders
from voicesim.records.store import Store

PAPERS = "papers"
"""In the folder of a sitting."""

_NAME = re.compile(r"^proces-verbal-(\d{8})-(?:fr|en)\.pdf$")


@dataclass(frozen=True, slots=True)
class Deletion:
    """One thing that was deleted, or would be."""

    kind: Kind
    name: str
    """Name of the call, of the log file, or of the sitting and its record."""
    why: str
    size: int
    """Bytes given back."""


def file_proces_verbal(folder: SittingFolder, content: bytes, at: datetime, language: str) -> Path:
    """Keep the record of a sitting, dated by the day it was closed: from then on its period runs.

    One of the same day and language is replaced. Raises `StorageError`.
    """
    papers = folder.path / PAPERS
    try:
        private_folder(papers)
    except OSError as error:
        raise refused(papers, error) from error
    path = papers / f"proces-verbal-{at.astimezone(UTC):%Y%m%d}-{language}.pdf"
    write_whole(path, content)
    return path


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
    for folder in sitting_folders(store.root, store.keys):
        for day, path in proces_verbaux(folder):
            if now - day <= period:
                continue
            name = f"{folder.id}/{path.name}"
            why = Message("older than {days} days", days=period.days)
            done.append(Deletion("proces_verbal", name, why, path.stat().st_size))
            if not rehearse:
                try:
                    path.unlink()
                except OSError as error:
                    raise refused(path, error) from error
                store.shelf("certification").journal.append(now, "deleted", name, why, {})
    return tuple(done)
