"""Deleting everything of one person, with a receipt that is only written when nothing of theirs is left.

A note says what is to go before anything goes. Whatever breaks off (a power cut, a file somebody holds
open), the note is still there: the next housekeeping goes on from it, and until then nothing is signed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from voicesim.call.directory import CallDirectory, sha256
from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused, write_whole
from voicesim.catalogue import cards, people
from voicesim.catalogue.calls import calls_of
from voicesim.catalogue.names import Names
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import MODES
from voicesim.records.contesting import refuse_while_contestable
from voicesim.records.deletion import Deletion
from voicesim.records.programme import path_folder, remove_path
from voicesim.records.purge import delete, one_at_a_time
from voicesim.records.removal import ASIDE, finish, remove_call
from voicesim.records.room_seats import leave_the_room, sat_in_the_room, session_file
from voicesim.records.sittings import refuse_while_needed, sittings_in_which
from voicesim.records.store import RECEIPTS, Shelf, Store
from voicesim.sessions.cataloguing import calls_in, folder_of
from voicesim.sessions.one_server import alone_on
from voicesim.sessions.registry import Registry


@dataclass(frozen=True, slots=True)
class Receipt:
    """That everything of a person was deleted. It does not say whom it was about."""

    number: str
    """ "E-7Q3KZ0M4": what the person may quote."""
    begun: str
    done: str
    """ISO 8601."""
    why: str
    calls: tuple[str, ...]
    """Names of the calls that were deleted."""
    file: Path
    """Where it lies; its sha256 is in the journal, which is signed."""


@dataclass(frozen=True, slots=True)
class _Note:
    """What is under way: the one place that still says who it is about."""

    number: str
    person: str
    begun: str
    why: str
    calls: tuple[tuple[str, str], ...]
    """Shelf and name."""

    def file(self, store: Store) -> Path:
        return store.root / RECEIPTS / f".{self.number}.json"


def erase(registry: Registry, person: str, now: datetime, why: str) -> Receipt:
    """Delete everything of a person: calls, rows, card, name, desk in a room.

    Raises `StorageError` when something could not be deleted: the rest is gone then, and the deletion goes on
    at the next housekeeping; before anything is done `MarkingError`, while a mark may be contested, and
    `Mendable` for a reason that names anybody: it stays, in journal and receipt.
    """
    if not why.strip():
        raise StorageError(
            "erasing.no_reason",
            what=Message("is to be deleted without a reason"),
            where=person,
            mend=Message("give the reason"),
        )
    registry.names.refuse_in(why)
    for note in _under_way(registry.store):
        if note.person == person:
            return _carry_out(registry, note, now)
    theirs = _calls_of(registry, person)
    refuse_while_needed(registry.store.root, registry.store.keys, person, now)
    for _, call in theirs:
        refuse_while_contestable(call, now)
    moment = now.isoformat(timespec="seconds")
    number = people.new_pseudonym().replace("P-", "E-")
    calls = tuple((shelf, call.path.name) for shelf, call in theirs)
    note = _Note(number, person, moment, why.strip(), calls)
    in_the_room = sat_in_the_room(registry.store.keys, person)
    with alone_on(registry.store) if in_the_room else nullcontext():  # an open room remembers its desks
        _write(registry.store, note.file(registry.store), asdict(note))
        return _carry_out(registry, note, now)


def erase_call(store: Store, names: Names, name: str, now: datetime, why: str) -> Deletion:
    """Delete one call at once: a trainee's right, a discarded session.

    Raises `StorageError`, `MarkingError` for a signed examination that may still be contested, and `Mendable`
    for a reason that names anybody.
    """
    names.refuse_in(why)
    return delete(store, name, now, why)


def finish_erasures(registry: Registry, now: datetime) -> tuple[Receipt, ...]:
    """Go on with deletions that were broken off. Raises `StorageError`."""
    return tuple(_carry_out(registry, note, now) for note in _under_way(registry.store))


def traces(registry: Registry, person: str) -> tuple[str, ...]:
    """Where something of a person still is: folders, rows, card, name."""
    found = [str(call.path) for _, call in calls_in(registry.store) if _owner(call) == person]
    if people.person(registry.database, person):
        found.append(registry.database.where)
    if cards.card_of(registry.store.root, person).exists():
        found.append(str(cards.card_of(registry.store.root, person)))
    found += [str(one.path) for one in sittings_in_which(registry.store.root, registry.store.keys, person)]
    practice = path_folder(registry.store.root, registry.store.keys, person).path
    if practice.exists():
        found.append(str(practice))
    if sat_in_the_room(registry.store.keys, person):
        found.append(str(session_file(registry.store.keys)))
    if person in registry.names.all():
        found.append(str(registry.names.path))
    return tuple(found)


def _calls_of(registry: Registry, person: str) -> list[tuple[str, CallDirectory]]:
    """By their manifests, and by the catalogue where a manifest cannot be read any more."""
    noted = {(one.shelf, one.name) for one in calls_of(registry.database, person)}
    return [
        (shelf, call)
        for shelf, call in calls_in(registry.store)
        if _owner(call) == person or (not _owner(call) and (shelf, call.path.name) in noted)
    ]


def _carry_out(registry: Registry, note: _Note, now: datetime) -> Receipt:
    _delete_calls(registry.store, note, now)
    with registry.database.writing() as connection:
        people.forget(connection, note.person)
    registry.database.forget_what_was_deleted()
    cards.remove_card(registry.store.root, note.person)
    for sitting in sittings_in_which(registry.store.root, registry.store.keys, note.person):
        sitting.unseat(note.person)
    remove_path(registry.store.root, registry.store.keys, note.person)
    leave_the_room(registry.store.keys, note.person)
    registry.names.forget(note.person)
    _forget_desk(registry, note.person)
    left = traces(registry, note.person)
    if left:
        raise _unfinished(left[0], len(left), None)
    return _sign(registry.store, note, now)


def _delete_calls(store: Store, note: _Note, now: datetime) -> None:
    """Every call of the note that is still there, whole or half deleted. Raises `StorageError`."""
    failed: list[StorageError] = []
    with one_at_a_time(store):
        for shelf_name, name in note.calls:
            shelf, folder = _shelf(store, shelf_name), folder_of(store, shelf_name, name).path
            aside = folder.with_name(f"{ASIDE}{name}")
            try:
                if folder.is_dir():
                    remove_call(shelf, folder, now, note.why)
                elif aside.is_dir():
                    finish(shelf, aside, now)
            except StorageError as error:  # one file held open must not keep the others
                failed.append(error)
    if failed:
        raise _unfinished(failed[0].where, len(failed), failed[0])


def _sign(store: Store, note: _Note, now: datetime) -> Receipt:
    """Write the receipt, enter it in the journal, and take the note away: in this order.

    What was entered before something broke off stays as it was entered. Raises `StorageError`.
    """
    receipt = _entered(store, note) or _enter(store, note, now)
    try:
        note.file(store).unlink()
    except OSError as error:
        raise refused(note.file(store), error) from error
    return receipt


def _enter(store: Store, note: _Note, now: datetime) -> Receipt:
    file = _receipt_file(store, note)
    done, calls = now.isoformat(timespec="seconds"), tuple(name for _, name in note.calls)
    receipt = Receipt(note.number, note.begun, done, note.why, calls, file)
    _write(store, file, {**asdict(receipt), "file": file.name})
    store.shelf("practice").journal.append(now, "erased", "", note.number, {file.name: sha256(file)})
    return receipt


def _entered(store: Store, note: _Note) -> Receipt | None:
    """The receipt that stands in the journal already; None when there is none yet."""
    entries = store.shelf("practice").journal.entries()
    when = next((one.at for one in entries if one.deed == "erased" and one.why == note.number), None)
    if when is None:
        return None
    calls = tuple(name for _, name in note.calls)
    return Receipt(note.number, note.begun, when, note.why, calls, _receipt_file(store, note))


def _receipt_file(store: Store, note: _Note) -> Path:
    return store.root / RECEIPTS / f"{note.number}.json"


def _owner(call: CallDirectory) -> str:
    """Whose a call is; nobody's when its manifest cannot be read."""
    try:
        return call.manifest().owner.get("person") or people.UNKNOWN
    except StorageError:
        return ""


