"""Deleting what has been kept long enough, with a signed line for each deletion (L11, L12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from voicesim.call.alone import alone
from voicesim.call.directory import CallDirectory
from voicesim.call.private import private_file
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import MODES
from voicesim.records.contesting import contest_runs, refuse_while_contestable
from voicesim.records.deletion import Deletion
from voicesim.records.kept import held
from voicesim.records.looked_through import (
    Ahead,
    ahead_of,
    look_through_again,
    note_looked_through,
)
from voicesim.records.proces_verbaux import purge_proces_verbaux
from voicesim.records.removal import (
    ASIDE,
    BROKEN_OFF,
    finish,
    mute,
    muting,
    name_of,
    remove_call,
    unfinished,
)
from voicesim.records.retention import RECORDING_CEILING, Retention
from voicesim.records.sitting_retention import purge_sittings
from voicesim.records.store import Shelf, Store


def purge(
    store: Store, now: datetime, retention: Retention | None = None, *, rehearse: bool = False
) -> tuple[Deletion, ...]:
    """Delete what is due at `now`; with `rehearse`, only say what would be deleted.

    A recording goes first, alone: the report is written anew without its sound. When the analysis is due the
    whole folder goes. The sound of an examination whose mark may still be contested waits, up to the legal
    ceiling. Deletions that were broken off are finished first. Raises `StorageError` when something could not
    be deleted; everything else is gone then, and in the journal.
    """
    periods = retention or Retention()
    ahead = ahead_of(now, periods)
    done: list[Deletion] = []
    failed: list[StorageError] = []
    with nullcontext() if rehearse else one_at_a_time(store):
        for work in (*_broken_off(store, now), *_due(store, now, periods, ahead)):
            if not rehearse:
                try:
                    work.carry_out()
                except StorageError as error:  # one file held open must not keep the others
                    failed.append(error)
                    continue
            done.append(work.deletion)
        if not (rehearse or failed or not store.root.is_dir()):
            note_looked_through(store, now, ahead.first, periods)
    if failed:
        raise failed[0] if len(failed) == 1 else _many(failed)
    papers = purge_proces_verbaux(store, now, periods.period("proces_verbal"), rehearse=rehearse)
    over = purge_sittings(store, now, periods.period("sitting_journal"), rehearse=rehearse)
    return (*done, *papers, *over, *_purge_logs(store, now, periods, rehearse))


def delete(store: Store, name: str, now: datetime, why: str) -> Deletion:
    """Delete one call at once: a trainee's right, a discarded session.

    Raises `StorageError`, and `MarkingError` for a signed examination that may still be contested.
    """
    if not why.strip():
        raise StorageError(
            "purge.no_reason",
            what=Message("is to be deleted without a reason"),
            where=name,
            mend=Message("give the reason"),
        )
    for shelf in map(store.shelf, MODES):
        if shelf.folder / name in (*shelf.unheld(), *shelf.strays()):
            work = _removal(shelf, shelf.folder / name, now, why.strip())
            break
        if shelf.folder / f"{ASIDE}{name}" in unfinished(shelf.folder):
            work = _finishing(shelf, shelf.folder / f"{ASIDE}{name}", now)
            break
    else:
        shelf, call = store.find(name)
        refuse_while_contestable(call, now)
        work = _removal(shelf, call.path, now, why.strip())
    with one_at_a_time(store):
        work.carry_out()
    return work.deletion


@dataclass(frozen=True, slots=True)
class _Work:
    """A deletion, and how it is done."""

    deletion: Deletion
    carry_out: Callable[[], object]


@contextmanager
def one_at_a_time(store: Store) -> Iterator[None]:
    """Two programs that start together do not delete the same things. Raises `StorageError`."""
    lock = store.root / ".purging"
    if not store.root.is_dir():
        yield
        return
    try:
        private_file(lock)
        file = lock.open("r+b")
    except OSError as error:
        raise refused(lock, error) from error
    with file, alone(file):
        look_through_again(store)
        yield


def _broken_off(store: Store, now: datetime) -> Iterator[_Work]:
    """What an earlier deletion left to do."""
    for shelf, folder in _places(store):
        for aside in unfinished(folder):
            yield _finishing(shelf, aside, now)
    for shelf, call in _calls(store):
        if muting(call).exists():
            yield _muting(shelf, call, now, BROKEN_OFF)
    for shelf in map(store.shelf, MODES):
        last = {entry.call: entry for entry in shelf.journal.entries()} if shelf.strays() else {}
        for path in shelf.strays():
            if path.name in last and last[path.name].deed == "deleted":
                yield _removal(shelf, path, now, BROKEN_OFF)


def _due(store: Store, now: datetime, periods: Retention, ahead: Ahead) -> Iterator[_Work]:
    """What has been kept long enough; when the rest of the calls will have been is noted."""
    for shelf, call in _calls(store):
        when = _held(call)
        age = now - when
        if age > periods.period("analysis"):
            yield _removal(shelf, call.path, now, Message("older than {days} days", days=periods.analysis))
        elif (
            age > periods.period("recording")
            and call.sound.is_file()
            and not (age.days < RECORDING_CEILING and contest_runs(call, now))
        ):
            yield _muting(
                shelf, call, now, Message("recording older than {days} days", days=periods.recording)
            )
        else:
            ahead.note(_next(call, when, now, periods))
    practice = store.shelf("practice")
    begun = {e.call: e.when for e in practice.journal.entries()} if practice.unheld() else {}
    for path in practice.unheld():
        if now - (begun.get(path.name) or _written(path)) > timedelta(days=1):
            yield _removal(practice, path, now, Message("begun and never held"))
    for shelf in map(store.shelf, MODES):
        for path in shelf.strays():
            if now - _written(path) > periods.period("analysis"):
                yield _removal(shelf, path, now, Message("older than {days} days", days=periods.analysis))


def _next(call: CallDirectory, when: datetime, now: datetime, periods: Retention) -> datetime:
    """When a call that is not due, or its recording, is: that of a contested mark at the legal ceiling."""
    if not call.sound.is_file():
        return when + periods.period("analysis")
    recording = when + periods.period("recording")
    return recording if recording >= now else when + timedelta(days=RECORDING_CEILING)


def _places(store: Store) -> Iterator[tuple[Shelf, Path]]:
    """Every folder that holds calls, and the shelf in whose journal their deletion is entered."""
    for mode in MODES:
        yield store.shelf(mode), store.shelf(mode).folder
    yield store.shelf("practice"), store.root


def _calls(store: Store) -> Iterator[tuple[Shelf, CallDirectory]]:
    for mode in MODES:
        for call in store.shelf(mode).calls():
            yield store.shelf(mode), call
    for call in store.loose():
        yield store.shelf("practice"), call


def _removal(shelf: Shelf, path: Path, now: datetime, why: str) -> _Work:
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return _Work(Deletion("analysis", path.name, why, size), partial(remove_call, shelf, path, now, why))


def _finishing(shelf: Shelf, aside: Path, now: datetime) -> _Work:
    size = sum(file.stat().st_size for file in aside.rglob("*") if file.is_file())
    return _Work(Deletion("analysis", name_of(aside), BROKEN_OFF, size), partial(finish, shelf, aside, now))


def _muting(shelf: Shelf, call: CallDirectory, now: datetime, why: str) -> _Work:
    """The size is what is given back at least: the sound of the file, and about as much of the report."""
    size = _size(call.sound) + (_size(call.report) if call.sound.is_file() else 0)
    return _Work(Deletion("recording", call.path.name, why, size), partial(mute, shelf, call, now, why))


def _many(failed: Sequence[StorageError]) -> StorageError:
    return StorageError(
        "purge.unfinished",
        what=Message(
            "{count} deletion{count!p} could not be finished, this one first: {what}",
            count=len(failed),
            what=failed[0].what,
        ),
        where=failed[0].where,
        mend=failed[0].mend,
    )


def _held(call: CallDirectory) -> datetime:
    """When a call was held; of one whose manifest cannot be read, when it was last written."""
    try:
        return held(call)
    except StorageError:
        return _written(call.path)


def _written(path: Path) -> datetime:
    """When something in a folder was last written."""
    times = [entry.stat().st_mtime for entry in (path, *path.rglob("*"))]
    return datetime.fromtimestamp(max(times), UTC)


def _purge_logs(store: Store, now: datetime, periods: Retention, rehearse: bool) -> tuple[Deletion, ...]:
    if not store.logs.is_dir():
        return ()
    found = []
    for path in sorted(store.logs.glob("*.log*")):
        age = now - datetime.fromtimestamp(path.stat().st_mtime, UTC)
        if age > periods.period("log"):
            found.append(Deletion("log", path.name, f"older than {periods.log} days", _size(path)))
            if not rehearse:
                try:
                    path.unlink()
                except OSError as error:
                    raise refused(path, error) from error
    return tuple(found)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
