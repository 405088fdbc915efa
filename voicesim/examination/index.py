"""The catalogue's view of a sitting, made from its journal, and brought up to date with it."""

from __future__ import annotations

from voicesim.catalogue.database import Database
from voicesim.catalogue.sittings import (
    AssignmentEntry,
    CandidateEntry,
    DecisionEntry,
    MarksEntry,
    SittingEntry,
    enter_sitting,
    lines_entered,
)
from voicesim.errors import StorageError
from voicesim.examination.book import Book, books
from voicesim.examination.duties import Slot
from voicesim.examination.state import SittingState
from voicesim.messages.message import Message
from voicesim.sessions.registry import Registry


def bring_up_to_date(database: Database, book: Book) -> None:
    """Let the catalogue say what the journal says. Raises `StorageError`; nothing of the sitting is lost."""
    if lines_entered(database, book.id) >= book.lines:
        return
    try:
        enter_sitting(database, entry_of(book))
    except StorageError as error:
        comfort = Message(
            "{mend}; what was done stands in the sitting's journal, and the catalogue catches up",
            mend=error.mend,
        )
        raise StorageError(error.code, what=error.what, where=error.where, mend=comfort) from error


def rebuild_sittings(registry: Registry) -> int:
    """Enter every sitting of the store anew; gives how many there are. Raises `StorageError`."""
    count = 0
    for book in books(registry.store):
        enter_sitting(registry.database, entry_of(book))
        count += 1
    return count


def entry_of(book: Book) -> SittingEntry:
    """What the catalogue says of a sitting: people who were deleted are in no row."""
    state, people = book.state, book.people
    return SittingEntry(
        id=book.id,
        blueprint=state.blueprint.id,
        stage=state.stage,
        made=state.made,
        opened=state.opened,
        closed=state.closed,
        lines=book.lines,
        candidates=[
            CandidateEntry(one.number, people[seat])
            for seat, one in state.candidates.items()
            if seat in people
        ],
        assignments=_assignments(state, people),
        marks=[
            MarksEntry(call.name, people[sheet.examiner], number, sheet.signed)
            for call in state.calls.values()
            for number, one in enumerate(call.rounds)
            for sheet in one.signed
            if sheet.signed is not None and sheet.examiner in people
        ],
        decisions=[
            DecisionEntry(
                one.number,
                one.decisions[-1].at,
                one.decisions[-1].passed,
                one.communicated[-1] if one.communicated and not one.decided_anew else None,
                state.contest_until(one),
            )
            for seat, one in state.candidates.items()
            if one.decisions and seat in people
        ],
    )


def _assignments(state: SittingState, people: dict[str, str]) -> list[AssignmentEntry]:
    calls = {
        Slot(call.candidate, call.station, number): (call, one)
        for call in state.calls.values()
        if call.held and not call.granted
        for number, one in enumerate(call.rounds)
    }
    found = []
    for slot, seats in state.duties.items():
        call, marking = calls.get(slot, (None, None))
        for seat in seats:
            if seat in people:
                sheet = marking.sheets.get(seat) if marking else None
                signed = sheet.signed if sheet else None
                found.append(AssignmentEntry(slot.key, people[seat], call.name if call else "", signed))
    return found
