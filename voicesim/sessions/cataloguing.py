"""What the catalogue says of calls, read from their folders when they end, and whenever it is made again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from voicesim.call.directory import CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.catalogue import cards, people
from voicesim.catalogue.calls import (
    PURPOSES,
    Acceptance,
    CallEntry,
    Purpose,
    calls_of,
    due,
    enter,
    known,
    open_calls,
    take_out,
    without_sound,
)
from voicesim.catalogue.sittings import keep_sittings
from voicesim.errors import StorageError
from voicesim.modes import MODES
from voicesim.records.kept import held
from voicesim.records.retention import Retention
from voicesim.records.sittings import sitting_folders
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


def ended(shelf: str, call: CallDirectory, now: datetime) -> CallEntry:
    """What the catalogue says of a call that is over, in whatever way. Raises `StorageError`."""
    entry = entry_of(shelf, call, now)
    return entry if entry.state == "held" else replace(entry, state="cut")


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
    gone = {
        one for one in before - found if not folder_of(registry.store, *one).path.is_dir()
    }  # a call that has only begun has a folder and no manifest yet
    take_out(registry.database, gone)
    registry.database.weigh()
    return Rebuilt(len(people.everybody(registry.database)), len(found) - len(unreadable), tuple(unreadable))


def settle(registry: Registry, now: datetime, periods: Retention | None = None) -> None:
    """Note the end of calls that ended unnoted: a machine died, or nobody could write it down.

    What was deleted when its time was over is taken out: calls, recordings, sittings. Raises `StorageError`.
    """
    _settle_deleted(registry, now, periods or Retention())
    keep_sittings(
        registry.database, [one.id for one in sitting_folders(registry.store.root, registry.store.keys)]
    )
    gone: list[tuple[str, str]] = []
    ended: list[CallEntry] = []
    for entry in open_calls(registry.database):
        call = folder_of(registry.store, entry.shelf, entry.name)
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


def _settle_deleted(registry: Registry, now: datetime, periods: Retention) -> None:
    """Of what is due by its date, take out what the purge has deleted since it was last looked."""
    gone: list[tuple[str, str]] = []
    muted: list[tuple[str, str]] = []
    for one in due(registry.database, now - periods.period("recording"), now - periods.period("analysis")):
        call = folder_of(registry.store, one.shelf, one.name)
        if not call.path.is_dir():
            gone.append((one.shelf, one.name))
        elif not one.whole and not call.sound.is_file():
            muted.append((one.shelf, one.name))
    take_out(registry.database, gone)
    without_sound(registry.database, muted)


def present(registry: Registry, person: str) -> tuple[CallDirectory, ...]:
    """The calls of a person that are there, the newest first; those whose folder is gone are taken out."""
    known_of = [
        (one, folder_of(registry.store, one.shelf, one.name)) for one in calls_of(registry.database, person)
    ]
    take_out(registry.database, [(one.shelf, one.name) for one, call in known_of if not call.path.is_dir()])
    return tuple(call for _, call in known_of if call.manifest_path.is_file())


def folder_of(store: Store, shelf: str, name: str) -> CallDirectory:
    """Where a call of that shelf lies, or would."""
    return CallDirectory((store.root if shelf == BESIDE else store.root / shelf) / name)


def _purpose(manifest: Manifest) -> Purpose:
    noted = manifest.owner.get("purpose", manifest.mode)
    return next((one for one in PURPOSES if one == noted), manifest.mode)


def _accepted(manifest: Manifest) -> Acceptance | None:
    try:
        when = datetime.fromisoformat(manifest.notice["accepted"])
    except (KeyError, ValueError):
        return None
    moment = when if when.tzinfo else when.replace(tzinfo=UTC)
    return Acceptance(manifest.notice.get("version", ""), manifest.notice.get("sha256", ""), moment)
