"""That a store was looked through for what is due, and need not be before something can be due again.

Looking through a store reads the manifest of every call: a tenth of a second for a few hundred, half a minute
for a hundred thousand. Whoever begins a call does not wait for that each time.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from voicesim.call.whole_files import write_whole
from voicesim.errors import StorageError
from voicesim.records.retention import Retention
from voicesim.records.store import Store

NOTE = ".looked-through.json"
"""In the store."""

AGAIN = timedelta(days=1)
"""After so long it is looked through whatever was noted: files may have been put back or changed."""


@dataclass(slots=True)
class Ahead:
    """The first moment at which something that is there can be due."""

    first: datetime

    def note(self, moment: datetime) -> None:
        """Something is due at this moment."""
        self.first = min(self.first, moment)


def ahead_of(now: datetime, periods: Retention) -> Ahead:
    """Before anything was looked at: a call that begins now may be due when a recording's period is over."""
    return Ahead(now + min(AGAIN, periods.period("recording")))


def was_looked_through(store: Store, now: datetime, periods: Retention) -> bool:
    """Was the store looked through by these periods, and can nothing have become due since?"""
    try:
        note = json.loads((store.root / NOTE).read_text(encoding="utf-8"))
        at, until = datetime.fromisoformat(note["at"]), datetime.fromisoformat(note["until"])
        return bool(note["periods"] == asdict(periods) and at <= now < until)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def note_looked_through(store: Store, now: datetime, until: datetime, periods: Retention) -> None:
    """Note it; a disk that refuses the note costs another look."""
    body = {"at": now.isoformat(), "until": until.isoformat(), "periods": asdict(periods)}
    with suppress(StorageError):
        write_whole(store.root / NOTE, json.dumps(body) + "\n")


def look_through_again(store: Store) -> None:
    """Something is being deleted: if that is broken off, the next look finds it."""
    with suppress(OSError):
        (store.root / NOTE).unlink(missing_ok=True)
