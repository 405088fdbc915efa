"""What the catalogue says of calls, read from their folders: entered when they end, and made again when asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, cast

from voicesim.call.directory import CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.catalogue import cards, people
from voicesim.catalogue.calls import (
    PURPOSES,
    Acceptance,
    CallEntry,
    Purpose,
    enter,
    known,
    open_calls,
    take_out,
)
from voicesim.errors import StorageError
from voicesim.modes import MODES
from voicesim.records.kept import held
from voicesim.records.store import Store

if TYPE_CHECKING:
    from voicesim.sessions.registry import Registry

BESIDE = "beside"
"""The shelf, so to say, of calls that lie in the store's own folder."""

GIVEN_UP = timedelta(hours=12)
"""A call that was begun so long ago and is not complete was broken off: no call lasts that long."""

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild found."""

    people: int
    calls: int
    unreadable: tuple[str, ...]
    """Names of calls whose manifest cannot be read: they are on the disk and in no list."""


def entry_of(shelf: str, call: CallDirectory, now: datetime) -> CallEntry:
    """What the catalogue says of a call, as its folder is now. Raises `StorageError`."""
    manifest = call.manifest()
    owner, when = manifest.owner, held(call)
    ended: Literal["begun", "cut"] = "begun" if now - when < GIVEN_UP else "cut"
    return CallEntry(
        shelf=shelf,
        name=call.path.name,
        person=owner.get("person") or people.UNKNOWN,
        group=owner.get("group", ""),
        purpose=_purpose(manifest),
        scenario=manifest.scenario,
        language=manifest.language,
        held=when,
        state="held" if manifest.complete else ended,
        sound=call.sound.is_file(),
        accepted=_accepted(manifest),
    )


def calls_in(store: Store) -> Iterator[tuple[str, CallDirectory]]:
    """Every call of the store with its shelf."""
    for mode in MODES:
        for call in store.shelf(mode).calls():
            yield mode, call
    for call in store.loose():
        yield BESIDE, call


def rebuild(registry: Registry, now: datetime | None = None) -> Rebuilt:
    """Make the catalogue again from cards, names and folders, while others go on using it.

    What is there is written over; calls whose folder is gone are taken out. Raises `StorageError`.
    """
    moment = now or datetime.now(UTC)
    before = known(registry.database)
    with registry.database.writing() as connection:
        for person in cards.read_cards(registry.store.root):
            people.enrol(connection, person.pseudonym, person.group, person.since)
        for pseudonym in registry.names.all():
            people.enrol(connection, pseudonym, "", moment)
    found: set[tuple[str, str]] = set()
    unreadable: list[str] = []
    waiting: list[CallEntry] = []
    for shelf, call in calls_in(registry.store):
        found.add((shelf, call.path.name))
        try:
            waiting.append(entry_of(shelf, call, moment))
        except StorageError:
            unreadable.append(call.path.name)
        if len(waiting) >= _AT_ONCE:
            enter(registry.database, waiting)
            waiting.clear()
    enter(registry.database, waiting)
    take_out(registry.database, before - found)
    return Rebuilt(len(people.everybody(registry.database)), len(found) - len(unreadable), tuple(unreadable))


def settle(registry: Registry, now: datetime) -> None:
    """Note the end of calls that ended unnoted: a machine died, or the catalogue could not be written then."""
    gone: list[tuple[str, str]] = []
    ended: list[CallEntry] = []
    for entry in open_calls(registry.database):
        call = folder_of(registry.store, entry)
        if not call.path.is_dir():
            gone.append((entry.shelf, entry.name))
            continue
        try:
            now_known = entry_of(entry.shelf, call, now)
        except StorageError:  # begun, and no manifest written yet or any more: the purge sees to it
            continue
        if now_known.state != "begun":
            ended.append(now_known)
    if ended:
        enter(registry.database, ended)
    take_out(registry.database, gone)


def folder_of(store: Store, entry: CallEntry) -> CallDirectory:
    """Where a call lies."""
    folder = store.root if entry.shelf == BESIDE else store.root / entry.shelf
    return CallDirectory(folder / entry.name)


def _purpose(manifest: Manifest) -> Purpose:
    noted = manifest.owner.get("purpose", manifest.mode)
    return cast("Purpose", noted) if noted in PURPOSES else manifest.mode


def _accepted(manifest: Manifest) -> Acceptance | None:
    try:
        when = datetime.fromisoformat(manifest.notice["accepted"])
    except (KeyError, ValueError):
        return None
    moment = when if when.tzinfo else when.replace(tzinfo=UTC)
    return Acceptance(manifest.notice.get("version", ""), manifest.notice.get("sha256", ""), moment)
