"""The journal of a store: what was begun, sealed and deleted, each line bound to the last and signed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, cast

from voicesim.call.alone import alone
from voicesim.call.private import close_to_others, private_folder, to_the_platter
from voicesim.call.whole_files import refused
from voicesim.messages.message import Message
from voicesim.records.entry import Deed as Deed
from voicesim.records.entry import Entry as Entry
from voicesim.records.keys import Key

_FIRST = "0" * 64
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_PIECE = 8192
"""Bytes read at once, from the end, to find the last line."""

BACKWARDS = timedelta(days=1)
"""A line dated so much before the one above it says that a clock was wrong."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the examination of a whole journal found."""

    lines: int
    faults: tuple[Message, ...]
    """What does not hold, a sentence each."""
    notes: tuple[Message, ...]
    """What is worth knowing and no sign of tampering: a line broken off, a clock set back."""


class Journal:
    """An append-only file, for several processes at once; a changed, lost or moved line is found.

    A line is on the disk before `append` returns. What a power cut leaves of a line that was being written is
    cut by the next `append`, which notes it. Appending costs the same however long the journal is.
    """

    def __init__(self, path: Path, key: Key) -> None:
        self.path = path
        self._key = key

    def append(
        self,
        at: datetime,
        deed: Deed,
        call: str,
        why: str,
        files: Mapping[str, str],
        told: Mapping[str, Any] = _NOTHING,
    ) -> Entry:
        """Write one line. Raises `StorageError`, and the journal is then as it was."""
        try:
            private_folder(self.path.parent)
            new = not self.path.exists()
            with self._open() as file, alone(file):
                torn = self._cut(file)
                if torn:
                    why_cut = f"a last line broken off after {torn} bytes was cut"
                    self._write(file, at, "mended", "", why_cut, {})
                entry = self._write(file, at, deed, call, why, files, told)
            if new:
                to_the_platter(self.path.parent)
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
        """All lines that can be read, in order; none when there is no journal yet. Raises `StorageError`."""
        return tuple(entry for entry in map(_entry, self._lines()) if entry is not None)

    def last(self, count: int = 1) -> tuple[Entry, ...]:
        """The last readable lines, at most `count`, without reading the rest. Raises `StorageError`."""
        try:
            with self.path.open("rb") as file:
                found = []
                for line in _backwards(file):
                    entry = _entry(line)
                    if entry is not None:
                        found.append(entry)
                    if len(found) == count:
                        break
                return tuple(reversed(found))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise refused(self.path, error) from error

    def faults(self) -> tuple[Message, ...]:
        """What does not hold, one sentence each; empty when every line is signed and in its place."""
        return self.checked().faults

    def checked(self) -> Checked:
        """Examine every line: signed, in its place, dated after the one before. Raises `StorageError`."""
        faults: list[Message] = []
        notes: list[Message] = []
        previous, clock, lines = _FIRST, None, self._lines()
        for place, line in enumerate(lines):
            entry = _entry(line)
            if entry is None:
                torn = place == len(lines) - 1 and not line.endswith(b"\n") and _entry(line[:-1]) is None
                (notes if torn else faults).append(
                    Message("the last line was broken off; the next entry cuts it")
                    if torn
                    else Message(
                        "line {number} is not a line of a journal; put the journal back from a copy",
                        number=place + 1,
                    )
                )
                continue
            if not (self._key.signed(entry.text(), entry.signature) and _as_written(line, entry)):
                faults.append(
                    Message("line {number} was changed or signed with another key", number=place + 1)
                )
            if entry.number != place or entry.previous != previous:
                faults.append(Message("a line is missing or moved before line {number}", number=place + 1))
            if entry.deed == "mended":
                notes.append(
                    Message("line {number}, {at}: {why}", number=place + 1, at=entry.at, why=entry.why)
                )
            if clock and entry.when and entry.when < clock - BACKWARDS:
                notes.append(
                    Message(
                        "line {number} is dated before the line above it: a clock was wrong", number=place + 1
                    )
                )
            previous, clock = entry.signature, entry.when or clock
        return Checked(len(lines), tuple(faults), tuple(notes))

    def _open(self) -> BinaryIO:
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        close_to_others(self.path)
        # unbuffered: what a disk refused is not tried again at closing
        return cast("BinaryIO", os.fdopen(handle, "r+b", buffering=0))

    def _cut(self, file: BinaryIO) -> int:
        """Take a last line off that was broken off, or end it when only its end is missing: bytes cut."""
        size = file.seek(0, os.SEEK_END)
        last = next(_backwards(file), b"")
        if not last or last.endswith(b"\n"):
            return 0
        for whole, end in ((last, size), (last[:-1], size - 1)):  # only its end is missing, or another byte
            entry = _entry(whole)
            if entry is not None and self._key.signed(entry.text(), entry.signature):
                file.seek(end)
                _put(file, b"\n")
                return 0
        file.truncate(size - len(last))
        return len(last)

    def _write(
        self,
        file: BinaryIO,
        at: datetime,
        deed: Deed,
        call: str,
        why: str,
        files: Mapping[str, str],
        told: Mapping[str, Any] = _NOTHING,
    ) -> Entry:
        size = file.seek(0, os.SEEK_END)
        before = next(filter(None, map(_entry, _backwards(file))), None)
        number, previous = (before.number + 1, before.signature) if before else (0, _FIRST)
        moment = at.isoformat(timespec="seconds")
        bare = Entry(number, moment, deed, _readable(call), _readable(why), files, previous, "", told)
        entry = replace(bare, signature=self._key.sign(bare.text()))
        try:
            file.seek(size)
            _put(file, entry.line().encode("utf-8"))
            os.fsync(file.fileno())
        except OSError:
            _take_back(file, size)
            raise
        return entry

    def _lines(self) -> list[bytes]:
        try:
            return self.path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise refused(self.path, error) from error


def _readable(text: str) -> str:
    """Bytes of a command line or a file name that are no characters are question marks in the journal."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _entry(line: bytes) -> Entry | None:
    """The entry of a line; None when it is none."""
    try:
        entry = Entry(**json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None
    texts = (entry.at, entry.deed, entry.call, entry.why, entry.previous, entry.signature)
    right = isinstance(entry.files, dict) and isinstance(entry.number, int) and isinstance(entry.told, dict)
    return entry if right and all(isinstance(text, str) for text in texts) and _whole(entry) else None


def _as_written(line: bytes, entry: Entry) -> bool:
    """Is it byte for byte what we write? What JSON does not mind, a space for another, was changed too."""
    return line.removesuffix(b"\n") + b"\n" == entry.line().encode("utf-8")


def _whole(entry: Entry) -> bool:
    """Half a character, as JSON can write one, is in no line of ours."""
    try:
        entry.line().encode("utf-8")
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


def _backwards(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file from its last to its first, with their ends, read from the end in pieces."""
    at = file.seek(0, os.SEEK_END)
    rest = b""
    while at:
        size = min(_PIECE, at)
        at -= size
        file.seek(at)
        rest = file.read(size) + rest
        lines = rest.splitlines(keepends=True)
        yield from reversed(lines[1:])
        rest = lines[0]
    if rest:
        yield rest


def _put(file: BinaryIO, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[file.write(rest) or 0 :]


def _take_back(file: BinaryIO, size: int) -> None:
    """Leave the file as it was before a line the disk refused; failing that, the next `append` cuts it."""
    try:
        file.truncate(size)
        os.fsync(file.fileno())
    except OSError:
        return
