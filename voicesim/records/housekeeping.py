"""What a store does by itself whenever the program starts: what is due goes, and nobody else may look in.

For a service too: `keep_house` may be called as often as one likes, once a day at least. A store in which
nothing can have become due since it was looked through is not looked through again.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from voicesim.call.private import close_to_others
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import MODES
from voicesim.records.deletion import Deletion
from voicesim.records.looked_through import was_looked_through
from voicesim.records.purge import purge
from voicesim.records.retention import Retention
from voicesim.records.store import Shelf, Store

JUMP = timedelta(days=31)
"""A clock that is so much later than when the store was last used may be wrong, and nothing is deleted."""

SETTLED = timedelta(days=3)
"""After so long at the new date, day after day, it is believed."""

_REMEMBERED = 200
"""Lines of a journal that are looked at for the dates on which the program was used."""


@dataclass(frozen=True, slots=True)
class House:
    """What was done."""

    deleted: tuple[Deletion, ...] = ()
    sentence: Message | None = None
    """What a person must know: why nothing, or not everything, was deleted. Usually none."""


def keep_house(store: Store, now: datetime, retention: Retention | None = None) -> House:
    """Delete what is due, finish what was broken off, close the store to other accounts; never raises."""
    if not store.root.is_dir():
        return House()
    try:
        close(store)
        doubt = doubted_clock(store, now)
        note_the_day(store, now)
        if doubt:
            return House(sentence=doubt.sentence)
        if was_looked_through(store, now, retention or Retention()):
            return House()
        return House(purge(store, now, retention))
    except StorageError as error:
        return House(sentence=error.sentence)


def doubted_clock(store: Store, now: datetime) -> StorageError | None:
    """Why the clock is not believed; None when it is. Raises `StorageError`."""
    for shelf in map(store.shelf, MODES):
        seen = _seen(shelf)
        if not believed(seen, now):
            last = max((moment for moment in seen if moment < now - SETTLED), default=now)
            return StorageError(
                "purge.clock",
                what=Message(
                    "the clock says {now:%Y-%m-%d}, {days} days after the program was last used "
                    "({last:%Y-%m-%d}), so nothing was deleted",
                    now=now,
                    days=(now - last).days,
                    last=last,
                ),
                where=str(store.root),
                mend=Message(
                    "set the clock, or if the date is right type 'voicesim records purge --date-is-right'"
                ),
            )
    return None


def believed(seen: Sequence[datetime], now: datetime) -> bool:
    """Is `now` to be believed, after the moments at which the program was used?

    Not after a jump forward, until the clock has gone on from there for `SETTLED`. A jump that was taken back
    is forgotten.
    """
    jumped: datetime | None = None
    for before, moment in pairwise((*seen, now)):
        if moment - before > JUMP:
            jumped = moment
        elif jumped is not None and moment < jumped - timedelta(days=1):
            jumped = None
    return jumped is None or now - jumped >= SETTLED


def note_the_day(store: Store, now: datetime) -> None:
    """Enter that the program was used today, once a day, in every journal. Raises `StorageError`."""
    for shelf in map(store.shelf, MODES):
        seen = _seen(shelf)
        if seen and not timedelta(0) <= now - seen[-1] < timedelta(days=1):
            shelf.journal.append(now, "seen", "", "the program was used", {})


def close(store: Store) -> None:
    """Take from other accounts what an earlier version, or a copy, has left open to them."""
    keys = store.keys.glob("*.key") if store.keys.is_dir() else ()
    shelves = [store.shelf(mode).folder for mode in MODES]
    for path in (store.root, store.keys, *shelves, *keys):
        with suppress(OSError):  # gone, or another account's
            close_to_others(path)


def _seen(shelf: Shelf) -> list[datetime]:
    if not shelf.folder.is_dir():
        return []
    return [entry.when for entry in shelf.journal.last(_REMEMBERED) if entry.when is not None]
