"""What was entered of a call's files when it was held, marked or contested, against what lies there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.call.directory import EARLIER_MARKS, MANIFEST, MARKS, REPORT, CallDirectory, sha256
from voicesim.call.manifest import Manifest
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.journal import Entry, Journal
from voicesim.records.marks import Marks, earlier_marks, read_marks, signed_text

Found: TypeAlias = tuple[Literal["seal", "unfinished"], Message]

BROKEN_OFF = Message("the signing was broken off before it was entered; 'voicesim records mark' finishes it")


@dataclass(frozen=True, slots=True)
class Seal:
    """The last seal of a call, and the state its marks are in."""

    call: CallDirectory
    journal: Journal
    files: Mapping[str, str]
    """File -> sha256 as last entered; under the manifest's name the digest of its facts."""
    sealed: bool
    """Has an examiner's signature been entered?"""
    muted: frozenset[str]
    """Files that were lawfully changed or deleted since."""
    older: frozenset[str]
    """Digests of the marks in all seals: what was once sealed cannot be a signing that was broken off."""
    marks: Marks | None
    damaged: bool
    """True when there are marks that cannot be read."""

    @classmethod
    def of(cls, journal: Journal, call: CallDirectory, own: Sequence[Entry]) -> Seal:
        """The state of a call of which the journal has these lines."""
        seals = [entry for entry in own if entry.deed in ("filed", "sealed")]
        last = seals[-1] if seals else None
        marks, damaged = None, False
        try:
            marks = read_marks(call) if (call.path / MARKS).is_file() else None
        except StorageError:
            damaged = True
        return cls(
            call,
            journal,
            last.files if last else {},
            any(entry.deed == "sealed" for entry in seals),
            frozenset(
                file
                for entry in own
                if last is not None and entry.deed == "muted" and entry.number > last.number
                for file in entry.files
            ),
            frozenset(entry.files[MARKS] for entry in seals if MARKS in entry.files),
            marks,
            damaged,
        )

    @property
    def open(self) -> bool:
        """Is somebody marking the call?"""
        return self.marks is not None and not self.marks.closed

    @property
    def broken_off(self) -> bool:
        """Was a signature given that did not reach the journal?"""
        return (
            self.marks is not None
            and self.marks.closed
            and self.journal.signed(signed_text(self.marks), self.marks.signature)
            and sha256(self.call.path / MARKS) not in self.older
        )

    @property
    def in_the_making(self) -> frozenset[str]:
        """Files that change while a call is being marked, and are sealed at the end of it."""
        return frozenset((MARKS, REPORT, *EARLIER_MARKS)) if self.open or self.broken_off else frozenset()


def seal_findings(seal: Seal, manifest: Manifest, leaving: frozenset[str]) -> Iterator[Found]:
    """What does not hold; `leaving` are files whose deletion is under way. Raises `StorageError`."""
    if seal.damaged:
        yield "seal", Message("{marks} cannot be read; put the file back from a copy", marks=MARKS)
    for file, digest in seal.files.items():
        if file == MANIFEST:
            if digest != manifest.facts:
                yield "seal", Message("{manifest} does not say what was filed", manifest=MANIFEST)
        elif file not in seal.muted | leaving | seal.in_the_making and _digest(seal.call, file) != digest:
            yield "seal", Message("{file} differs from what was sealed", file=file)
    yield from _marks(seal)


def _marks(seal: Seal) -> Iterator[Found]:
    """The signatures, and that marks which were contested are still there."""
    earlier = earlier_marks(seal.call)
    for name, marks in earlier:
        if marks is None or not seal.journal.signed(signed_text(marks), marks.signature):
            yield "seal", Message("{name} is not what was signed", name=name)
    for name in EARLIER_MARKS:
        if name in seal.files and _digest(seal.call, name) != seal.files[name] and seal.in_the_making:
            yield "seal", Message("{name} differs from what was sealed", name=name)
    if seal.open and MARKS in seal.files:
        kept = [_digest(seal.call, name) for name, _ in earlier]
        if seal.files[MARKS] not in kept:
            yield "seal", Message("the marks that were contested are gone")
    if seal.marks is None and MARKS in seal.files and not seal.damaged:
        return  # found by its digest
    if seal.marks is None or not seal.marks.closed:
        return
    if not seal.journal.signed(signed_text(seal.marks), seal.marks.signature):
        yield "seal", Message("the marks are not what was signed")
    elif seal.broken_off:
        yield "unfinished", BROKEN_OFF
    elif not seal.sealed:
        yield "seal", Message("the marks are signed but the journal knows nothing of it")


def _digest(call: CallDirectory, file: str) -> str:
    path = call.path / file
    return sha256(path) if path.is_file() else ""
