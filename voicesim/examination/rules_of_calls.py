"""Calls of a sitting: in the order of the draw, held once, and once more when something befell them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from voicesim.blind_marking.scale import Scale
from voicesim.examination.deeds import Called, Granted, Held, Incident
from voicesim.examination.outcome import Incident as Befell
from voicesim.examination.refusing import (
    call_named,
    candidate_at,
    must_be_open,
    person_at,
    reasoned,
    refusal,
    with_call,
)
from voicesim.examination.state import CallState, CandidateState, SittingState, Turn, next_turn
from voicesim.messages.message import Message


def turn_of(state: SittingState, seat: str) -> Turn:
    """The call that a candidate takes now.

    Raises `MarkingError`: not open, all taken, decided already, or a call that broke off and was not granted
    anew.
    """
    candidate = candidate_at(state, seat)
    must_be_open(state, seat)
    if candidate.decisions:
        raise refusal(
            "decided",
            seat,
            Message("the jury has decided on candidate {number}", number=candidate.number),
            Message("hold another sitting"),
        )
    _nothing_open(state, candidate)
    found = next_turn(state, candidate)
    if found is None:
        raise refusal(
            "all_taken",
            seat,
            Message("candidate {number} has taken every call", number=candidate.number),
            Message("let the examiners mark them"),
        )
    return found


def _nothing_open(state: SittingState, candidate: CandidateState) -> None:
    for call in state.calls_of(candidate.seat):
        if not call.held and not call.granted:
            raise refusal(
                "call_open",
                call.name,
                Message("was begun and is not complete"),
                Message("an examiner may grant another with 'voicesim sitting grant'"),
            )


def called(state: SittingState, deed: Called, at: datetime) -> SittingState:
    """A call begins: the one that the draw says."""
    turn = turn_of(state, deed.candidate)
    if (deed.station, deed.scenario, deed.seed) != (turn.station, turn.scenario, turn.seed):
        raise refusal(
            "not_drawn",
            deed.call,
            Message("is not the call that was drawn"),
            Message("take it with 'voicesim sitting call'"),
        )
    if deed.call in state.calls:
        raise refusal("call_twice", deed.call, Message("was begun already"), Message("begin another"))
    return with_call(state, CallState(deed.call, deed.candidate, deed.station, deed.scenario, deed.seed, at))


def held(state: SittingState, deed: Held) -> SittingState:
    """A call is complete."""
    call = call_named(state, deed.call)
    if call.held or call.granted:
        raise refusal("held", call.name, Message("is complete already"), Message("mark it"))
    gone = {one.criterion for one in state.recalled}
    criteria = {one: weight for one, weight in deed.criteria.items() if one not in gone}
    if not criteria or len(deed.levels) < 2:
        raise refusal(
            "nothing_to_mark",
            call.name,
            Message("has nothing to be marked"),
            Message("look at the rubric of its station"),
        )
    scale = Scale(criteria, tuple(deed.levels))
    return with_call(
        state,
        replace(
            call,
            scale=scale,
            facts=deed.facts,
            proposal=dict(deed.proposal),
            checks=dict(deed.checks),
            seconds=deed.seconds,
        ),
    )


def incident(state: SittingState, deed: Incident, at: datetime) -> SittingState:
    """Something befell a call."""
    call = call_named(state, deed.call)
    befell = Befell(reasoned(deed.kind, call.name), at, False, deed.note)
    return with_call(state, replace(call, incidents=(*call.incidents, befell)))


def granted(state: SittingState, deed: Granted) -> SittingState:
    """Another call instead of one that something befell, before anybody marks it."""
    call = call_named(state, deed.call)
    person_at(state, deed.by)
    reasoned(deed.why, call.name)
    must_be_open(state, call.name)
    if call.granted:
        raise refusal(
            "granted", call.name, Message("another call was granted already"), Message("take that one")
        )
    if not call.incidents:
        raise refusal(
            "no_incident",
            call.name,
            Message("nothing befell this call"),
            Message("note what happened with 'voicesim sitting incident' first"),
        )
    if any(one.sheets for one in call.rounds):
        raise refusal(
            "being_marked",
            call.name,
            Message("is being marked already"),
            Message("let the jury weigh the incident"),
        )
    if candidate_at(state, call.candidate).decisions:
        raise refusal(
            "decided",
            call.name,
            Message("the jury has decided already"),
            Message("the candidate may contest it"),
        )
    last = replace(call.incidents[-1], call_granted=True)
    return with_call(state, replace(call, granted=True, incidents=(*call.incidents[:-1], last)))
