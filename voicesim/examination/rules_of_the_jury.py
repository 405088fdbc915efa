"""The jury decides, the candidate is told and may contest: nothing passes or fails by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from voicesim.examination.deeds import Communicated, Contested, Decided
from voicesim.examination.refusing import (
    call_named,
    candidate_at,
    must_be_open,
    person_at,
    reasoned,
    refusal,
    with_call,
    with_candidate,
)
from voicesim.examination.state import CallState, CandidateState, DecisionState, Round, SittingState
from voicesim.messages.message import Message


def decided(state: SittingState, deed: Decided, at: datetime) -> SittingState:
    """The jury decides on what people have marked and settled."""
    candidate = candidate_at(state, deed.candidate)
    if not candidate.contested:
        must_be_open(state, candidate.seat)
    for seat in deed.by:
        person_at(state, seat)
    least = state.blueprint.marking.jury
    if len(set(deed.by)) < least:
        raise refusal(
            "jury",
            candidate.seat,
            Message("the jury is {count} people at least", count=least),
            Message("name them all with --jury"),
        )
    if candidate.communicated and not candidate.decided_anew and not candidate.contested:
        raise refusal(
            "told",
            candidate.seat,
            Message("candidate {number} was told the decision", number=candidate.number),
            Message("only a contest opens it again"),
        )
    for call in open_calls(state, candidate):
        raise refusal(
            "open_marks",
            call.name,
            Message("is not marked to its end"),
            Message("let its examiners sign, and a third person settle what differs"),
        )
    missing = not_taken(state, candidate)
    if missing and deed.passed:
        raise refusal(
            "not_taken",
            candidate.seat,
            Message(
                "candidate {number} has not taken the station {station!r}",
                number=candidate.number,
                station=missing[0],
            ),
            Message("let them take it, or decide that they did not pass, with the reason"),
        )
    why = deed.why.strip() if deed.passed else reasoned(deed.why, candidate.seat)
    decision = DecisionState(deed.passed, tuple(dict.fromkeys(deed.by)), why, at)
    return with_candidate(
        state,
        replace(candidate, decisions=(*candidate.decisions, decision), decided_anew=True, contested=False),
    )


def communicated(state: SittingState, deed: Communicated, at: datetime) -> SittingState:
    """The candidate is told; from here the days run in which it may be contested."""
    candidate = candidate_at(state, deed.candidate)
    if not candidate.decided_anew:
        what = (
            Message("candidate {number} was told the decision", number=candidate.number)
            if candidate.communicated
            else Message("nobody has decided on candidate {number}", number=candidate.number)
        )
        raise refusal(
            "nothing_to_tell",
            candidate.seat,
            what,
            Message("let the jury decide with 'voicesim sitting decide'"),
        )
    return with_candidate(
        state, replace(candidate, communicated=(*candidate.communicated, at), decided_anew=False)
    )


def contested(state: SittingState, deed: Contested, at: datetime) -> SittingState:
    """Within its days, a call is to be marked again by people who have not marked it."""
    call = call_named(state, deed.call)
    candidate = candidate_at(state, call.candidate)
    until = state.contest_until(candidate)
    if until is None or candidate.decided_anew:
        raise refusal(
            "not_told",
            call.name,
            Message("candidate {number} was not told a decision yet", number=candidate.number),
            Message("contest it once it was told"),
        )
    if at > until:
        raise refusal(
            "too_late",
            call.name,
            Message("could be contested until {day:%Y-%m-%d}", day=until),
            Message("turn to the body that certifies"),
        )
    if not call.held or call.granted:
        raise refusal(
            "not_markable",
            call.name,
            Message("is not a complete call"),
            Message("contest the call that was granted instead of it"),
        )
    if len(call.rounds) > 1:
        raise refusal(
            "contested_twice",
            call.name,
            Message("was contested already"),
            Message("turn to the body that certifies"),
        )
    why = reasoned(deed.why, call.name)
    again = with_call(state, replace(call, rounds=(*call.rounds, Round(why))))
    return with_candidate(again, replace(candidate, contested=True))


def open_calls(state: SittingState, candidate: CandidateState) -> Iterator[CallState]:
    """Calls of a candidate that count and have no final mark yet."""
    for call in state.calls_of(candidate.seat):
        if call.held and not call.granted and state.final(call) is None:
            yield call


def not_taken(state: SittingState, candidate: CandidateState) -> tuple[str, ...]:
    """Stations at which a candidate has no complete call."""
    done = {call.station for call in state.calls_of(candidate.seat) if call.held and not call.granted}
    return tuple(one.id for one in state.blueprint.stations if one.id not in done)
