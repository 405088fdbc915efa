"""Calls of a session: whose one is, which are shared with the trainer, and what the trainer may open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from voicesim.call.directory import CallDirectory
from voicesim.catalogue.calls import CallEntry, call_named, calls_of
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.system_log import log
from voicesim.room.access import Actor, Thing
from voicesim.room.session import Session
from voicesim.sessions.cataloguing import folder_of
from voicesim.sessions.registry import Registry

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


def calls_of_session(registry: Registry, session: Session) -> Iterator[tuple[CallEntry, CallDirectory]]:
    """Every scored practice call of whoever sits in this session, by desk, the newest first."""
    for seat in session.seats:
        for entry in calls_of(registry.database, seat.person):
            call = folder_of(registry.store, entry.shelf, entry.name)
            if entry.is_practice and call.scorecard.is_file():
                yield entry, call


def whose(registry: Registry, session: Session, name: str) -> Thing:
    """A call of this session as `access.may` asks for it; nobody's where there is none of that name."""
    if not _NAME.fullmatch(name):
        return Thing()
    for seat in session.seats:
        if call_named(registry.database, seat.person, name) is not None:
            return Thing(person=seat.person, desk=seat.desk, shared=name in seat.shared)
    return Thing()


def opened(registry: Registry, actor: Actor, thing: Thing, name: str, now: datetime) -> CallDirectory:
    """The folder of a call that `actor` may read; that they read it is logged. Raises `StorageError`."""
    entry = call_named(registry.database, thing.person, name)
    if entry is None:  # deleted since `whose` found it
        raise StorageError(
            "room.no_call",
            what=Message("is no call here"),
            where=name,
            mend=Message("choose one from the list of your calls"),
        )
    log(registry.store, now, "call read", call=name, by=actor.role)
    return folder_of(registry.store, entry.shelf, entry.name)


def share(session: Session, desk: int, name: str, *, shared: bool) -> None:
    """The person at a desk shares a call with the trainer, or takes that back. Raises `StorageError`."""

    def changed(names: tuple[str, ...]) -> tuple[str, ...]:
        others = tuple(one for one in names if one != name)
        return (*others, name) if shared else others

    session.change(desk, lambda seat: seat.model_copy(update={"shared": changed(seat.shared)}))
