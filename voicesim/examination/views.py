"""Who may see what of a sitting, and when, by the rules of `blind_marking`. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voicesim.blind_marking import sheet as blind
from voicesim.blind_marking.scale import Conflict, Scale
from voicesim.errors import MarkingError
from voicesim.examination.refusing import call_named, candidate_at, person_at, refusal
from voicesim.examination.rules_of_marks import refuse_settling
from voicesim.examination.rules_of_the_jury import open_calls
from voicesim.examination.state import CallState, CandidateState, Sheet, SittingState
from voicesim.messages.message import Message


def may_see_proposal(state: SittingState, call: CallState, seat: str) -> bool:
    """May an examiner see what the machine makes of a call?

    Once they have marked all of it blind; and a third person, once both have signed and differ.
    """
    sheet = call.round.sheets.get(seat)
    if sheet is not None:
        return blind.may_see_proposal(sheet)
    return _settles(state, call, seat)


def visible_sheets(state: SittingState, call: CallState, seat: str) -> Mapping[str, Sheet]:
    """The marks of a call that an examiner may see: their own; all that differ, for the third person."""
    if _settles(state, call, seat):
        return dict(call.round.sheets)
    return {who: sheet for one in call.rounds for who, sheet in one.sheets.items() if who == seat}


@dataclass(frozen=True, slots=True)
class ToSettle:
    """A difference that somebody may settle."""

    call: CallState
    candidate: int
    """Number."""
    conflict: Conflict


def to_settle(state: SittingState, seat: str) -> tuple[ToSettle, ...]:
    """The conflict list of a third person: only calls that they have not marked. Raises `MarkingError`."""
    person_at(state, seat)
    return tuple(
        ToSettle(call, state.candidates[call.candidate].number, conflict)
        for call in state.calls.values()
        if _settles(state, call, seat)
        for conflict in state.unsettled(call)
    )


@dataclass(frozen=True, slots=True)
class ToWeigh:
    """What a third person sees of a call before they settle what differs in it."""

    call: CallState
    scale: Scale
    sheets: tuple[Sheet, ...]
    """Signed, in the order of signing."""
    totals: tuple[float, ...]
    """Of each sheet, 0..100."""


def to_weigh(state: SittingState, name: str, seat: str) -> ToWeigh:
    """Both marks of a call, and with them what the machine makes of it, for whoever settles it.

    Raises `MarkingError` for somebody who has marked it, and for a call in which nothing is to be settled.
    """
    call = call_named(state, name)
    refuse_settling(state, call, seat)
    if call.scale is None or not state.unsettled(call):
        raise refusal(
            "no_conflict",
            name,
            Message("has no such difference to settle"),
            Message("see 'voicesim sitting conflicts'"),
        )
    scale, sheets = call.scale, call.round.signed
    return ToWeigh(call, scale, sheets, tuple(scale.total(scale.shares(one.levels)) for one in sheets))


def to_mark(state: SittingState, seat: str) -> tuple[CallState, ...]:
    """The calls that wait for an examiner, in the order in which they were held."""
    return tuple(
        call
        for call in state.calls.values()
        if call.held
        and not call.granted
        and seat in state.duties.get(call.slot, ())
        and seat not in {sheet.examiner for sheet in call.round.signed}
    )


@dataclass(frozen=True, slots=True)
class ForTheJury:
    """What a jury decides on."""

    candidate: CandidateState
    calls: tuple[tuple[CallState, float | None], ...]
    """With its final mark, 0..100; None for a call that was granted anew, or never completed."""


def for_the_jury(state: SittingState, candidate: str, jury: tuple[str, ...]) -> ForTheJury:
    """What the jury sees of a candidate. Raises `MarkingError` while a call of theirs is being marked."""
    for seat in jury:
        person_at(state, seat)
    one = candidate_at(state, candidate)
    for call in open_calls(state, one):
        raise refusal(
            "open_marks",
            call.name,
            Message("is not marked to its end"),
            Message("let its examiners sign, and a third person settle what differs"),
        )
    calls = state.calls_of(candidate)
    return ForTheJury(one, tuple((call, None if call.granted else state.final(call)) for call in calls))


def may_see_decision(state: SittingState, candidate: str) -> bool:
    """May a candidate see their decision, marks and coaching? Once they were told, and not before."""
    one = candidate_at(state, candidate)
    return bool(one.communicated)


def call_of(state: SittingState, asked: str) -> CallState:
    """The call of that name, or the only one that begins so. Raises `MarkingError`."""
    if asked in state.calls:
        return state.calls[asked]
    found = [call for name, call in state.calls.items() if name.startswith(asked)]
    return found[0] if len(found) == 1 else call_named(state, asked)


def _settles(state: SittingState, call: CallState, seat: str) -> bool:
    if not state.unsettled(call):
        return False
    try:
        refuse_settling(state, call, seat)
    except MarkingError:
        return False
    return True
