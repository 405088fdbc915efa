"""The journal of a store: what was begun, sealed and deleted, each line bound to the last and signed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeAlias

from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.records.keys import Key

Deed: TypeAlias = Literal["begun", "sealed", "muted", "deleted", "exported"]
"""Muted: the recording was deleted; deleted: the whole call."""

_FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what was done to which call, when, and why."""

    number: int
    at: str
    """ISO 8601."""
    deed: Deed
    call: str
    """Name of the call's folder."""
    why: str
    files: Mapping[str, str]
    """File -> sha256 as it was then."""
    previous: str
    """Signature of the line before."""
    signature: str = ""

    def text(self) -> str:
        """What is signed."""
        return json.dumps(self._body(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def line(self) -> str:
        """As written in the journal."""
        body = {**self._body(), "signature": self.signature}
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n"

    def _body(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "at": self.at,
            "deed": self.deed,
            "call": self.call,
            "why": self.why,
            "files": dict(sorted(self.files.items())),
            "previous": self.previous,
        }


class Journal:
    """An append-only file, for several processes at once; a changed, lost or moved line is found."""

    def __init__(self, path: Path, key: Key) -> None:
        self.path = path
        self._key = key

    def append(self, at: datetime, deed: Deed, call: str, why: str, files: Mapping[str, str]) -> Entry:
        """Write one line. Raises `StorageError`."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab+") as file, _alone(file):
                file.seek(0)
                before = _entries(self.path, file.read())
                previous = before[-1].signature if before else _FIRST
                bare = Entry(len(before), at.isoformat(timespec="seconds"), deed, call, why, files, previous)
                entry = _signed(bare, self._key)
                file.write(entry.line().encode("utf-8"))
                return entry
        except OSError as error:
            raise refused(self.path, error) from error

    def sign(self, text: str) -> str:
        """Sign something that lies beside the journal with the journal's key."""
        return self._key.sign(text)

    def signed(self, text: str, signature: str) -> bool:
        """Was it signed with the journal's key?"""
        return self._key.signed(text, signature)

    def entries(self) -> tuple[Entry, ...]:
        """All lines in order; none when there is no journal yet. Raises `StorageError` when it is damaged."""
        try:
            text = self.path.read_bytes() if self.path.exists() else b""
        except OSError as error:
            raise refused(self.path, error) from error
        return tuple(_entries(self.path, text))

    def faults(self) -> tuple[str, ...]:
        """What does not hold, one sentence each; empty when every line is signed and in its place."""
        found = []
        previous = _FIRST
        for place, entry in enumerate(self.entries()):
            if not self._key.signed(entry.text(), entry.signature):
                found.append(f"line {place + 1} was changed or signed with another key")
            if entry.number != place or entry.previous != previous:
                found.append(f"a line is missing or moved before line {place + 1}")
            previous = entry.signature
        return tuple(found)


def _signed(entry: Entry, key: Key) -> Entry:
    return Entry(
        entry.number,
        entry.at,
        entry.deed,
        entry.call,
        entry.why,
        entry.files,
        entry.previous,
        key.sign(entry.text()),
    )


def _entries(path: Path, text: bytes) -> list[Entry]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found.append(Entry(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise StorageError(
                "journal.damaged",
                what=f"line {number} is not a line of a journal",
                where=str(path),
                mend="put the journal back from a copy",
            ) from error
    return found


@contextmanager
def _alone(file: BinaryIO) -> Iterator[None]:
    """Keep other processes from writing between the last line read and the line written."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        try:
            yield
        finally:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield  # given back when the file is closed
