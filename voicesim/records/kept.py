"""What is kept, as people ask for it: the list, and one call in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from voicesim.call.directory import MARKS, CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.errors import StorageError
from voicesim.modes import MODES, Mode
from voicesim.records.marks import Marks, earlier_marks, read_marks
from voicesim.records.report_file import shown_card
from voicesim.records.retention import Retention
from voicesim.records.store import Store
from voicesim.records.trainee import opinion_of
from voicesim.records.withholding import is_withheld
from voicesim.scorecard.card import Card, card_in
from voicesim.scorecard.report.opinion import Opinion


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of the list."""

    name: str
    """Folder's name, by which it is shown, exported and verified."""
    directory: CallDirectory
    mode: Mode
    scenario: str
    person: str
    """Pseudonym of whose call it is; empty for one that was taken before calls had owners."""
    held: datetime
    complete: bool
    score: float | None
    """0..100 as the machine proposes; None when not scored, not to be judged, or withheld."""
    withheld: bool
    """Is what the machine makes of it kept from everybody but its examiners?"""
    marked: bool
    """True when a person has marked and signed it."""
    recording: bool
    """Is there still sound?"""
    recording_until: date
    analysis_until: date
    """When they fall due for deletion."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One call in full."""

    kept: Kept
    manifest: Manifest
    scorecard: Card | None
    """Without what was waived; None while it is withheld."""
    opinion: Opinion
    """What the trainee says of it."""
    marks: Marks | None
    """The present examiner's."""
    earlier: tuple[Marks, ...] = ()
    """Those that were contested, the first first."""


def list_records(store: Store, retention: Retention | None = None) -> tuple[Kept, ...]:
    """Every call of the store, the newest first. Raises `StorageError` when a manifest is damaged."""
    periods = retention or Retention()
    calls = [call for mode in MODES for call in store.shelf(mode).calls()]
    kept = [describe(call, periods) for call in (*calls, *store.loose())]
    return tuple(sorted(kept, key=lambda one: (one.held, one.name), reverse=True))


def show_record(store: Store, name: str, retention: Retention | None = None) -> Shown:
    """One call in full, by its name or the beginning of it. Raises `StorageError`."""
    _, call = store.find(name)
    marks = read_marks(call) if (call.path / MARKS).is_file() else None
    earlier = tuple(one for _, one in earlier_marks(call) if one is not None)
    described = describe(call, retention or Retention())
    card = None if described.withheld else read_scorecard(call)
    opinion = opinion_of(call, card) if card else Opinion()
    shown = shown_card(card, marks) if card else None
    return Shown(described, call.manifest(), shown, opinion, marks, earlier)


def signed_examination(store: Store, name: str) -> bool:
    """Is there a call of that name which an examiner has signed?"""
    try:
        _, call = store.find(name)
        return (call.path / MARKS).is_file() and read_marks(call).closed
    except StorageError:
        return False


def describe(call: CallDirectory, retention: Retention) -> Kept:
    """One call as the list shows it."""
    manifest, card, when = call.manifest(), read_scorecard(call), held(call)
    withheld = is_withheld(call)
    score = card.score if card and not withheld else None
    return Kept(
        name=call.path.name,
        directory=call,
        mode=manifest.mode,
        scenario=manifest.scenario,
        person=manifest.owner.get("person", ""),
        held=when,
        complete=manifest.complete,
        score=None if score is None else float(score),
        withheld=withheld,
        marked=(call.path / MARKS).is_file() and read_marks(call).closed,
        recording=call.sound.is_file(),
        recording_until=(when + retention.period("recording")).date(),
        analysis_until=(when + retention.period("analysis")).date(),
        size=sum(file.stat().st_size for file in call.path.rglob("*") if file.is_file()),
    )


def held(call: CallDirectory) -> datetime:
    """When the call was held: what its manifest says, else when its log was last written."""
    try:
        when = datetime.fromisoformat(call.manifest().held)
    except ValueError:
        log = call.events if call.events.is_file() else call.manifest_path
        return datetime.fromtimestamp(log.stat().st_mtime, UTC)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def read_scorecard(call: CallDirectory) -> Card | None:
    """The scorecard on disk; None when the call was not scored. Raises `StorageError` when it is damaged."""
    return card_in(call.scorecard) if call.scorecard.is_file() else None
