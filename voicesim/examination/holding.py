"""A candidate's call: the one that was drawn, with what was sealed; what befell it; what of it is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from voicesim.audio.frames import FRAME, SAMPLE_RATE
from voicesim.call.directory import CallDirectory
from voicesim.call.event_reading import read_events
from voicesim.call.failed import failures
from voicesim.call.setup import Plan
from voicesim.content.notices import Notice
from voicesim.errors import DeviceError, MarkingError, Mendable, StorageError
from voicesim.examination import deeds
from voicesim.examination.book import Book
from voicesim.examination.refusing import refusal
from voicesim.examination.rules_of_calls import turn_of
from voicesim.examination.seal import (
    content_seal,
    engine_seal,
    refuse_changed,
    refuse_other_content,
    rubric_here,
    scenario_here,
)
from voicesim.examination.sittings import notice_of
from voicesim.examination.state import Turn
from voicesim.messages.message import Message
from voicesim.modes import CERTIFICATION
from voicesim.records.kept import read_scorecard
from voicesim.records.store import Store
from voicesim.scorecard.card import Card
from voicesim.sessions.new_call import NewCall
from voicesim.sessions.registry import Owner, Registry
from voicesim.settings.schema import Settings
from voicesim.weights.shelf import Told, nobody


@dataclass(frozen=True, slots=True)
class Prepared:
    """A call that a candidate may take now."""

    seat: str
    turn: Turn
    plan: Plan
    """Without its notice and provenance."""
    notice: Notice
    owner: Owner
    new: NewCall


def prepare(
    registry: Registry,
    book: Book,
    number: int,
    settings: Settings,
    clock: Callable[[], datetime],
    *,
    spoken: bool,
    told: Told = nobody,
) -> Prepared:
    """The next call of candidate `number`, everything it rests on being what was sealed.

    A call of theirs that a machine did not live to close is finished, or noted as stopped. Raises
    `MarkingError` (not open, all taken, something changed since), and what sealing raises.
    """
    seat = f"C{number}"
    finish_calls(registry.store, book, seat, clock())
    turn = turn_of(book.state, seat)
    state, notice = book.state, notice_of(book, settings, spoken=spoken)
    now = content_seal(state.blueprint)
    now |= engine_seal(state.blueprint, settings, notice, spoken=spoken, told=told)
    refuse_changed(state.seal, now, book.id)
    scenario = scenario_here(turn.scenario)
    person = book.people.get(seat)
    if person is None:
        raise refusal(
            "deleted",
            seat,
            Message("was deleted, and takes no call any more"),
            Message("name another candidate"),
        )
    known = registry.owner(person, "certification", "", clock())
    owner = Owner(known.person, known.group, known.purpose, book.id, turn.station)
    limit = state.blueprint.station(turn.station).minutes * 60
    plan = Plan(scenario, turn.seed, CERTIFICATION.mode, longest=limit)
    new = NewCall(registry.store, CERTIFICATION.mode, clock, None, registry, owner)
    return Prepared(seat, turn, plan, notice, owner, new)


@contextmanager
def noted(
    registry: Registry, book: Book, prepared: Prepared, clock: Callable[[], datetime]
) -> Iterator[Callable[[], Path]]:
    """A block in which a prepared call is held: it gives the folder, noted before the first frame.

    Behind the block the call is entered as complete. Whatever breaks it off is noted as an incident, and
    raised.
    """
    made: list[Path] = []

    def folder() -> Path:
        turn = prepared.turn
        path = prepared.new.folder(turn.scenario, turn.seed, prepared.plan.scenario.language)
        begun = deeds.Called(
            call=path.name,
            candidate=prepared.seat,
            station=turn.station,
            scenario=turn.scenario,
            seed=turn.seed,
        )
        book.enter(begun, clock())
        made.append(path)
        return path

    try:
        with prepared.new:
            yield folder
    except BaseException as error:
        if made:
            _broken_off(registry.store, book, made[0], error, clock())
        raise
    if made:
        _complete(registry.store, book, CallDirectory(made[0]), clock())


def finish_calls(store: Store, book: Book, seat: str, now: datetime) -> None:
    """Enter what a machine did not live to enter of a candidate's calls: complete, or stopped."""
    for call in book.state.calls_of(seat):
        if call.held or call.granted:
            continue
        directory = CallDirectory(store.shelf(CERTIFICATION.mode).folder / call.name)
        if _is_whole(directory):
            _complete(store, book, directory, now)
        elif not call.incidents:
            book.enter(deeds.Incident(call=call.name, kind="stopped"), now)


