"""Verifying what is kept: every file as it was fingerprinted, every journal whole, every seal signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from voicesim.call.directory import REPORT, SCORECARD, SOUND, CallDirectory, sha256
from voicesim.call.manifest import Manifest
from voicesim.call.whole_files import refused
from voicesim.errors import MarkingError, StorageError
from voicesim.messages.message import Message
from voicesim.modes import MODES, Mode, rules_of
from voicesim.records.changes import changes_of
from voicesim.records.export import check_export
from voicesim.records.journal import Entry
from voicesim.records.proces_verbaux import changed_papers
from voicesim.records.programme import programme_verified
from voicesim.records.removal import muting, name_of, unfinished
from voicesim.records.reworking import changing
from voicesim.records.seals import Seal, seal_findings
from voicesim.records.sitting_retention import unfinished_sittings
from voicesim.records.sittings import sittings_verified
from voicesim.records.store import RECEIPTS, Shelf, Store

Fault: TypeAlias = Literal["changed", "missing", "journal", "seal", "strange", "unfinished"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold."""

    call: str
    """Name of the call; empty for a journal."""
    fault: Fault
    sentence: Message


@dataclass(frozen=True, slots=True)
class Verified:
    """The result: nothing found means nothing was tampered with since it was fingerprinted."""

    calls: int
    files: int
    entries: int
    """Lines of the journals."""
    findings: tuple[Finding, ...]
    notes: tuple[Message, ...] = ()
    """What is worth knowing and is no tampering: a call cut short, a line broken off, a wrong clock."""

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
        found = findings_of(shelf, call)
        notes = (*_notes(shelf, call, _own(shelf, call)), *changes_of((call,)))
        return Verified(1, _count(call), 0, found, notes)
    parts = [*(_shelf(store.shelf(mode)) for mode in MODES), _loose(store), _sittings(store)]
    return Verified(
        sum(part.calls for part in parts),
        sum(part.files for part in parts),
        sum(part.entries for part in parts),
        tuple(finding for part in parts for finding in part.findings),
        (*(note for part in parts for note in part.notes), *changes_of(_every(store))),
    )


def _every(store: Store) -> Iterator[CallDirectory]:
    for mode in MODES:
        yield from store.shelf(mode).calls()
    yield from store.loose()


def findings_of(shelf: Shelf, call: CallDirectory, own: Sequence[Entry] | None = None) -> tuple[Finding, ...]:
    """What does not hold of one call; `own` are the journal's lines about it, read where not given.

    Raises `StorageError`.
    """
    return tuple(_call_findings(shelf, call, _own(shelf, call) if own is None else own))


def refuse_what_was_changed(shelf: Shelf, call: CallDirectory) -> None:
    """Raises `MarkingError` when a call that is to be marked or signed is not what was filed."""
    found = findings_of(shelf, call)
    if found:
        raise MarkingError(
            "marking.changed",
            what=Message("is not what was filed: {sentence}", sentence=found[0].sentence),
            where=str(call.path),
            mend=Message("put it back from a copy, or hold the examination again"),
        )


def _shelf(shelf: Shelf) -> Verified:
    if not shelf.folder.is_dir():
        return Verified(0, 0, 0, ())
    checked, entries = shelf.journal.checked(), shelf.journal.entries()
    findings = [
        Finding("", "journal", Message("{mode} journal: {fault}", mode=shelf.mode, fault=fault))
        for fault in checked.faults
    ]
    notes = [Message("{mode} journal: {note}", mode=shelf.mode, note=note) for note in checked.notes]
    present = tuple(shelf.calls())
    findings += _unfinished(shelf.folder)
    findings += _receipts(shelf.folder.parent / RECEIPTS, entries)
    findings += _lost(shelf, entries, {call.path.name for call in present})
    by_call: dict[str, list[Entry]] = {}
    for entry in entries:
        by_call.setdefault(entry.call, []).append(entry)
    for call in present:
        own = by_call.get(call.path.name, [])
        findings += _call_findings(shelf, call, own)
        notes += _notes(shelf, call, own)
    return Verified(len(present), sum(map(_count, present)), checked.lines, tuple(findings), tuple(notes))


def _sittings(store: Store) -> Verified:
    lines, faults, notes = sittings_verified(store.root, store.keys)
    more = programme_verified(store.root, store.keys)
    entered = store.shelf("certification").journal.entries()
    findings = [Finding("", "journal", fault) for fault in (*faults, *more[1])]
    findings += [Finding("", "changed", fault) for fault in changed_papers(store, entered)]
    left = unfinished_sittings(store.root, store.keys)
    findings += [Finding("", "unfinished", one) for one in left]
    return Verified(0, 0, lines + more[0], tuple(findings), (*notes, *more[2]))


def _loose(store: Store) -> Verified:
    calls, shelf = tuple(store.loose()), store.shelf("practice")
    findings = [*_unfinished(store.root), *(f for call in calls for f in _call_findings(shelf, call, []))]
    return Verified(len(calls), sum(map(_count, calls)), 0, tuple(findings))


def _own(shelf: Shelf, call: CallDirectory) -> list[Entry]:
    """The lines about a call; none about one that lies beside the shelf."""
    if call.path.parent != shelf.folder:
        return []
    return [entry for entry in shelf.journal.entries() if entry.call == call.path.name]


