"""Deleting: what was kept as long as the law allows, one call, or all of one agent's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.tables import build
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.retention import Retention


@dataclass(frozen=True, slots=True)
class Purged:
    """What was deleted."""

    calls: int = 0
    sounds: int = 0
    """Copies of recordings; those of calls that are gone are not counted again."""


def purge_due(archive: ArchiveFolder, periods: Retention, today: date) -> Purged:
    """Delete what is past its period: copies of sound first, then all of a call. Raises `StorageError`."""
    calls = sounds = 0
    for entry in list(archive.entries()):
        age = today - entry.held()
        if age > timedelta(days=periods.analysis):
            archive.forget(entry.id)
            calls += 1
        elif age > timedelta(days=periods.recording):
            sounds += _without_sound(archive, entry.id)
    if calls:
        build(archive)
    return Purged(calls, sounds)


def purge_call(archive: ArchiveFolder, id: str) -> Purged:
    """Delete one call, named by its id or the beginning of it. Raises `StorageError`."""
    named = [one for one in archive.ids() if one.startswith(id)] if id else []
    if len(named) != 1:
        raise StorageError(
            "archive.call",
            what=Message("is no call of this archive") if not named else Message("may be several calls"),
            where=id or "--call",
            mend=Message("name one as 'voicesim archive search' shows it"),
        )
    return _forgotten(archive, named)


def purge_agent(archive: ArchiveFolder, agent: str) -> Purged:
    """Delete every call of one agent, by pseudonym. Raises `StorageError`."""
    return _forgotten(archive, [entry.id for entry in archive.entries() if entry.agent == agent])


def _forgotten(archive: ArchiveFolder, ids: list[str]) -> Purged:
    for id in ids:
        archive.forget(id)
    if ids:
        build(archive)
    return Purged(len(ids))


def _without_sound(archive: ArchiveFolder, id: str) -> int:
    paths = list(archive.sound.glob(f"{id}.*"))
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise refused(path, error) from error
    return len(paths)
