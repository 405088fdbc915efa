"""Taking a call, or its sound, off the disk: one step aside, then gone, then signed for.

The step aside is one renaming, which happens or does not. From then on the call is no call any more, and what
is left to do can be seen from the folder alone: a deletion that was broken off, by a power cut or by a file
somebody holds open, is found by `records verify` and finished by the next purge.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from voicesim.call.directory import REPORT, SOUND, CallDirectory, sha256
from voicesim.call.private import to_the_platter
from voicesim.call.transcript import read_record
from voicesim.call.whole_files import refused, write_whole
from voicesim.client.scenario import load_scenario
from voicesim.errors import Mendable, StorageError
from voicesim.messages.message import Message
from voicesim.records.kept import read_scorecard
from voicesim.records.report_file import page_of
from voicesim.records.store import Shelf

ASIDE = ".leaving."
"""Begins the name of what is on its way out."""

NOTE = ".deletion.json"
"""In a folder that is on its way out: why, and what was in it."""

BROKEN_OFF = "a deletion that had been broken off"


def remove_call(shelf: Shelf, folder: Path, now: datetime, why: str) -> None:
    """Delete a folder of `shelf` (or beside it), whatever it holds, and enter that in the journal.

    Raises `StorageError`: before the step aside the call is as it was; afterwards it is unfinished.
    """
    try:
        gone = {path.relative_to(folder).as_posix(): sha256(path) for path in _files(folder)}
        aside = _step_aside(folder)
    except OSError as error:
        raise refused(folder, error) from error
    with suppress(
        StorageError
    ):  # a full disk must not stop a deletion; without the note only the why is lost
        write_whole(aside / NOTE, json.dumps({"why": why, "files": gone}, ensure_ascii=False))
    _finish(shelf, aside, now, why, gone)


def unfinished(folder: Path) -> tuple[Path, ...]:
    """Folders of calls in `folder` whose deletion was begun and is not finished."""
    return tuple(path for path in sorted(folder.glob(f"{ASIDE}*")) if path.is_dir())


def name_of(aside: Path) -> str:
    """The name of the call that a folder on its way out, or a sound, once had."""
    return aside.name.removeprefix(ASIDE)


def finish(shelf: Shelf, aside: Path, now: datetime) -> str:
    """Go on with a deletion that was broken off; gives its reason. Raises `StorageError`."""
    why, gone = _note(aside)
    if any(e.deed == "deleted" and e.call == name_of(aside) for e in shelf.journal.entries()):
        _remove_folder(aside)  # only the empty folder was left
    else:
        _finish(shelf, aside, now, why, gone)
    return why


def mute(shelf: Shelf, call: CallDirectory, now: datetime, why: str) -> None:
    """Delete the sound of a call, and the sound inside its report, and enter that in the journal.

    May be called again after it was broken off. Raises `StorageError`.
    """
    aside = muting(call)
    known = call.manifest().files
    gone = {name: known.get(name) or _sha256(call.path / name) for name in (SOUND, REPORT)}
    try:
        if call.sound.is_file():
            call.sound.replace(aside)
            to_the_platter(call.path)
        if aside.is_file():
            with aside.open("r+b") as file:  # the voice goes now; the empty file says what is left to do
                file.truncate()
        _remove_torn(call.path)
        _mute_report(call)
        shelf.journal.append(now, "muted", call.path.name, why, gone)
        _forget(call, SOUND)
        aside.unlink(missing_ok=True)
    except OSError as error:
        raise _half(call.path, error) from error


def muting(call: CallDirectory) -> Path:
    """Where the sound of a call lies, emptied, while its deletion is unfinished."""
    return call.path / f"{ASIDE}{SOUND}"


def _step_aside(folder: Path) -> Path:
    aside = folder.with_name(f"{ASIDE}{folder.name}")
    folder.rename(aside)
    to_the_platter(aside.parent)
    return aside


def _finish(shelf: Shelf, aside: Path, now: datetime, why: str, gone: Mapping[str, str]) -> None:
    """Empty the folder, sign, then take the folder itself away: it stays until the line is in the journal."""
    left: OSError | None = None
    for path in (*_files(aside), *_subfolders(aside)):
        try:
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        except OSError as error:  # go on: as much of it as can go goes
            left = left or error
    if left is not None:
        raise _half(aside, left)
    shelf.journal.append(now, "deleted", name_of(aside), why, gone)
    _remove_folder(aside)


def _remove_folder(aside: Path) -> None:
    try:
        (aside / NOTE).unlink(missing_ok=True)
        aside.rmdir()
    except OSError as error:
        raise _half(aside, error) from error


def _files(folder: Path) -> Iterator[Path]:
    """Every file in a folder but the note: sound and report first, they hold the voice."""
    found = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
    voice = (SOUND, REPORT)
    yield from sorted(
        (path for path in found if path.name != NOTE), key=lambda path: (path.name not in voice, path)
    )


def _subfolders(folder: Path) -> Iterator[Path]:
    """The folders in a folder, the innermost first."""
    found = [path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()]
    yield from sorted(found, key=lambda path: -len(path.parts))


def _note(aside: Path) -> tuple[str, Mapping[str, str]]:
    try:
        body = json.loads((aside / NOTE).read_text(encoding="utf-8"))
        return str(body["why"]), {str(name): str(digest) for name, digest in body["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return BROKEN_OFF, {}


def _mute_report(call: CallDirectory) -> None:
    """Write the report anew without sound; one that cannot be written anew goes with the recording."""
    if not call.report.is_file():
        _forget(call, REPORT)
        return
    try:
        card, scenario = read_scorecard(call), load_scenario(call.manifest().scenario)
        silent = replace(read_record(call), sound=None)
        page = page_of(call, silent, card, scenario, None) if card is not None else None
    except Mendable:
        page = None
    if page is None:
        call.report.unlink()
        _forget(call, REPORT)
        return
    write_whole(call.report, page)
    call.fingerprint((REPORT,))


def _forget(call: CallDirectory, name: str) -> None:
    """Take a deleted file's fingerprint out of the manifest."""
    manifest = call.manifest()
    if name in manifest.files:
        files = {file: digest for file, digest in manifest.files.items() if file != name}
        write_whole(call.manifest_path, replace(manifest, files=files).as_json())


def _remove_torn(folder: Path) -> None:
    """Remove what a killed process left beside a sound or a report it was writing: the voice is in it too."""
    for pattern in (f".{SOUND}.*", f".{REPORT}.*", f"{SOUND}.part"):
        for path in folder.glob(pattern):
            path.unlink()


def _sha256(path: Path) -> str:
    return sha256(path) if path.is_file() else ""


def _half(path: Path, error: OSError) -> StorageError:
    """The sentence for a deletion that could not be finished."""
    why = refused(path, error)
    return StorageError(
        "purge.unfinished",
        what=Message("could not be wholly deleted ({what})", what=why.what),
        where=str(error.filename or path),
        mend=Message("close what holds it open, then 'voicesim records purge' finishes the deletion"),
    )