def _complete(store: Store, book: Book, call: CallDirectory, now: datetime) -> None:
    """Enter a call as complete, and what failed in it. Raises `MarkingError` for one with other content."""
    kind = befell(call)
    if kind:
        book.enter(deeds.Incident(call=call.path.name, kind=kind), now)
    manifest, card = call.manifest(), read_scorecard(call)
    assert card is not None, "a whole call has its scorecard"
    scenario = scenario_here(manifest.scenario)
    refuse_other_content(book.state.seal, scenario, manifest.content)
    state = book.state.calls[call.path.name]
    waived = book.state.candidates[state.candidate].waived
    weights = {one: float(w) for one, w in scenario.rubric.weights.items() if w > 0 and one not in waived}
    rubric = rubric_here(scenario.rubric.id, scenario.language)
    ordered = {one.id: weights[one.id] for one in rubric.criteria if one.id in weights}
    held = deeds.Held(
        call=call.path.name,
        facts=manifest.facts,
        criteria=ordered,
        levels=tuple(level.id for level in rubric.levels),
        proposal={one.id: float(one.share) for one in card.criteria if one.share is not None},
        checks=checks_of(card),
        seconds=seconds_of(call),
    )
    book.enter(held, now)


def _broken_off(store: Store, book: Book, path: Path, error: BaseException, now: datetime) -> None:
    """Note what broke a call off; one that was closed in good order all the same is complete."""
    call = CallDirectory(path)
    kind = kind_of(error)
    book.enter(deeds.Incident(call=path.name, kind=kind), now)
    if _is_whole(call):
        _complete(store, book, call, now)


def kind_of(error: BaseException) -> str:
    """What broke a call off, for the record."""
    if isinstance(error, DeviceError):
        return "device_lost"
    if isinstance(error, StorageError):
        return "disk_refused"
    if isinstance(error, Mendable):
        return "stage_failed"
    return "stopped"


STALL_SECONDS = 1.0
"""So much sound lost in one call is an incident."""


def befell(call: CallDirectory) -> str:
    """What befell a call that was held to its end: "stage_failed", "stall"; empty when nothing did."""
    counts = failures(read_events(call.events))
    frames = sum(count for name, count in counts.items() if name.startswith("lost."))
    if frames * FRAME >= STALL_SECONDS * SAMPLE_RATE:
        return "stall"
    return "stage_failed" if any(name.endswith((".failed", ".late")) for name in counts) else ""


def checks_of(card: Card) -> dict[str, bool]:
    """Check -> met, of those that the machine could judge."""
    return {
        check.id: check.verdict == "met"
        for criterion in card.criteria
        for check in criterion.checks
        if check.id and check.verdict in ("met", "missed", "fault")
    }


def refuse_changed_call(store: Store, book: Book, name: str) -> CallDirectory:
    """The folder of a call that is to be marked; everything it rests on is what was sealed.

    Raises `MarkingError` naming what has changed: content, program, rubric, or a file of the call.
    """
    from voicesim.records.verify import refuse_what_was_changed

    call = CallDirectory(store.shelf(CERTIFICATION.mode).folder / name)
    if not call.manifest_path.is_file():
        raise MarkingError(
            "sitting.call_gone",
            what=Message("is not in the store any more"),
            where=name,
            mend=Message("put it back from a copy"),
        )
    refuse_changed(book.state.seal, content_seal(book.state.blueprint), book.id)
    refuse_what_was_changed(store.shelf(CERTIFICATION.mode), call)
    entered = book.state.calls[name].facts if name in book.state.calls else ""
    if entered and call.manifest().facts != entered:
        raise refusal(
            "facts",
            name,
            Message("its manifest is not what was entered in the journal"),
            Message("put it back from a copy"),
        )
    return call


def seconds_of(call: CallDirectory) -> float:
    """How long a call took, from its first frame to its last, as its log says."""
    log = read_events(call.events)
    return round(log[-1].at / SAMPLE_RATE, 2) if log else 0.0


def _is_whole(call: CallDirectory) -> bool:
    try:
        return call.manifest().complete and read_scorecard(call) is not None
    except StorageError:
        return False
