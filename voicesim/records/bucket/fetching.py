"""Bringing back from a bucket what a store has not: a machine that was lost, or a copy to look after."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from voicesim.call.alone import alone
from voicesim.call.private import private_folder, to_the_platter
from voicesim.call.whole_files import refused, write_whole
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import MODES
from voicesim.records.bucket.noted import NOTES, Noted
from voicesim.records.bucket.objects import JOURNAL, SEAL, Bucket, Listed, same
from voicesim.records.bucket.putting import Brought, another_store, by_call, seen, whole_lines
from voicesim.records.bucket.sealed import files_in, read_seal, sealed_folder
from voicesim.records.bucket.steps import Standing, journals, to_fetch
from voicesim.records.store import Shelf, Store

COMING = ".fetching."
"""Begins the name of a folder that is being fetched: no call yet, and removed by the next fetch."""
LEFT: Mapping[str, Message] = {
    "differs": Message("the bucket has another state of it; both are left as they are"),
    "was deleted": Message("it was deleted since; delete it here too: voicesim records delete"),
}


def fetch_store(store: Store, bucket: Bucket, told: Callable[[str], object] = lambda call: None) -> Brought:
    """Fetch the calls that the bucket has and this store has not, each whole or not at all.

    Nothing here is written over. It may be broken off at any moment: the next time goes on. Raises
    `StorageError`: where the bucket fails, or belongs to another store; nothing is fetched then.
    """
    done, listed = Brought(), {mode: bucket.listed(mode) for mode in MODES}
    for mode in MODES:
        _fetch_journal(store.shelf(mode), bucket, listed[mode])
    for mode in MODES:
        if listed[mode].seals:
            noted = Noted(store.root / NOTES, bucket.address)
            _fetch_shelf(store.shelf(mode), bucket, listed[mode], noted, done, told)
    return done


def check_bucket(bucket: Bucket, told: Callable[[str], object] = lambda call: None) -> Brought:
    """Read every file of every call in a bucket, and look whether it is what its seal says.

    Raises `StorageError` where the bucket fails.
    """
    done = Brought()
    for mode in MODES:
        for name in sorted(bucket.listed(mode).seals):
            told(name)
            seal = read_seal(bucket.read(mode, name, SEAL), f"{bucket.address}/{mode}/{name}/{SEAL}")
            if seal.gone:
                continue
            for file, digest in seal.files.items():
                try:
                    _file(bucket, mode, name, file, digest)
                except StorageError as problem:
                    done.leave(name, problem.what)
                    break
            else:
                done.counts["same"] += 1
    return done


def _fetch_journal(shelf: Shelf, bucket: Bucket, listed: Listed) -> None:
    """What the bucket's journal has more than ours is put behind it: it is signed, and bound to it."""
    if not listed.journal:
        return
    path, theirs = shelf.journal.path, bucket.read(shelf.mode, JOURNAL)
    ours = whole_lines(path)
    match journals(ours, theirs):
        case "differ":
            raise another_store(bucket)
        case "theirs is longer":
            try:
                private_folder(shelf.folder.parent)
                private_folder(shelf.folder)
                if not path.exists():
                    write_whole(path, theirs)
                    return
                with path.open("r+b") as file, alone(file):
                    if whole_lines(path) != ours:
                        raise another_store(bucket)
                    file.seek(len(ours))
                    file.truncate()
                    file.write(theirs[len(ours) :])
                    file.flush()
                    os.fsync(file.fileno())
            except OSError as error:
                raise refused(path, error) from error


def _fetch_shelf(
    shelf: Shelf,
    bucket: Bucket,
    listed: Listed,
    noted: Noted,
    done: Brought,
    told: Callable[[str], object],
) -> None:
    _drop_half_fetched(shelf.folder)
    lines = by_call(shelf.journal.entries())
    for name in sorted(listed.seals):
        folder, own = shelf.folder / name, lines.get(name, [])
        there = seen(bucket, listed, noted, shelf.mode, name)
        assert there is not None
        here = sealed_folder(folder) if folder.is_dir() and files_in(folder) else None
        step = to_fetch(
            Standing(
                here=here.digest if here else None,
                there=None if there.gone else there.digest,
                deleted_here=bool(own) and own[-1].deed == "deleted",
                deleted_there=there.gone,
            )
        )
        if step in LEFT:
            done.leave(name, LEFT[step])
        elif step == "fetch":
            _fetch(bucket, shelf, name, noted, listed.seals[name])
        if step in ("fetch", "same"):
            done.counts[step] += 1
        told(name)


def _fetch(bucket: Bucket, shelf: Shelf, name: str, noted: Noted, tag: str) -> None:
    """One call, beside its place, then put there in one step."""
    seal = read_seal(bucket.read(shelf.mode, name, SEAL), f"{bucket.address}/{shelf.mode}/{name}/{SEAL}")
    coming = shelf.folder / f"{COMING}{name}"
    try:
        private_folder(coming)
        for file, digest in seal.files.items():
            write_whole(coming / file, _file(bucket, shelf.mode, name, file, digest))
        coming.rename(shelf.folder / name)
        to_the_platter(shelf.folder)
    except OSError as error:
        raise refused(coming, error) from error
    noted.note(f"{shelf.mode}/{name}", seal, tag, put=True)


def _file(bucket: Bucket, mode: str, call: str, file: str, digest: str) -> bytes:
    """A file as it was sealed. Raises `StorageError` for any other."""
    data = bucket.read(mode, call, file, digest)
    if not same(data, digest):
        raise StorageError(
            "bucket.changed",
            what=Message("{file} in the bucket is not what was sealed", file=file),
            where=f"{bucket.address}/{mode}/{call}",
            mend=Message("put the bucket's copy of it back, or the call from another backup"),
        )
    return data


def _drop_half_fetched(shelf: Path) -> None:
    for folder in shelf.glob(f"{COMING}*"):
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise refused(folder, error) from error
