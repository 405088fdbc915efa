"""The evidence of sittings: a folder each, with a signed journal and, apart, who sits where.

The journal speaks of seats ("C3", "E1"). Whose pseudonym a seat stands for is a file of its own in `seats/`:
when a person's data are deleted it goes, and what remains of them in the sitting is a number.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from voicesim.call.directory import CallDirectory
from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused, write_whole
from voicesim.errors import MarkingError, StorageError
from voicesim.messages.message import Message
from voicesim.records.journal import Journal
from voicesim.records.keys import Key, key_at

SITTINGS = "sittings"
"""Folder in the store."""
KEY = "sittings.key"
"""Among the keys of the store."""
SEATS = "seats"
JOURNAL = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class Sitter:
    """Who sits at a seat."""

    person: str
    """Pseudonym."""
    digest: str
    """What the journal must say of them."""


@dataclass(frozen=True, slots=True)
class SittingFolder:
    """Where the evidence of one sitting lies."""

    path: Path
    keys: Path

    @property
    def id(self) -> str:
        """Its name."""
        return self.path.name

    @property
    def key(self) -> Key:
        """What signs its lines; made on first use. Raises `StorageError`."""
        return key_at(self.keys / KEY)

    @property
    def journal(self) -> Journal:
        """Its journal. Raises `StorageError`."""
        return Journal(self.path / JOURNAL, self.key)

    def digest_of(self, pseudonym: str, salt: str) -> str:
        """What the journal says of a person: only who has the key, and the salt of their seat, can make it.

        When the seat's file goes nobody can any more, whatever they know. `salt` is empty in seats of earlier
        versions. Raises `StorageError`.
        """
        return self.key.sign(f"{self.id} {salt} {pseudonym}" if salt else f"{self.id} {pseudonym}")

    def seat(self, seat: str, pseudonym: str, salt: str) -> None:
        """Note whose a seat is. Raises `StorageError`."""
        try:
            private_folder(self.path / SEATS)
        except OSError as error:
            raise refused(self.path / SEATS, error) from error
        write_whole(self.path / SEATS / f"{seat}.json", _written({"person": pseudonym, "salt": salt}))

    def people(self) -> dict[str, str]:
        """Seat -> pseudonym, of those who were not deleted. Raises `StorageError`."""
        return {seat: one.person for seat, one in self.sitters().items()}

    def sitters(self) -> dict[str, Sitter]:
        """Seat -> who sits there, of those who were not deleted. Raises `StorageError`."""
        found: dict[str, Sitter] = {}
        for path in sorted((self.path / SEATS).glob("*.json")):
            try:
                text = path.read_bytes().decode("utf-8")
                body = json.loads(text)
                salt = str(body.get("salt", ""))
                if text != _written(body):
                    raise ValueError("not as it was written")
                found[path.stem] = Sitter(str(body["person"]), self.digest_of(str(body["person"]), salt))
            except FileNotFoundError:
                continue
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise StorageError(
                    "sitting.seat",
                    what=Message("does not say who sits there"),
                    where=str(path),
                    mend=Message("put the file back from a copy"),
                ) from error
        return found

    def unseat(self, pseudonym: str) -> None:
        """Let nobody know any more where a person sat. Raises `StorageError`."""
        for seat, who in self.people().items():
            if who == pseudonym:
                path = self.path / SEATS / f"{seat}.json"
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:
                    raise refused(path, error) from error


def _written(body: object) -> str:
    """What stands in the file of a seat."""
    return json.dumps(body) + "\n"


def sitting_folder(store_root: Path, keys: Path, name: str) -> SittingFolder:
    """Where the sitting of that name lies, or would."""
    return SittingFolder(store_root / SITTINGS / name, keys)


def sitting_folders(store_root: Path, keys: Path) -> tuple[SittingFolder, ...]:
    """Every sitting that was begun, by name."""
    return tuple(one for one in sitting_places(store_root, keys) if (one.path / JOURNAL).is_file())


def sitting_places(store_root: Path, keys: Path) -> tuple[SittingFolder, ...]:
    """The same, and what is left of those whose journal was deleted when its time was over."""
    folder = store_root / SITTINGS
    if not folder.is_dir():
        return ()
    paths = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    return tuple(SittingFolder(path, keys) for path in paths)


def is_untold(call: CallDirectory) -> bool:
    """Is the call one of a sitting whose candidate was not told the decision yet? Raises `StorageError`."""
    sitting = call.manifest().owner.get("sitting", "")
    if not sitting:
        return False
    journal = call.path.parents[1] / SITTINGS / sitting / JOURNAL
    told: set[str] = set()
    whose = ""
    for _, body in lines_in(journal):
        if _calls(body, call.path.name):
            whose = str(body.get("candidate"))
        elif body.get("do") == "communicated":
            told.add(str(body.get("candidate")))
    return whose not in told


def refuse_of_a_sitting(call: CallDirectory) -> None:
    """Raises `MarkingError` for a call that is marked in its sitting, and not by itself."""
    sitting = call.manifest().owner.get("sitting", "")
    if sitting:
        raise MarkingError(
            "sitting.marked_there",
            what=Message("is part of the sitting {sitting}", sitting=sitting),
            where=call.path.name,
            mend=Message("mark it with 'voicesim sitting mark', contest it with 'voicesim sitting contest'"),
        )


def sitting_needs(call: CallDirectory, now: datetime) -> bool:
    """Does the sitting of a call still need it: marks to be given, a decision to be told or contested?"""
    sitting = call.manifest().owner.get("sitting", "")
    if not sitting:
        return False
    journal = call.path.parents[1] / SITTINGS / sitting / JOURNAL
    whose = next(
        (str(body["candidate"]) for _, body in lines_in(journal) if _calls(body, call.path.name)), ""
    )
    return bool(whose) and _still_needed(lines_in(journal), whose, now)


def _calls(body: dict[str, Any], name: str) -> bool:
    return body.get("do") == "called" and body.get("call") == name


def lines_in(journal: Path) -> Iterator[tuple[datetime | None, dict[str, Any]]]:
    """When, and what the lines of a journal say, unchecked; of one that is gone nothing."""
    try:
        lines = journal.read_bytes().splitlines()
    except FileNotFoundError:
        return
    except OSError as error:
        raise refused(journal, error) from error
    for line in lines:
        try:
            whole = json.loads(line)
            at, body = datetime.fromisoformat(whole["at"]), whole["told"]
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
        if isinstance(body, dict):
            yield at, body


def still_needed(folder: SittingFolder, seat: str, now: datetime) -> bool:
    """Is somebody's part in a sitting still needed: marks to give, a decision to be told or contested?"""
    return _still_needed(lines_in(folder.path / JOURNAL), seat, now)