def _shelf(store: Store, name: str) -> Shelf:
    """The shelf in whose journal a deletion is entered."""
    return store.shelf(next((mode for mode in MODES if mode == name), "practice"))


def _unfinished(where: str, count: int, first: StorageError | None) -> StorageError:
    what = Message("the deletion is not finished, {count} remain, and nothing is signed", count=count)
    if first is not None:
        what = Message("{what}: {first}", what=what, first=first.what)
    return StorageError(
        "erasing.unfinished",
        what=what,
        where=where,
        mend=Message("close what holds it open, then 'voicesim records purge' goes on with it"),
    )


def _under_way(store: Store) -> Iterator[_Note]:
    for path in sorted((store.root / RECEIPTS).glob(".E-*.json")):
        try:
            body = json.loads(path.read_text(encoding="utf-8"))
            calls = tuple((str(shelf), str(name)) for shelf, name in body["calls"])
            yield _Note(body["number"], body["person"], body["begun"], body["why"], calls)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StorageError(
                "erasing.note",
                what=Message("cannot be read, so the deletion it speaks of cannot be finished"),
                where=str(path),
                mend=Message("delete the file, then ask for the deletion again"),
            ) from error


def _forget_desk(registry: Registry, person: str) -> None:
    """The secret of a desk whose person is deleted goes too: the next call there is somebody else's."""
    try:
        if registry.desk_key.is_file() and registry.desk() == person:
            registry.desk_key.unlink()
    except OSError as error:
        raise refused(registry.desk_key, error) from error


def _write(store: Store, file: Path, body: dict[str, object]) -> None:
    try:
        private_folder(store.root / RECEIPTS)
    except OSError as error:
        raise refused(store.root / RECEIPTS, error) from error
    write_whole(file, json.dumps(body, ensure_ascii=False, indent=2) + "\n")
