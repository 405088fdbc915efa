"""Marking: alone and blind, then with the evidence, then signed; a third person settles what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from voicesim.errors import MarkingError
from voicesim.examination.deeds import Changed, Levelled, Rated, Seen, Settled, Signed
from voicesim.examination.refusing import call_named, person_at, reasoned, refusal, with_call
from voicesim.examination.state import CallState, LevelChange, Settlement, Sheet, SittingState
from voicesim.examination.totals import WHOLE, Scale
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message


def rated(state: SittingState, deed: Rated) -> SittingState:
    """The impression of the whole call: first of all, and not changed by what comes after."""
    call = to_be_marked(state, deed.call, deed.by)
    sheet = call.round.sheets.get(deed.by)
    if sheet is not None and sheet.levels:
        raise refusal(
            "rating_stands",
            call.name,
            Message("the impression of the whole call was given before its criteria, and stands"),
            Message("go on with the criteria"),
        )
    return _with_sheet(state, call, Sheet(deed.by, deed.rating))


def levelled(state: SittingState, deed: Levelled) -> SittingState:
    """Criteria marked before anything was seen; given anew until the evidence is opened."""
    call = to_be_marked(state, deed.call, deed.by)
    sheet, scale = _begun(call, deed.by), _scale(call)
    if sheet.seen is not None:
        raise refusal(
            "evidence_seen",
            call.name,
            Message("its evidence was opened"),
            Message("change a mark with a reason instead"),
        )
    for criterion, level in deed.levels.items():
        _known(call, scale, criterion, level)
    return _with_sheet(state, call, replace(sheet, levels={**sheet.levels, **deed.levels}))


def seen(state: SittingState, deed: Seen, at: datetime) -> SittingState:
    """The evidence is opened once every criterion is marked."""
    call = to_be_marked(state, deed.call, deed.by)
    sheet = _begun(call, deed.by)
    missing = [one for one in _scale(call).weights if one not in sheet.levels]
    if missing:
        raise refusal(
            "not_marked",
            call.name,
            Message("has no mark for {names}", names=each_of(missing)),
            Message("mark every criterion first"),
        )
    return state if sheet.seen else _with_sheet(state, call, replace(sheet, seen=at))


def changed(state: SittingState, deed: Changed, at: datetime) -> SittingState:
    """A mark is changed after the evidence was seen: both are kept."""
    call = to_be_marked(state, deed.call, deed.by)
    sheet = _begun(call, deed.by)
    _known(call, _scale(call), deed.criterion, deed.level)
    if sheet.seen is None:
        raise refusal(
            "evidence_unseen",
            call.name,
            Message("its evidence was not opened yet"),
            Message("open it, then change a mark with a reason"),
        )
    before = sheet.levels[deed.criterion]
    if before == deed.level:
        raise refusal("unchanged", call.name, Message("that is the mark it has"), Message("leave it"))
    change = LevelChange(deed.criterion, before, deed.level, reasoned(deed.why, call.name), at)
    levels = {**sheet.levels, deed.criterion: deed.level}
    return _with_sheet(state, call, replace(sheet, levels=levels, changes=(*sheet.changes, change)))


def signed(state: SittingState, deed: Signed, at: datetime) -> SittingState:
    """An examiner signs."""
    call = to_be_marked(state, deed.call, deed.by)
    sheet = _begun(call, deed.by)
    if sheet.seen is None:
        raise refusal(
            "evidence_unseen",
            call.name,
            Message("its evidence was not opened yet"),
            Message("open it, then sign"),
        )
    return _with_sheet(state, call, replace(sheet, signed=at))


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
        raise _twice(name)
    sheet = call.round.sheets.get(seat)
    if sheet is not None and sheet.signed is not None:
        raise _twice(name)
    return call


def _twice(name: str) -> MarkingError:
    return refusal(
        "marked_already",
        name,
        Message("was marked and signed by this examiner, who marks no call twice"),
        Message("let another examiner mark it"),
    )


def _begun(call: CallState, seat: str) -> Sheet:
    sheet = call.round.sheets.get(seat)
    if sheet is None:
        raise refusal(
            "no_rating",
            call.name,
            Message("has no impression of the whole call yet"),
            Message("give that first"),
        )
    return sheet


def _scale(call: CallState) -> Scale:
    assert call.scale is not None, "only a complete call is marked"
    return call.scale


def _known(call: CallState, scale: Scale, criterion: str, level: str) -> None:
    if criterion not in scale.weights:
        raise refusal(
            "criterion",
            call.name,
            Message("has no criterion {criterion!r}", criterion=criterion),
            Message("use one of {names}", names=", ".join(scale.weights)),
        )
    if level not in scale.levels:
        raise refusal(
            "level",
            call.name,
            Message("there is no level {level!r}", level=level),
            Message("use one of {names}", names=", ".join(scale.levels)),
        )


def _with_sheet(state: SittingState, call: CallState, sheet: Sheet) -> SittingState:
    sheets = {**call.round.sheets, sheet.examiner: sheet}
    done = replace(call.round, sheets=sheets)
    return with_call(state, replace(call, rounds=(*call.rounds[:-1], done)))
