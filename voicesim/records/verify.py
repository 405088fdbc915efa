"""Verifying what is kept: every file as it was fingerprinted, every journal whole, every seal signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from voicesim.call.directory import MARKS, CallDirectory, sha256
from voicesim.errors import StorageError
from voicesim.records.export import check_export
from voicesim.records.journal import Entry
from voicesim.records.marks import read_marks, signed_text
from voicesim.records.store import MODES, Shelf, Store

Fault: TypeAlias = Literal["changed", "missing", "journal", "seal", "strange"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold."""

    call: str
    """Name of the call; empty for a journal."""
    fault: Fault
    sentence: str


@dataclass(frozen=True, slots=True)
class Verified:
    """The result: nothing found means nothing was tampered with since it was fingerprinted."""

    calls: int
    files: int
    entries: int
    """Lines of the journals."""
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Does everything hold?"""
        return not self.findings


def verify(store: Store, name: str | None = None) -> Verified:
    """Verify one call by its name, an exported zip by its path, or the whole store with both its journals.

    Raises `StorageError`.
    """
    if name is not None and name.endswith(".zip"):
        files, faults = check_export(store, Path(name))
        return Verified(1, files, 0, tuple(Finding(Path(name).stem, "changed", fault) for fault in faults))
    if name is not None:
        shelf, call = store.find(name)
        loose = call.path.parent != shelf.folder
        found = tuple(_call_findings(shelf, call, () if loose else shelf.journal.entries()))
        return Verified(1, len(call.manifest().files), 0, found)
    findings: list[Finding] = []
    calls = files = lines = 0
    for mode in MODES:
        shelf = store.shelf(mode)
        if not shelf.folder.is_dir():
            continue
        entries = shelf.journal.entries()
        lines += len(entries)
        findings += [Finding("", "journal", f"{mode} journal: {fault}") for fault in shelf.journal.faults()]
        present = tuple(shelf.calls())
        findings += _lost(shelf, entries, {call.path.name for call in present})
        for call in present:
            calls += 1
            files += _count(call)
            findings += _call_findings(shelf, call, entries)
    for call in store.loose():
        calls += 1
        files += _count(call)
        findings += _call_findings(store.shelf("practice"), call, ())
    return Verified(calls, files, lines, tuple(findings))


def _call_findings(shelf: Shelf, call: CallDirectory, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    name = call.path.name
    try:
        manifest = call.manifest()
    except StorageError as error:
        yield Finding(name, "changed", f"manifest.json {error.what}")
        return
    own = [entry for entry in entries if entry.call == name]
    yield from _place(name, shelf, manifest.mode, own, loose=call.path.parent != shelf.folder)
    yield from _files(call, manifest.files)
    yield from _seal(shelf, call, own)


def _place(name: str, shelf: Shelf, mode: str, own: list[Entry], *, loose: bool) -> Iterator[Finding]:
    if mode != shelf.mode:
        yield Finding(name, "strange", f"a {mode} call lies among {shelf.mode} calls")
    elif mode == "certification" and not any(entry.deed == "begun" for entry in own):
        yield Finding(name, "strange", "this certification call was never begun in this store")
    elif loose and mode == "certification":
        yield Finding(name, "strange", "a certification call lies outside its shelf")


def _files(call: CallDirectory, files: Mapping[str, str]) -> Iterator[Finding]:
    for file, digest in sorted(files.items()):
        path = call.path / file
        if not path.is_file():
            yield Finding(call.path.name, "missing", f"{file} is gone")
        elif sha256(path) != digest:
            yield Finding(call.path.name, "changed", f"{file} is not what it was")


def _seal(shelf: Shelf, call: CallDirectory, own: list[Entry]) -> Iterator[Finding]:
    """The last seal of the journal against the files; the signature under the marks."""
    name = call.path.name
    seals = [entry for entry in own if entry.deed == "sealed"]
    if seals:
        deleted = {file for entry in own if entry.number > seals[-1].number for file in entry.files}
        for file, digest in seals[-1].files.items():
            path = call.path / file
            if file not in deleted and (not path.is_file() or sha256(path) != digest):
                yield Finding(name, "seal", f"{file} differs from what was sealed")
    if (call.path / MARKS).is_file():
        marks = read_marks(call)
        if marks.closed and not shelf.journal.signed(signed_text(marks), marks.signature):
            yield Finding(name, "seal", "the marks are not what was signed")
        if marks.closed and not seals:
            yield Finding(name, "seal", "the marks are signed but the journal knows nothing of it")


def _lost(shelf: Shelf, entries: tuple[Entry, ...], present: set[str]) -> Iterator[Finding]:
    """Calls the journal saw begin and neither lie here nor were deleted whole.

    A practice call that was begun and never held (no headset, say) is no fault; an examination is one,
    until somebody has deleted it with a reason: it may have been emptied.
    """
    last = {entry.call: entry for entry in entries}
    unheld = {path.name for path in shelf.unheld()}
    for name, entry in sorted(last.items()):
        if name in present or entry.deed == "deleted":
            continue
        if name not in unheld:
            yield Finding(name, "missing", "the call is gone and no deletion was entered")
        elif shelf.mode == "certification":
            yield Finding(name, "strange", "this examination was begun and holds nothing")


def _count(call: CallDirectory) -> int:
    try:
        return len(call.manifest().files)
    except StorageError:
        return 0