def _call_findings(shelf: Shelf, call: CallDirectory, own: Sequence[Entry]) -> Iterator[Finding]:
    name = call.path.name
    try:
        manifest = call.manifest()
    except StorageError as error:
        yield Finding(name, "changed", Message("manifest.json {what}", what=error.what))
        return
    leaving: frozenset[str] = frozenset()
    if muting(call).exists():
        leaving = frozenset((SOUND, REPORT))
        yield Finding(
            name,
            "unfinished",
            Message("the deletion of its sound was broken off; 'voicesim records purge' finishes it"),
        )
    if half := changing(call):
        leaving |= half
        yield Finding(
            name,
            "unfinished",
            Message("scoring it again was broken off; 'voicesim score' with its folder finishes it"),
        )
    yield from _place(name, shelf, manifest.mode, own, loose=call.path.parent != shelf.folder)
    if rules_of(manifest.mode).begun_in_store and not _as_written(call, manifest):
        yield Finding(name, "changed", Message("manifest.json was changed; put the file back from a copy"))
    seal = Seal.of(shelf.journal, call, own)
    yield from _files(call, manifest.files, leaving | seal.in_the_making)
    yield from (Finding(name, *found) for found in seal_findings(seal, manifest, leaving))


def _as_written(call: CallDirectory, manifest: Manifest) -> bool:
    """Is the manifest byte for byte what we write? Its facts are compared with the journal besides."""
    try:
        return call.manifest_path.read_bytes() == manifest.as_json().encode("utf-8")
    except OSError as error:
        raise refused(call.manifest_path, error) from error


def _place(name: str, shelf: Shelf, mode: Mode, own: Sequence[Entry], *, loose: bool) -> Iterator[Finding]:
    if mode != shelf.mode:
        yield Finding(
            name, "strange", Message("a {mode} call lies among {mode2} calls", mode=mode, mode2=shelf.mode)
        )
    elif loose and rules_of(mode).begun_in_store:
        yield Finding(name, "strange", Message("a certification call lies outside its shelf"))
    elif rules_of(mode).begun_in_store and not any(entry.deed == "begun" for entry in own):
        yield Finding(name, "strange", Message("this certification call was never begun in this store"))


def _files(call: CallDirectory, files: Mapping[str, str], but: frozenset[str]) -> Iterator[Finding]:
    for file, digest in sorted(files.items()):
        path = call.path / file
        if file in but:
            continue
        if not path.is_file():
            yield Finding(call.path.name, "missing", Message("{file} is gone", file=file))
        elif sha256(path) != digest:
            yield Finding(call.path.name, "changed", Message("{file} is not what it was", file=file))
    if SCORECARD not in {*files, *but} and (call.path / SCORECARD).is_file():
        yield Finding(
            call.path.name,
            "strange",
            Message(
                "{scorecard} has no fingerprint: somebody put it there, or its writing was broken off; "
                "'voicesim score' writes it anew",
                scorecard=SCORECARD,
            ),
        )


def _unfinished(folder: Path) -> list[Finding]:
    sentence = Message("its deletion was broken off; 'voicesim records purge' finishes it")
    return [Finding(name_of(path), "unfinished", sentence) for path in unfinished(folder)]


def _receipts(folder: Path, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Receipts of deletions that are not what was entered."""
    for entry in entries:
        for name, digest in entry.files.items() if entry.deed == "erased" else ():
            path = folder / name
            if not path.is_file() or sha256(path) != digest:
                form = "the receipt {number} is gone, or not what was entered"
                yield Finding("", "changed", Message(form, number=entry.why))


def _lost(shelf: Shelf, entries: tuple[Entry, ...], present: set[str]) -> Iterator[Finding]:
    """Calls the journal saw begin and neither lie here nor were deleted whole, and what lies here of none.

    A practice call that was begun and never held (no headset, say) is no fault; an examination is one,
    until somebody has deleted it with a reason: it may have been emptied.
    """
    last = {entry.call: entry for entry in entries if entry.call}
    unheld = {path.name for path in shelf.unheld()}
    strays = {path.name for path in shelf.strays()}
    leaving = {name_of(path) for path in unfinished(shelf.folder)}
    for name in sorted(strays):
        done = name in last and last[name].deed == "deleted"
        yield Finding(
            name,
            "unfinished" if done else "missing",
            Message("something is left of a call that was deleted; 'voicesim records purge' finishes it")
            if done
            else Message("manifest.json is gone; 'voicesim records delete' takes away what is left"),
        )
    for name, entry in sorted(last.items()):
        if name in present | strays | leaving or entry.deed == "deleted":
            continue
        if name not in unheld:
            yield Finding(name, "missing", Message("the call is gone and no deletion was entered"))
        elif rules_of(shelf.mode).begun_in_store:
            yield Finding(name, "strange", Message("this examination was begun and holds nothing"))


def _notes(shelf: Shelf, call: CallDirectory, own: Sequence[Entry]) -> Iterator[Message]:
    """A call the machine did not live to close, and one whose files nobody entered."""
    if call.path.parent != shelf.folder:
        return
    try:
        manifest: Manifest = call.manifest()
    except StorageError:
        return
    if not manifest.complete:
        yield Message("{name}: was cut short; 'voicesim score' scores what there is", name=call.path.name)
    elif not any(entry.deed in ("filed", "sealed") for entry in own):
        yield Message("{name}: its files were never entered in the journal", name=call.path.name)


def _count(call: CallDirectory) -> int:
    try:
        return len(call.manifest().files)
    except StorageError:
        return 0
