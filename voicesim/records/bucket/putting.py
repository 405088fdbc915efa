"""Bringing a bucket to what a store is: what is new is put there, what was deleted goes there too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from voicesim.call.directory import CallDirectory
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import MODES
from voicesim.records.bucket.noted import NOTES, Noted, Seen
from voicesim.records.bucket.objects import JOURNAL, SEAL, Bucket, Listed, same
from voicesim.records.bucket.sealed import Sealed, read_seal, sealed, sealed_folder
from voicesim.records.bucket.steps import Standing, journals, to_put
from voicesim.records.entry import Entry
from voicesim.records.store import Shelf, Store
from voicesim.records.verify import findings_of

LEFT: Mapping[str, Message] = {
    "differs": Message("the bucket has another state of it, not put there from here; both are left"),
    "was deleted": Message("it was deleted in the bucket; delete it here too: voicesim records delete"),
    "missing here": Message("the bucket has it and this store has not; voicesim records bucket fetch"),
}
"""What is said of a call that is left alone."""
CHANGING = Message("it is being changed at this moment; the next time takes it")


@dataclass
class Brought:
    """What became of the calls."""

    counts: Counter[str] = field(default_factory=Counter)
    """How many were put, replaced, deleted, fetched, or the same."""
    left: list[Message] = field(default_factory=list)
    """Of each that was left alone, why."""

    def leave(self, call: str, why: Message) -> None:
        """This call is left alone."""
        self.left.append(Message("{call}: {why}", call=call, why=why))


def put_store(store: Store, bucket: Bucket, told: Callable[[str], object] = lambda call: None) -> Brought:
    """Put there what this store has and the bucket has not; `told` hears of each call.

    It may be broken off at any moment: the next time goes on. Raises `StorageError`: where the bucket fails,
    and where it belongs to another store, or knows more of this one than it does itself; nothing is put then.
    """
    done = Brought()
    shelves = [(store.shelf(mode), bucket.listed(mode)) for mode in MODES]
    for shelf, listed in shelves:
        put_journal(shelf, bucket, listed)
    noted = Noted(store.root / NOTES, bucket.address) if store.root.is_dir() else None
    for shelf, listed in shelves:
        if noted is not None:
            _Putting(shelf, bucket, listed, noted, done).all(told)
    return done


def put_journal(shelf: Shelf, bucket: Bucket, listed: Listed) -> None:
    """The journal goes first: no call is there that it says nothing of. Raises `StorageError`."""
    ours = whole_lines(shelf.journal.path)
    theirs = bucket.read(shelf.mode, JOURNAL) if listed.journal else b""
    match journals(ours, theirs):
        case "ours is longer":
            if bucket.replace(ours, listed.journal, shelf.mode, JOURNAL) is None:
                raise busy(bucket)
        case "theirs is longer":
            raise StorageError(
                "bucket.ahead",
                what=Message("knows more of this store than it does itself"),
                where=bucket.address,
                mend=Message("bring that back first: voicesim records bucket fetch"),
            )
        case "differ":
            raise another_store(bucket)


def whole_lines(path: Path) -> bytes:
    """A journal but for a last line that is being written, or was broken off. Raises `StorageError`."""
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise refused(path, error) from error
    return data[: data.rfind(b"\n") + 1]


def another_store(bucket: Bucket) -> StorageError:
    """The sentence for a bucket whose journal is not the beginning, or the rest, of ours."""
    return StorageError(
        "bucket.another_store",
        what=Message("holds the calls of another store, or of this one before it went two ways"),
        where=bucket.address,
        mend=Message("give each store a folder of its own"),
    )


def busy(bucket: Bucket) -> StorageError:
    """The sentence for what somebody else changed there in between."""
    return StorageError(
        "bucket.busy",
        what=Message("somebody else is putting calls there at this moment"),
        where=bucket.address,
        mend=Message("do it again when they are done"),
    )


def by_call(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The lines about each call."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.call:
            found.setdefault(entry.call, []).append(entry)
    return found


class _Putting:
    """One shelf."""

    def __init__(self, shelf: Shelf, bucket: Bucket, listed: Listed, noted: Noted, done: Brought) -> None:
        self._shelf, self._bucket, self._listed = shelf, bucket, listed
        self._noted, self._done = noted, done
        self._lines = by_call(shelf.journal.entries())

    def all(self, told: Callable[[str], object]) -> None:
        for name in sorted({*self._lines, *self._listed.seals}):
            self._one(name)
            told(name)

    def _one(self, name: str) -> None:
        own, call = self._lines.get(name, []), CallDirectory(self._shelf.folder / name)
        deleted = bool(own) and own[-1].deed == "deleted"
        there = seen(self._bucket, self._listed, self._noted, self._shelf.mode, name)
        here = sealed_folder(call.path) if _filed(call, own) else None
        step = to_put(
            Standing(
                here=here.digest if here else None,
                there=there.digest if there and not there.gone else None,
                put_here=self._noted.put_here(f"{self._shelf.mode}/{name}"),
                deleted_here=deleted,
                deleted_there=there is not None and there.gone,
            )
        )
        if step == "delete":
            self._seal(sealed(name, {}, gone=True))
        elif step in LEFT:
            self._done.leave(name, LEFT[step])
            return
        elif here is not None and not deleted:
            wrong = self._wrong(call, own) if step != "nothing" else None
            if wrong or not self._files(call.path, here):
                self._done.leave(name, wrong or CHANGING)
                return
            if step != "nothing":
                self._seal(here)
        self._sweep(name, here if not deleted else None)
        if step != "nothing" or (here is not None and not deleted):
            self._done.counts[step] += 1

    def _wrong(self, call: CallDirectory, own: Sequence[Entry]) -> Message | None:
        """A call that is not what was filed replaces nothing, and is put nowhere."""
        for finding in findings_of(self._shelf, call, own):
            return Message("it does not hold: {finding}", finding=finding.sentence)
        return None

    def _files(self, folder: Path, seal: Sealed) -> bool:
        """Put there what is missing of its files; False: one is being changed at this moment."""
        there = self._listed.files.get(folder.name, {})
        for name, digest in seal.files.items():
            path = folder / name
            try:
                if there.get(f"{name}/{digest}") == path.stat().st_size:
                    continue
                data = path.read_bytes()
            except OSError:
                return False
            if not same(data, digest):
                return False
            self._bucket.write(data, self._shelf.mode, folder.name, name, digest)
        return True

    def _seal(self, seal: Sealed) -> None:
        """The last step of a call: from now on the bucket has it, or has it no more."""
        call, before = f"{self._shelf.mode}/{seal.call}", self._listed.seals.get(seal.call, "")
        self._noted.note(call, seal, put=True)
        data = seal.model_dump_json(indent=1).encode("utf-8")
        tag = self._bucket.replace(data, before, self._shelf.mode, seal.call, SEAL)
        if tag is None:
            raise busy(self._bucket)
        self._noted.note(call, seal, tag, put=True)

    def _sweep(self, name: str, seal: Sealed | None) -> None:
        """Delete there what no seal speaks of any more: sound that was due, a call that is gone."""
        wanted = {f"{file}/{digest}" for file, digest in seal.files.items()} if seal else set()
        rest = sorted(set(self._listed.files.get(name, {})) - wanted)
        self._bucket.delete([f"{self._shelf.mode}/{name}/{one}" for one in rest])


def seen(bucket: Bucket, listed: Listed, noted: Noted, mode: str, name: str) -> Seen | None:
    """What the bucket has of a call; None: nothing. Raises `StorageError`."""
    tag = listed.seals.get(name)
    if tag is None:
        return None
    known = noted.seen(f"{mode}/{name}", tag)
    if known is None:
        seal = read_seal(bucket.read(mode, name, SEAL), f"{bucket.address}/{mode}/{name}/{SEAL}")
        noted.note(f"{mode}/{name}", seal, tag, put=False)
        known = Seen(tag, seal.digest, seal.gone)
    return known


def _filed(call: CallDirectory, own: Sequence[Entry]) -> bool:
    """Is it here, and over?"""
    return call.manifest_path.is_file() and any(entry.deed in ("filed", "sealed") for entry in own)
