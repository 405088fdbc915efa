"""Deleting what has been kept long enough, with a signed line for each deletion (L11, L12)."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from voicesim.call.directory import REPORT, SOUND, CallDirectory, sha256
from voicesim.call.transcript import read_record
from voicesim.call.whole_files import refused, write_whole
from voicesim.client.scenario import load_scenario
from voicesim.errors import ContentError, StorageError
from voicesim.records.kept import held, read_scorecard
from voicesim.records.report_file import page_of
from voicesim.records.retention import Kind, Retention
from voicesim.records.store import MODES, Shelf, Store


@dataclass(frozen=True, slots=True)
class Deletion:
    """One thing that was deleted, or would be."""

    kind: Kind
    name: str
    """Name of the call, or of the log file."""
    why: str
    size: int
    """Bytes given back."""


def purge(
    store: Store, now: datetime, retention: Retention | None = None, *, rehearse: bool = False
) -> tuple[Deletion, ...]:
    """Delete what is due at `now`; with `rehearse`, only say what would be deleted.

    A recording goes first, alone: the report is written anew without its sound. When the analysis is due the
    whole folder goes. Raises `StorageError`; what was deleted before is then in the journal.
    """
    periods = retention or Retention()
    deleted = [
        deletion
        for mode in MODES
        for call in store.shelf(mode).calls()
        for deletion in _purge_call(store.shelf(mode), call, now, periods, rehearse)
    ]
    deleted += [deletion for mode in MODES for deletion in _purge_unheld(store.shelf(mode), now, rehearse)]
    for call in store.loose():
        deleted += _purge_call(store.shelf("practice"), call, now, periods, rehearse)
    return (*deleted, *_purge_logs(store, now, periods, rehearse))


def delete(store: Store, name: str, now: datetime, why: str) -> Deletion:
    """Delete one call at once: a trainee's right, a discarded session. Raises `StorageError`."""
    if not why.strip():
        raise StorageError(
            "purge.no_reason", what="is to be deleted without a reason", where=name, mend="give the reason"
        )
    for shelf in map(store.shelf, MODES):
        if shelf.folder / name in shelf.unheld():
            return _delete_unheld(shelf, shelf.folder / name, now, why.strip(), False)
    shelf, call = store.find(name)
    return _delete_call(shelf, call, now, why.strip(), False)


def _purge_call(
    shelf: Shelf, call: CallDirectory, now: datetime, periods: Retention, rehearse: bool
) -> tuple[Deletion, ...]:
    age = now - held(call)
    if age > periods.period("analysis"):
        return (_delete_call(shelf, call, now, f"older than {periods.analysis} days", rehearse),)
    if age > periods.period("recording") and _has_sound(call):
        return (_delete_sound(shelf, call, now, f"older than {periods.recording} days", rehearse),)
    return ()


def _purge_unheld(shelf: Shelf, now: datetime, rehearse: bool) -> tuple[Deletion, ...]:
    """Practice calls begun more than a day ago and never held: nothing is in their folders."""
    if shelf.mode != "practice":
        return ()
    begun = {e.call: datetime.fromisoformat(e.at) for e in shelf.journal.entries()} if shelf.unheld() else {}
    due = [path for path in shelf.unheld() if now - begun.get(path.name, now) > timedelta(days=1)]
    return tuple(_delete_unheld(shelf, path, now, "begun and never held", rehearse) for path in due)


def _delete_unheld(shelf: Shelf, path: Path, now: datetime, why: str, rehearse: bool) -> Deletion:
    if not rehearse:
        shelf.journal.append(now, "deleted", path.name, why, {})
        _remove_tree(path)
    return Deletion("analysis", path.name, why, 0)


def _delete_call(shelf: Shelf, call: CallDirectory, now: datetime, why: str, rehearse: bool) -> Deletion:
    files = [path for path in call.path.rglob("*") if path.is_file()]
    deletion = Deletion("analysis", call.path.name, why, sum(path.stat().st_size for path in files))
    if not rehearse:
        gone = {path.relative_to(call.path).as_posix(): sha256(path) for path in files}
        shelf.journal.append(now, "deleted", call.path.name, why, gone)
        _remove_tree(call.path)
    return deletion


def _delete_sound(shelf: Shelf, call: CallDirectory, now: datetime, why: str, rehearse: bool) -> Deletion:
    before = _size(call.sound) + _size(call.report)
    if rehearse:
        return Deletion("recording", call.path.name, why, before)
    gone = {name: sha256(call.path / name) for name in (SOUND, REPORT) if (call.path / name).is_file()}
    shelf.journal.append(now, "muted", call.path.name, f"recording {why}", gone)
    _mute_report(call)
    try:
        call.sound.unlink(missing_ok=True)
    except OSError as error:
        raise refused(call.sound, error) from error
    _forget(call, SOUND)
    return Deletion("recording", call.path.name, why, before - _size(call.report))


def _mute_report(call: CallDirectory) -> None:
    """Write the report anew without sound; one that cannot be written anew is deleted with the recording."""
    if not call.report.is_file():
        return
    card = read_scorecard(call)
    try:
        scenario = load_scenario(call.manifest().scenario)
    except ContentError:
        scenario = None
    if card is None or scenario is None:
        call.report.unlink()
        _forget(call, REPORT)
        return
    write_whole(call.report, page_of(call, replace(read_record(call), sound=None), card, scenario, None))
    call.fingerprint((REPORT,))


def _forget(call: CallDirectory, name: str) -> None:
    """Take a deleted file's fingerprint out of the manifest."""
    manifest = call.manifest()
    files = {file: digest for file, digest in manifest.files.items() if file != name}
    write_whole(call.manifest_path, replace(manifest, files=files).as_json())


def _has_sound(call: CallDirectory) -> bool:
    return call.sound.is_file()


def _purge_logs(store: Store, now: datetime, periods: Retention, rehearse: bool) -> tuple[Deletion, ...]:
    if not store.logs.is_dir():
        return ()
    found = []
    for path in sorted(store.logs.glob("*.log*")):
        age = now - datetime.fromtimestamp(path.stat().st_mtime, UTC)
        if age > periods.period("log"):
            found.append(Deletion("log", path.name, f"older than {periods.log} days", _size(path)))
            if not rehearse:
                path.unlink()
    return tuple(found)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _remove_tree(path: Path) -> None:
    try:
        shutil.rmtree(path)
    except OSError as error:
        raise refused(path, error) from error
