"""A book: a signed journal read into a state, and deeds entered one at a time, by whomever.

A deed is decided on with the journal locked and read to its end, then written and on the disk before anybody
is told. What a power cut leaves of a line is cut by the next; nothing that was entered is ever taken back.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from voicesim.call.alone import alone
from voicesim.call.private import private_file, private_folder
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.entry import Deed as Kind
from voicesim.records.journal import Journal

DeedT = TypeVar("DeedT")
StateT = TypeVar("StateT")


class SignedBook(ABC, Generic[DeedT, StateT]):
    """One journal, open. `enter` reads what others have entered since, then decides."""

    kind: Kind
    """What the journal's lines are called; the codes of refusals begin with it."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder = folder
        self._journal = journal
        self._state: StateT | None = None
        self._size = -1
        self.lines = 0
        """How many lines of the journal the state follows from."""

    @abstractmethod
    def read_deed(self, told: Mapping[str, Any]) -> DeedT | None:
        """The deed that a line tells of; None for one that this version does not know."""

    @abstractmethod
    def written(self, deed: DeedT) -> dict[str, Any]:
        """What a line tells of a deed."""

    @abstractmethod
    def after(self, state: StateT | None, deed: DeedT, at: datetime) -> StateT:
        """The state once it is done. Raises a `Mendable` error when the rules refuse it."""

    def enter(self, deed: DeedT, now: datetime) -> StateT:
        """Do a deed. Raises what the rules raise, and `StorageError` when the disk refuses it."""
        with self._alone():
            self.refresh()
            return self._enter_alone(deed, now)

    def refresh(self) -> None:
        """Read what was entered since. Raises `StorageError` when a line was changed, moved or lost."""
        size = self._file_size()
        if size == self._size:
            return
        checked = self._journal.checked()
        if checked.faults:
            raise StorageError(
                f"{self.kind}.journal",
                what=Message("does not hold ({fault})", fault=checked.faults[0]),
                where=str(self._journal.path),
                mend=Message("put the journal back from a copy; nothing is entered until then"),
            )
        self._state, self.lines = None, 0
        for entry in self._journal.entries():
            self.lines += 1
            if entry.deed == "mended":
                continue
            deed = self.read_deed(entry.told) if entry.told else None
            if deed is None or entry.when is None:
                raise StorageError(
                    f"{self.kind}.later",
                    what=Message("holds a line that this version does not know"),
                    where=str(self._journal.path),
                    mend=Message("open it with the version of voicesim that wrote it"),
                )
            self._state = self.after(self._state, deed, entry.when)
        self._size = size

    def _enter_alone(self, deed: DeedT, now: datetime) -> StateT:
        moment = now.replace(microsecond=0)
        state = self.after(self._state, deed, moment)
        body = self.written(deed)
        told = str(body.get("call", "")), str(body.get("why", ""))
        entry = self._journal.append(moment, self.kind, *told, {}, body)
        self._state, self.lines = state, entry.number + 1
        self._size = self._file_size()  # what we wrote ourselves need not be read again
        return state

    def _file_size(self) -> int:
        try:
            return self._journal.path.stat().st_size
        except FileNotFoundError:
            return -1
        except OSError as error:
            raise refused(self._journal.path, error) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One deed at a time, of all programs that have this journal open. Raises `StorageError`."""
        lock = self._folder / ".lock"
        try:
            for folder in (*reversed(self._new_folders()), self._folder):
                private_folder(folder)
            private_file(lock)
            file = lock.open("r+b")
        except OSError as error:
            raise refused(lock, error) from error
        with file, alone(file):
            yield

    def _new_folders(self) -> list[Path]:
        """Those above the journal's own that are not there yet, the nearest first."""
        found = [self._folder.parent]
        while not found[-1].parent.is_dir():
            found.append(found[-1].parent)
        return found
