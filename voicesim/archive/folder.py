"""The folder of an archive: what waits, what is done, what was set aside; each call in one file of each.

A result is written beside its name and put in its place in one step, and a call is worked on under a lock
that the system lets go of when a process dies: every call is done exactly once, whoever is killed when.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from voicesim.archive.entry import Entry
from voicesim.call.alone import alone, taken_at_once
from voicesim.call.private import private_folder, to_the_platter
from voicesim.call.whole_files import refused, write_whole
from voicesim.errors import StorageError
from voicesim.messages.message import Message

ID = 20
"""Hexadecimal digits of a call's name: two of 100,000 calls share one in 10^14 archives."""


class ArchiveFolder:
    """An archive at a path. Nothing is made until something is added."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.queue, self.heard, self.results = path / "queue", path / "heard", path / "results"
        self.aside, self.leases = path / "aside", path / "leases"
        self.sound, self.tables = path / "sound", path / "tables"
        self.reviews = path / "reviews"

    def make(self) -> None:
        """Make what is missing; its owner alone may look in. Raises `StorageError`."""
        for folder in (
            self.path,
            self.queue,
            self.heard,
            self.results,
            self.aside,
            self.leases,
            self.sound,
            self.tables,
            self.reviews,
        ):
            try:
                private_folder(folder)
            except OSError as error:
                raise refused(folder, error) from error

    def require(self) -> None:
        """Raises `StorageError` when nothing was ever added here."""
        if not self.queue.is_dir():
            raise StorageError(
                "archive.none",
                what=Message("holds no archive"),
                where=str(self.path),
                mend=Message("add recordings to it: voicesim archive add FOLDER"),
            )

    def put(self, entry: Entry) -> bool:
        """Queue a call; False when it is here already. Raises `StorageError`."""
        path = self.queue / f"{entry.id}.json"
        if path.exists():
            return False
        write_whole(path, entry.model_dump_json(indent=1) + "\n")
        return True

    def entries(self) -> Iterator[Entry]:
        """Every call that was added, in the order of their names. Raises `StorageError` for a broken one."""
        for path in sorted(self.queue.glob("*.json")):
            yield self.entry(path.stem)

    def entry(self, id: str) -> Entry:
        """One call. Raises `StorageError`."""
        path = self.queue / f"{id}.json"
        try:
            return Entry.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            raise StorageError(
                "archive.entry",
                what=Message("cannot be read"),
                where=str(path),
                mend=Message("remove it, and add the recording again"),
            ) from None

    def ids(self) -> frozenset[str]:
        """Every call that was added."""
        return _stems(self.queue)

    def done(self) -> frozenset[str]:
        """Those that have a result."""
        return _stems(self.results)

    def heard_before(self) -> frozenset[str]:
        """Those of which stands what was heard: where what that rests on holds, they need only be judged."""
        return _stems(self.heard)

    def set_aside(self) -> frozenset[str]:
        """Those that could not be looked at."""
        return _stems(self.aside)

    def waiting(self) -> list[str]:
        """Those that have neither, in order."""
        return sorted(self.ids() - self.done() - self.set_aside())

    def reviewed(self) -> bool:
        """Was a review of it ever begun, and not forgotten?"""
        return any(self.reviews.glob("*"))

    def result(self, id: str) -> Path:
        """Where the result of a call stands, or will."""
        return self.results / f"{id}.json"

    def keep_names(self) -> None:
        """Bring the names of the results that were written to the disk. Raises `StorageError`."""
        try:
            to_the_platter(self.results)
        except OSError as error:
            raise refused(self.results, error) from error

    def what_was_heard(self, id: str) -> Path:
        """Where what was heard of a call stands, its personal data out, or will."""
        return self.heard / f"{id}.json"

    def why_aside(self, id: str) -> Path:
        """Where the sentence of a call that was set aside stands, or will."""
        return self.aside / f"{id}.json"

    def judge_again(self) -> int:
        """Let every call that is done wait again; gives how many. Raises `StorageError`."""
        done = self.done()
        for path in (self.tables / "calls.parquet", *map(self.result, sorted(done))):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise refused(path, error) from error
        return len(done)

    @contextmanager
    def lease(self, id: str) -> Iterator[bool]:
        """This process alone works on the call in the block; False when another does."""
        with (self.leases / id).open("wb") as file:
            yield taken_at_once(file)

    @contextmanager
    def tables_alone(self) -> Iterator[None]:
        """This process alone writes tables in the block; another waits. Raises `StorageError`."""
        lock = self.leases / "tables"
        try:
            file = lock.open("wb")
        except OSError as error:
            raise refused(lock, error) from error
        with file, alone(file):
            yield

    def forget(self, id: str) -> None:
        """Remove everything of a call. Raises `StorageError`."""
        sounds = self.sound.glob(f"{id}.*")
        for path in (
            self.result(id),
            self.what_was_heard(id),
            self.why_aside(id),
            *sounds,
            self.leases / id,
            self.queue / f"{id}.json",
        ):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise refused(path, error) from error


def id_of(path: Path) -> str:
    """The name of a call: the beginning of the SHA-256 of the file. Raises `StorageError`."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    except OSError as error:
        raise refused(path, error) from error
    return digest.hexdigest()[:ID]


def _stems(folder: Path) -> frozenset[str]:
    return frozenset(path.stem for path in folder.glob("*.json"))