def _still_needed(lines: Iterator[tuple[datetime | None, dict[str, Any]]], seat: str, now: datetime) -> bool:
    closed, contested, decided = False, False, False
    days, last_told = 0, None
    calls: set[str] = set()
    for at, body in lines:
        match body.get("do"):
            case "made":
                days = int(body["blueprint"]["marking"]["contest_days"])
            case "closed":
                closed = True
            case "called" if body["candidate"] == seat:
                calls.add(body["call"])
            case "decided" if body["candidate"] == seat:
                decided, contested = True, False
            case "communicated" if body["candidate"] == seat:
                decided, last_told = False, at
            case "contested" if body["call"] in calls:
                contested = True
    if not seat.startswith("C"):
        return not closed
    if last_told is None or decided or contested:
        return True
    return now <= last_told + timedelta(days=days)


def sittings_in_which(store_root: Path, keys: Path, pseudonym: str) -> tuple[SittingFolder, ...]:
    """The sittings in which somebody has a seat. Raises `StorageError`."""
    return tuple(one for one in sitting_folders(store_root, keys) if pseudonym in one.people().values())


def refuse_while_needed(store_root: Path, keys: Path, pseudonym: str, now: datetime) -> None:
    """Raises `MarkingError` when somebody is to be deleted of whom a sitting still needs something."""
    for folder in sittings_in_which(store_root, keys, pseudonym):
        for seat, who in folder.people().items():
            if who == pseudonym and still_needed(folder, seat, now):
                raise MarkingError(
                    "sitting.person_needed",
                    what=Message("takes part in the sitting {sitting}, which is not over", sitting=folder.id),
                    where=pseudonym,
                    mend=Message("delete them once its decisions were told and can no longer be contested"),
                )


def sittings_verified(store_root: Path, keys: Path) -> tuple[int, tuple[Message, ...], tuple[Message, ...]]:
    """How many lines the journals of all sittings have, what does not hold, and what is worth knowing.

    Raises `StorageError`.
    """
    lines, faults, notes = 0, list[Message](), list[Message]()
    for folder in sitting_folders(store_root, keys):
        checked = folder.journal.checked()
        lines += checked.lines
        form = "sitting {sitting}: {what}"
        faults += [Message(form, sitting=folder.id, what=fault) for fault in checked.faults]
        notes += [Message(form, sitting=folder.id, what=note) for note in checked.notes]
        seats = {
            str(body["seat"]): str(body["who"])
            for _, body in lines_in(folder.path / JOURNAL)
            if body.get("do") == "seated"
        }
        try:
            sitters = folder.sitters()
        except StorageError as error:
            faults.append(Message("{where}: {what}", where=error.where, what=error.what))
            continue
        for seat, who in sitters.items():
            if seat in seats and who.digest != seats[seat]:
                other = Message("the seat {seat} does not say who was entered in the journal", seat=seat)
                faults.append(Message(form, sitting=folder.id, what=other))
    return lines, tuple(faults), tuple(notes)
