"""Marking: alone and blind, then with the evidence, then signed; a third person settles what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from voicesim.blind_marking import sheet
from voicesim.blind_marking.scale import WHOLE, Scale
from voicesim.examination.deeds import Changed, Levelled, Rated, Seen, Settled, Signed
from voicesim.examination.refusing import call_named, person_at, reasoned, refusal, with_call
from voicesim.examination.state import CallState, Settlement, Sheet, SittingState
from voicesim.messages.message import Message


def rated(state: SittingState, deed: Rated) -> SittingState:
    """The impression of the whole call: first of all, and not changed by what comes after."""
    call = to_be_marked(state, deed.call, deed.by)
    return _with_sheet(state, call, sheet.rated(_sheet(call, deed.by), deed.by, deed.rating, call.name))


def levelled(state: SittingState, deed: Levelled) -> SittingState:
    """Criteria marked before anything was seen; given anew until the evidence is opened."""
    call = to_be_marked(state, deed.call, deed.by)
    done = sheet.levelled(_sheet(call, deed.by), _scale(call), deed.levels, call.name)
    return _with_sheet(state, call, done)


def seen(state: SittingState, deed: Seen, at: datetime) -> SittingState:
    """The evidence is opened once every criterion is marked."""
    call = to_be_marked(state, deed.call, deed.by)
    return _with_sheet(state, call, sheet.seen(_sheet(call, deed.by), _scale(call), call.name, at))


def changed(state: SittingState, deed: Changed, at: datetime) -> SittingState:
    """A mark is changed after the evidence was seen: both are kept."""
    call = to_be_marked(state, deed.call, deed.by)
    own, scale = _sheet(call, deed.by), _scale(call)
    done = sheet.changed(own, scale, deed.criterion, deed.level, deed.why, call.name, at)
    return _with_sheet(state, call, done)


def signed(state: SittingState, deed: Signed, at: datetime) -> SittingState:
    """An examiner signs."""
    call = to_be_marked(state, deed.call, deed.by)
    return _with_sheet(state, call, sheet.signed(_sheet(call, deed.by), call.name, at))


def settled(state: SittingState, deed: Settled, at: datetime) -> SittingState:
    """A third person settles a difference, with a reason."""
    call = call_named(state, deed.call)
    refuse_settling(state, call, deed.by)
    conflict = next((one for one in state.unsettled(call) if one.criterion == deed.criterion), None)
    if conflict is None:
        raise refusal(
            "no_conflict",
            call.name,
            Message("has no such difference to settle"),
            Message("see 'voicesim sitting conflicts'"),
        )
    most = 100 if deed.criterion == WHOLE else 1
    if not 0 <= deed.value <= most:
        raise refusal(
            "settled_value",
            call.name,
            Message("cannot be settled at {value:g}", value=deed.value),
            Message("give 0 to {most}", most=most),
        )
    one = Settlement(conflict, deed.value, deed.by, reasoned(deed.why, call.name), at)
    done = replace(call.round, settlements=(*call.round.settlements, one))
    return with_call(state, replace(call, rounds=(*call.rounds[:-1], done)))


def refuse_settling(state: SittingState, call: CallState, seat: str) -> None:
    """Raises `MarkingError` for somebody who may not settle what differs in a call."""
    person_at(state, seat)
    markers = {one for part in call.rounds for one in part.sheets}
    on_duty = set(state.duties.get(call.slot, ()))
    earlier = {one for part in call.rounds[:-1] for one in part.hands}
    if seat in markers | on_duty | earlier:
        raise refusal(
            "not_a_third",
            call.name,
            Message("is settled by somebody who has not marked it"),
            Message("name a third person"),
        )


def to_be_marked(state: SittingState, name: str, seat: str) -> CallState:
    """A call that this examiner may mark now. Raises `MarkingError`."""
    call = call_named(state, name)
    person_at(state, seat)
    if not call.held or call.granted:
        raise refusal(
            "not_markable",
            name,
            Message("is not a complete call"),
            Message("mark the call that was granted instead of it"),
        )
    if seat not in state.duties.get(call.slot, ()):
        raise refusal(
            "not_assigned",
            name,
            Message("is not assigned to this examiner"),
            Message("mark a call that 'voicesim sitting status' assigns to you"),
        )
    if seat in {one for part in call.rounds[:-1] for one in part.hands}:
        raise sheet.marked_already(name)
    own = _sheet(call, seat)
    if own is not None and own.signed is not None:
        raise sheet.marked_already(name)
    return call


def _sheet(call: CallState, seat: str) -> Sheet | None:
    return call.round.sheets.get(seat)


def _scale(call: CallState) -> Scale:
    assert call.scale is not None, "only a complete call is marked"
    return call.scale


def _with_sheet(state: SittingState, call: CallState, done: Sheet) -> SittingState:
    sheets = {**call.round.sheets, done.examiner: done}
    with_it = replace(call.round, sheets=sheets)
    return with_call(state, replace(call, rounds=(*call.rounds[:-1], with_it)))
