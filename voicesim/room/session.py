"""One session of a room: who sits at which desk, what they were given to do, which calls they have shared.

It lies in a file, so that a server which dies comes back with the same desks, codes and people. Another
session has other codes and other pseudonyms: who sits at a desk on Tuesday sees nothing of Monday.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict, ValidationError

from voicesim.call.whole_files import refused, write_whole
from voicesim.catalogue.people import new_pseudonym
from voicesim.room.codes import LENGTH, digest, new_code, plain, same
from voicesim.room.definition import RoomFolder

LASTS = timedelta(hours=12)
"""After so long a session is over, and so is whatever a browser came in with."""

_COOKIE_BYTES = 18
"""Of what a browser holds: 144 bits."""


class Seat(BaseModel):
    """A desk of this session."""

    model_config = ConfigDict(frozen=True)

    desk: int
    code: str
    person: str
    """Pseudonym of whoever sits there; nobody need know who that is."""
    cookie: str = ""
    """Digest of what its browser holds; empty: nobody has come in."""
    caller: str = ""
    """Id of the scenario that the trainer has given it; empty: none."""
    given_after: str = ""
    """Id of the call the desk had held last when it was given one; empty: none."""
    path: bool = False
    """Was it given its own path to follow, and no caller?"""
    together: bool = False
    """Does that call wait until the trainer starts all?"""
    taken_up: str = ""
    """Of a call to be taken up again, "NAME@TURN"; empty: from its beginning."""
    sitting: str = ""
    """Name of the sitting in which whoever sits there is a candidate; empty: none."""
    candidate: int = 0
    """Their number in it."""
    message: str = ""
    """The trainer's last word to this desk."""
    told: int = 0
    """Number of that message: a page shows each once."""
    shared: tuple[str, ...] = ()
    """Names of the calls that the person has shared."""


class _File(BaseModel):
    began: datetime
    seats: tuple[Seat, ...]


class Session:
    """The session that is open. Safe for several threads; each change is on the disk before it counts."""

    def __init__(self, folder: RoomFolder, began: datetime, seats: tuple[Seat, ...]) -> None:
        self._folder, self.began = folder, began
        self._seats = {seat.desk: seat for seat in seats}
        self._lock = threading.Lock()

    @classmethod
    def open(cls, folder: RoomFolder, desks: int, now: datetime, *, new: bool = False) -> Session:
        """The session that goes on; a new one where the last is over, or `new`. Raises `StorageError`."""
        before = None if new else _read(folder)
        if before is not None and timedelta() <= now - before.began < LASTS:
            known = {seat.desk: seat for seat in before.seats}
            seats = tuple(known.get(desk) or _fresh(desk) for desk in range(1, desks + 1))
            session = cls(folder, before.began, seats)
        else:
            session = cls(folder, now, tuple(_fresh(desk) for desk in range(1, desks + 1)))
        session._write()
        return session

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Every desk, by its number."""
        return tuple(self._seats[desk] for desk in sorted(self._seats))

    def seat(self, desk: int) -> Seat | None:
        """One desk; None for a number that is none."""
        return self._seats.get(desk)

    def over(self, now: datetime) -> bool:
        """Has it gone on for too long?"""
        return now - self.began >= LASTS

    def come_in(self, code: str) -> tuple[Seat, str] | None:
        """The desk with that code, and what its browser is to hold; None where no desk has it.

        A browser that was in before is out from now on.
        """
        if len(plain(code)) != LENGTH:
            return None
        found = [seat for seat in self.seats if same(seat.code, code)]
        if not found:
            return None
        cookie = secrets.token_urlsafe(_COOKIE_BYTES)
        return self.change(
            found[0].desk, lambda seat: seat.model_copy(update={"cookie": digest(cookie)})
        ), cookie

    def sits(self, cookie: str, now: datetime) -> Seat | None:
        """The desk whose browser holds that; None when none does, or the session is over."""
        if not cookie or self.over(now):
            return None
        shown = digest(cookie)
        return next((seat for seat in self.seats if secrets.compare_digest(seat.cookie, shown)), None)

    def change(self, desk: int, changed: Callable[[Seat], Seat]) -> Seat:
        """Change a desk, and keep it. Raises `StorageError`, and nothing is changed then."""
        with self._lock:
            before = self._seats[desk]
            self._seats[desk] = changed(before)
            try:
                self._write()
            except BaseException:
                self._seats[desk] = before
                raise
            return self._seats[desk]

    def seat_candidate(self, desk: int, sitting: str, candidate: int) -> Seat:
        """Whoever sits there is that candidate of a sitting; of none where it is empty.

        Raises `StorageError`.
        """
        given = {"sitting": sitting, "candidate": candidate}
        return self.change(desk, lambda seat: seat.model_copy(update=given))

    def _write(self) -> None:
        body = _File(began=self.began, seats=self.seats)
        write_whole(self._folder.session, body.model_dump_json(indent=1))


def _fresh(desk: int) -> Seat:
    return Seat(desk=desk, code=new_code(), person=new_pseudonym())


def _read(folder: RoomFolder) -> _File | None:
    """The last session; None where there is none that can be read: a new one is begun then."""
    try:
        return _File.model_validate_json(folder.session.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused(folder.session, error) from error
    except (ValidationError, UnicodeDecodeError):
        return None
