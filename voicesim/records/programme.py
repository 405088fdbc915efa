"""The evidence of practice: for each person a folder with a signed journal of what their calls showed.

No word and no sound stands in it. When a person's data are deleted the folder goes with them.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicesim.call.whole_files import refused
from voicesim.messages.message import Message
from voicesim.records.journal import Journal
from voicesim.records.keys import key_at
from voicesim.records.sittings import lines_in

PROGRAMME = "programme"
"""Folder in the store."""
PATHS, COHORTS = "paths", "cohorts"
TOLD = "told"
"""Among the cohorts: the journal of what managers were told."""
KEY = "programme.key"
"""Among the keys of the store."""
JOURNAL = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class ProgrammeFolder:
    """Where the journal of one person's path, or of one programme, lies."""

    path: Path
    keys: Path

    @property
    def id(self) -> str:
        """A pseudonym, or the name of a programme."""
        return self.path.name

    @property
    def journal(self) -> Journal:
        """Its journal. Raises `StorageError`."""
        return Journal(self.path / JOURNAL, key_at(self.keys / KEY))

    @property
    def begun(self) -> bool:
        """Was anything entered in it?"""
        return (self.path / JOURNAL).is_file()


def path_folder(store_root: Path, keys: Path, pseudonym: str) -> ProgrammeFolder:
    """Where a person's path lies, or would."""
    return ProgrammeFolder(store_root / PROGRAMME / PATHS / pseudonym, keys)


def cohort_folder(store_root: Path, keys: Path, name: str) -> ProgrammeFolder:
    """Where the programme of that name lies, or would."""
    return ProgrammeFolder(store_root / PROGRAMME / COHORTS / name, keys)


def path_folders(store_root: Path, keys: Path) -> tuple[ProgrammeFolder, ...]:
    """Every path that was begun, by pseudonym."""
    return _begun(store_root / PROGRAMME / PATHS, keys)


def cohort_folders(store_root: Path, keys: Path) -> tuple[ProgrammeFolder, ...]:
    """Every journal of a group: of what was told, and of each cohort."""
    return _begun(store_root / PROGRAMME / COHORTS, keys)


def lines_of_path(store_root: Path, keys: Path, pseudonym: str) -> list[dict[str, Any]]:
    """All that a person's path holds, for them to read. Raises `StorageError`."""
    journal = path_folder(store_root, keys, pseudonym).path / JOURNAL
    return [{"at": at.isoformat() if at else "", **body} for at, body in lines_in(journal)]


def programme_verified(store_root: Path, keys: Path) -> tuple[int, tuple[Message, ...], tuple[Message, ...]]:
    """How many lines all journals of practice have, what does not hold, and what is worth knowing.

    Raises `StorageError`.
    """
    folder = store_root / PROGRAMME
    lines, faults, notes = 0, list[Message](), list[Message]()
    for one in (*_begun(folder / PATHS, keys), *_begun(folder / COHORTS, keys)):
        checked = one.journal.checked()
        lines += checked.lines
        form = "practice of {who}: {what}"
        faults += [Message(form, who=one.id, what=fault) for fault in checked.faults]
        notes += [Message(form, who=one.id, what=note) for note in checked.notes]
    return lines, tuple(faults), tuple(notes)


def remove_path(store_root: Path, keys: Path, pseudonym: str) -> None:
    """Take a person's path away, if there is one. Raises `StorageError`."""
    folder = path_folder(store_root, keys, pseudonym).path
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise refused(folder, error) from error


def _begun(folder: Path, keys: Path) -> tuple[ProgrammeFolder, ...]:
    if not folder.is_dir():
        return ()
    found = (ProgrammeFolder(path, keys) for path in sorted(folder.iterdir()))
    return tuple(one for one in found if one.begun)
