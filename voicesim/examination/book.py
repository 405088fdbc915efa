"""The book of a sitting: its journal read into a state, and deeds entered one at a time, by whomever.

A deed is decided on with the journal locked and read to its end, then written and on the disk before anybody
is told. What a power cut leaves of a line is cut by the next; nothing that was entered is ever taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from voicesim.call.alone import alone
from voicesim.call.private import private_file, private_folder
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.examination import deeds
from voicesim.examination.deeds import Deed
from voicesim.examination.rules import after
from voicesim.examination.state import SittingState
from voicesim.messages.message import Message
from voicesim.records.sittings import SITTINGS, SittingFolder, sitting_folder, sitting_folders
from voicesim.records.store import Store

BEGUN = "sitting.begun"
"""Code of the refusal of a folder in which no line was ever whole: nothing was entered there."""


class Book:
    """One sitting, open. `state` is what was read last; `enter` reads what others have entered since."""

    def __init__(self, folder: SittingFolder) -> None:
        self.folder = folder
        self._state: SittingState | None = None
        self._journal = folder.journal
        self._size = -1
        self.lines = 0
        """How many lines of the journal `state` follows from."""

    @classmethod
    def open(cls, store: Store, name: str) -> Book:
        """The sitting of that name, or the only one that begins so.

        Raises `StorageError`: none, several, or a journal in which something was changed.
        """
        every = sitting_folders(store.root, store.keys)
        exact = [folder for folder in every if folder.id == name]
        found = exact or [folder for folder in every if folder.id.startswith(name)]
        if len(found) != 1:
            raise StorageError(
                "sitting.unknown" if not found else "sitting.ambiguous",
                what=Message("is no sitting here")
                if not found
                else Message("could be any of {count} sittings", count=len(found)),
                where=name,
                mend=Message("name one that 'voicesim sitting list' shows"),
            )
        book = cls(found[0])
        book.refresh()
        return book

    @classmethod
    def new(cls, store: Store, name: str, made: deeds.Made, now: datetime) -> Book:
        """Begin a sitting. Raises `StorageError` when there is one of that name."""
        folder = sitting_folder(store.root, store.keys, name)
        if folder.path.exists() and any(folder.path.iterdir()):
            raise StorageError(
                "sitting.exists",
                what=Message("is there already"),
                where=str(folder.path),
                mend=Message("choose another name or delete it"),
            )
        book = cls(folder)
        book.enter(made, now)
        return book

    @property
    def id(self) -> str:
        """Name of the sitting."""
        return self.folder.id

    @property
    def state(self) -> SittingState:
        """As read last."""
        assert self._state is not None, "a book is read before it is shown"
        return self._state

    @property
    def people(self) -> dict[str, str]:
        """Seat -> pseudonym, of those who were not deleted; each the one that was entered.

        Raises `StorageError`.
        """
        people = {seat: who for seat, who in self.folder.people().items() if seat in self.state.seats}
        for seat, who in people.items():
            if self.state.seats[seat] != self.folder.digest_of(who):
                raise StorageError(
                    "sitting.seat_changed",
                    what=Message("does not say who was entered in the journal"),
                    where=str(self.folder.path / "seats" / f"{seat}.json"),
                    mend=Message("put the file back from a copy"),
                )
        return people

    def seat_of(self, pseudonym: str) -> str | None:
        """Where somebody sits; None when nowhere. Raises `StorageError`."""
        digest = self.folder.digest_of(pseudonym)
        return next((seat for seat, who in self.state.seats.items() if who == digest), None)

    def enter(self, deed: Deed, now: datetime) -> SittingState:
        """Do a deed. Raises `MarkingError` when the rules refuse it, `StorageError` when the disk does."""
        with self._alone():
            self.refresh()
            return self._enter_alone(deed, now)

    def take_seat(self, kind: str, pseudonym: str, now: datetime, waived: tuple[str, ...] = ()) -> str:
        """Seat somebody: a candidate ("C") or an examiner ("E"); gives the seat.

        Raises `MarkingError` for somebody who takes part already.
        """
        with self._alone():
            self.refresh()
            taken = [int(seat[1:]) for seat in self.state.seats if seat.startswith(kind)]
            seat = f"{kind}{max(taken, default=0) + 1}"
            deed = deeds.Seated(seat=seat, who=self.folder.digest_of(pseudonym), waived=waived)
            after(self._state, deed, now)  # refused before anything is written
            self.folder.seat(seat, pseudonym)
            self._enter_alone(deed, now)
        return seat

    def refresh(self) -> None:
        """Read what was entered since. Raises `StorageError` when a line was changed, moved or lost."""
        size = self._file_size()
        if size == self._size:
            return
        checked = self._journal.checked()
        if checked.faults:
            raise StorageError(
                "sitting.journal",
                what=Message("does not hold ({fault})", fault=checked.faults[0]),
                where=str(self._journal.path),
                mend=Message("put the journal back from a copy; nothing is entered until then"),
            )
        self._state, self.lines = None, 0
        for entry in self._journal.entries():
            self.lines += 1
            deed = deeds.read_deed(entry.told) if entry.told else None
            if entry.deed == "mended":
                continue
            if deed is None or entry.when is None:
                raise StorageError(
                    "sitting.later",
                    what=Message("holds a line that this version does not know"),
                    where=str(self._journal.path),
                    mend=Message("open it with the version of voicesim that wrote it"),
                )
            self._state = after(self._state, deed, entry.when)
        if self._state is None:
            raise StorageError(
                BEGUN,
                what=Message("was begun and never made"),
                where=str(self.folder.path),
                mend=Message("delete the folder, and make the sitting again"),
            )
        self._size = size

    def _enter_alone(self, deed: Deed, now: datetime) -> SittingState:
        moment = now.replace(microsecond=0)
        state = after(self._state, deed, moment)
        body = deeds.written(deed)
        told = str(body.get("call", "")), str(body.get("why", ""))
        entry = self._journal.append(moment, "sitting", *told, {}, body)
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
        """One deed at a time, of all programs that have this sitting open. Raises `StorageError`."""
        lock = self.folder.path / ".lock"
        try:
            private_folder(self.folder.path.parent)
            private_folder(self.folder.path)
            private_file(lock)
            file = lock.open("r+b")
        except OSError as error:
            raise refused(lock, error) from error
        with file, alone(file):
            yield


def books(store: Store) -> Iterator[Book]:
    """Every sitting of the store, by name. Raises `StorageError`."""
    for folder in sitting_folders(store.root, store.keys):
        book = Book(folder)
        try:
            book.refresh()
        except StorageError as error:
            if error.code == BEGUN:
                continue
            raise
        yield book


def free_name(store: Store, wanted: str) -> str:
    """The name, or the next one with a number, that no sitting has."""
    name, number = wanted, 1
    while (store.root / SITTINGS / name).exists():
        number += 1
        name = f"{wanted}-{number}"
    return name
