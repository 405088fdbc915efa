"""Bringing calls to an archive: a folder of recordings with what stands beside them, or simulated ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from voicesim.archive.entry import Channel, Entry
from voicesim.archive.folder import ArchiveFolder, id_of
from voicesim.archive.metadata import Row, read_metadata
from voicesim.call.directory import EVENTS, MANIFEST, CallDirectory
from voicesim.errors import Mendable, StorageError
from voicesim.messages.message import Message
from voicesim.text.words import Language

SOUNDS = frozenset(
    [
        ".wav",
        ".flac",
        ".ogg",
        ".opus",
        ".oga",
        ".mp3",
        ".m4a",
        ".mp4",
        ".aac",
        ".webm",
        ".wma",
        ".aif",
        ".aiff",
        ".au",
        ".amr",
        ".gsm",
        ".vox",
        ".raw",
        ".al",
        ".ul",
        ".mka",
        ".mkv",
    ]
)
"""Names of files that are taken for recordings; what cannot be read is set aside when its turn comes."""
METADATA = "metadata.csv"
WORDS, WHO = (".words.txt", ".srt", ".vtt"), ".who.txt"
"""What may stand beside `call.wav`: `call.words.txt`, `call.srt` or `call.vtt`, and `call.who.txt`."""


@dataclass
class Added:
    """What became of a folder."""

    new: int = 0
    known: int = 0
    """Calls that the archive had already."""
    unlisted: int = 0
    """Recordings of which the metadata say nothing."""
    missing: list[str] = field(default_factory=list)
    """Files that the metadata name and that are not there."""
    refused: list[Mendable] = field(default_factory=list)


def add(
    archive: ArchiveFolder,
    folder: Path,
    *,
    language: Language,
    now: datetime,
    metadata: Path | None = None,
    handler: Channel = "left",
) -> Added:
    """Queue every call of `folder`. Nothing is copied: the recordings stay where they are.

    Raises `StorageError`, and `ContentError` for metadata that cannot be read.
    """
    if not folder.is_dir():
        raise StorageError(
            "archive.no_folder",
            what=Message("is no folder"),
            where=str(folder),
            mend=Message("name the folder that holds the recordings"),
        )
    table = metadata or (folder / METADATA if (folder / METADATA).is_file() else None)
    rows = read_metadata(table) if table else {}
    archive.make()
    added, seen = Added(), set[str]()
    for path in _calls(folder):
        name = path.relative_to(folder).as_posix()
        row = rows.get(name) or rows.get(path.name)
        seen |= {name, path.name}
        try:
            entry = _entry(path, row or Row(), language, handler, now)
            new = archive.put(entry)
        except Mendable as problem:
            added.refused.append(problem)
            continue
        added.new += new
        added.known += not new
        added.unlisted += bool(rows) and row is None
    added.missing = sorted(set(rows) - seen)
    return added


def _calls(folder: Path) -> Iterator[Path]:
    """Recordings and folders of simulated calls, in order; what is inside the latter is theirs."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if (path / MANIFEST).is_file() and (path / EVENTS).is_file():
                yield path
            else:
                yield from _calls(path)
        elif path.suffix.lower() in SOUNDS:
            yield path


def _entry(path: Path, row: Row, language: Language, handler: Channel, now: datetime) -> Entry:
    if path.is_dir():
        directory = CallDirectory.open(path)
        return Entry(
            id=id_of(directory.events),
            source="simulated",
            path=str(path.resolve()),
            language=directory.manifest().language,
            agent=row.agent,
            queue=row.queue,
            day=row.day,
            reason=row.reason,
            added=now,
        )
    words = next((str(_beside(path, end)) for end in WORDS if _beside(path, end).is_file()), "")
    who = _beside(path, WHO)
    return Entry(
        id=id_of(path),
        source="recording",
        path=str(path.resolve()),
        words=str(Path(words).resolve()) if words else "",
        who=str(who.resolve()) if who.is_file() else "",
        handler=row.channel or handler,
        language=language,
        agent=row.agent,
        queue=row.queue,
        day=row.day,
        reason=row.reason,
        added=now,
    )


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.stem + end)
