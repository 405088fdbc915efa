"""The book of a sitting: its journal read into a state, and deeds entered one at a time, by whomever.

A deed is decided on with the journal locked and read to its end, then written and on the disk before anybody
is told. What a power cut leaves of a line is cut by the next; nothing that was entered is ever taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from secrets import token_hex
from typing import Any

from voicesim.catalogue.names import Names
from voicesim.errors import MarkingError, StorageError
from voicesim.examination import deeds
from voicesim.examination.deeds import Deed
from voicesim.examination.rules import after
from voicesim.examination.state import SittingState
from voicesim.messages.message import Message
from voicesim.records.book import SignedBook
from voicesim.records.sittings import SITTINGS, SittingFolder, sitting_folder, sitting_folders
from voicesim.records.store import Store

BEGUN = "sitting.begun"
"""Code of the refusal of a folder in which no line was ever whole: nothing was entered there."""


class Book(SignedBook[Deed, SittingState]):
    """One sitting, open. `state` is what was read last; `enter` reads what others have entered since."""

    kind = "sitting"

    def __init__(self, folder: SittingFolder) -> None:
        super().__init__(folder.path, folder.journal)
        self.folder = folder
        self.names: Names | None = None
        """Where those who take part may not be named in a reason: it outlives their data. None: unknown."""

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
        sitters = {seat: who for seat, who in self.folder.sitters().items() if seat in self.state.seats}
        for seat, who in sitters.items():
            if self.state.seats[seat] != who.digest:
                raise StorageError(
                    "sitting.seat_changed",
                    what=Message("does not say who was entered in the journal"),
                    where=str(self.folder.path / "seats" / f"{seat}.json"),
                    mend=Message("put the file back from a copy"),
                )
        return {seat: who.person for seat, who in sitters.items()}

    def seat_of(self, pseudonym: str) -> str | None:
        """Where somebody sits; None when nowhere. Raises `StorageError`."""
        return next((seat for seat, who in self.people.items() if who == pseudonym), None)

    def read_deed(self, told: Mapping[str, Any]) -> Deed | None:
        """The deed that a line tells of."""
        return deeds.read_deed(told)

    def written(self, deed: Deed) -> dict[str, Any]:
        """What a line tells of a deed."""
        return deeds.written(deed)

    def after(self, state: SittingState | None, deed: Deed, at: datetime) -> SittingState:
        """The state once it is done. Raises `MarkingError` when the rules of a sitting refuse it.

        A refusal of the whole sitting names it by its name.
        """
        try:
            return after(state, deed, at)
        except MarkingError as error:
            if state is None or error.where != state.blueprint.id:
                raise
            raise MarkingError(error.code, what=error.what, where=self.id, mend=error.mend) from error

    def enter(self, deed: Deed, now: datetime) -> SittingState:
        """Do a deed. Raises what the rules raise, `Mendable` for a reason that names who takes part."""
        reason = getattr(deed, "why", "") or getattr(deed, "note", "")
        if reason and self.names is not None:
            self.names.refuse_in(reason, self.people.values())
        return super().enter(deed, now)

    def take_seat(self, kind: str, pseudonym: str, now: datetime, waived: tuple[str, ...] = ()) -> str:
        """Seat somebody: a candidate ("C") or an examiner ("E"); gives the seat.

        Raises `MarkingError` for somebody who takes part already.
        """
        with self._alone():
            self.refresh()
            taken = [int(seat[1:]) for seat in self.state.seats if seat.startswith(kind)]
            seat, salt, known = f"{kind}{max(taken, default=0) + 1}", token_hex(16), self.seat_of(pseudonym)
            who = self.state.seats[known] if known else self.folder.digest_of(pseudonym, salt)
            deed = deeds.Seated(seat=seat, who=who, waived=waived)
            self.after(self._state, deed, now)  # refused before anything is written
            self.folder.seat(seat, pseudonym, salt)
            self._enter_alone(deed, now)
        return seat

    def refresh(self) -> None:
        """Read what was entered since.

        Raises `StorageError` when a line was changed, moved or lost, and where none was ever whole.
        """
        super().refresh()
        if self._state is None and self._size >= 0:
            self._size = -1
            raise StorageError(
                BEGUN,
                what=Message("was begun and never made"),
                where=str(self.folder.path),
                mend=Message("delete the folder, and make the sitting again"),
            )


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
