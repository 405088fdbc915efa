"""What the rules of a sitting refuse, said in one sentence; and the parts of a state that a deed names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from voicesim.blind_marking.sheet import reasoned as reasoned
from voicesim.errors import MarkingError
from voicesim.examination.state import CallState, CandidateState, SittingState
from voicesim.messages.message import Message


def refusal(code: str, where: str, what: Message, mend: Message) -> MarkingError:
    """The error of a deed that is refused."""
    return MarkingError(f"sitting.{code}", what=what, where=where, mend=mend)


def call_named(state: SittingState, name: str) -> CallState:
    """The call of that name. Raises `MarkingError`."""
    found = state.calls.get(name)
    if found is None:
        raise refusal(
            "unknown_call",
            name,
            Message("is no call of this sitting"),
            Message("name one that 'voicesim sitting status' shows"),
        )
    return found


def candidate_at(state: SittingState, seat: str) -> CandidateState:
    """The candidate of a seat. Raises `MarkingError`."""
    found = state.candidates.get(seat)
    if found is None:
        raise refusal(
            "unknown_candidate",
            seat,
            Message("is no candidate of this sitting"),
            Message("give a number that 'voicesim sitting status' shows"),
        )
    return found


def person_at(state: SittingState, seat: str) -> str:
    """The seat of somebody who may mark or decide. Raises `MarkingError`."""
    if seat not in state.examiners:
        raise refusal(
            "unknown_examiner",
            seat,
            Message("is no examiner of this sitting"),
            Message("name them with 'voicesim sitting assign --examiner'"),
        )
    return seat


def must_be_open(state: SittingState, where: str) -> None:
    """Raises `MarkingError` before a sitting is opened, and once it is closed."""
    if state.stage == "new":
        raise refusal(
            "not_open",
            where,
            Message("the sitting is not open yet"),
            Message("open it with 'voicesim sitting open'"),
        )
    if state.stage == "closed":
        raise refusal(
            "closed", where, Message("the sitting is closed"), Message("hold another for what is left to do")
        )


def with_call(state: SittingState, call: CallState) -> SittingState:
    """The state with a call as it is now."""
    calls: Mapping[str, CallState] = {**state.calls, call.name: call}
    return replace(state, calls=calls)


def with_candidate(state: SittingState, candidate: CandidateState) -> SittingState:
    """The state with a candidate as they are now."""
    return replace(state, candidates={**state.candidates, candidate.seat: candidate})
