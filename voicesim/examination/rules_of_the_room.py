"""Who takes part, opening and closing, who marks what, where the cut stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from voicesim.examination.deeds import Assigned, Opened, Seated, StandardSet
from voicesim.examination.duties import Slot
from voicesim.examination.outcome import Standard
from voicesim.examination.refusing import person_at, refusal
from voicesim.examination.state import CandidateState, SittingState, is_examiner
from voicesim.messages.message import Message


def seated(state: SittingState, deed: Seated) -> SittingState:
    """Somebody takes part: once, and in one part only."""
    taken = next((seat for seat, who in state.seats.items() if who == deed.who), None)
    if taken is not None:
        raise _taken(taken, deed.seat)
    if deed.seat in state.seats:
        raise refusal("seat", deed.seat, Message("is taken"), Message("try again"))
    seats = {**state.seats, deed.seat: deed.who}
    if is_examiner(deed.seat):
        return replace(state, seats=seats)
    if state.stage == "closed":
        raise refusal(
            "closed",
            deed.seat,
            Message("the sitting is closed"),
            Message("hold another for what is left to do"),
        )
    candidate = CandidateState(deed.seat, len(state.candidates) + 1, deed.waived)
    return replace(state, seats=seats, candidates={**state.candidates, deed.seat: candidate})


def opened(state: SittingState, deed: Opened, at: datetime) -> SittingState:
    """The seed is published and what decides is sealed: once."""
    if state.stage != "new":
        raise refusal(
            "opened",
            state.blueprint.id,
            Message("the sitting was opened on {day:%Y-%m-%d}", day=state.opened or at),
            Message("go on with it, or make another"),
        )
    if not state.candidates:
        raise refusal(
            "empty",
            state.blueprint.id,
            Message("the sitting has no candidates"),
            Message("name them with 'voicesim sitting candidates'"),
        )
    return replace(
        state, stage="open", seed=deed.seed, seal=dict(deed.seal), opened=at, titles=dict(deed.titles)
    )


def assigned(state: SittingState, deed: Assigned) -> SittingState:
    """Examiners get calls to mark; what somebody has begun to mark stays theirs."""
    known = set(state.slots())
    duties = dict(state.duties)
    for key, seats in deed.duties.items():
        slot = Slot.of(key)
        if slot not in known:
            raise refusal(
                "unknown_slot",
                key,
                Message("is nothing that this sitting marks"),
                Message("name a candidate and a station of it"),
            )
        for seat in seats:
            person_at(state, seat)
        if len(set(seats)) != state.blueprint.marking.examiners:
            raise refusal(
                "too_few_examiners",
                key,
                Message("is to be marked by {count} people", count=state.blueprint.marking.examiners),
                Message("name more examiners who have not marked it"),
            )
        begun, barred = hands_of(state, slot)
        if not begun <= set(seats) or barred & set(seats):
            raise refusal(
                "begun",
                key,
                Message("is being marked, or was marked before, by somebody else"),
                Message("leave that examiner, and name people who have not marked it"),
            )
        duties[slot] = tuple(seats)
    return replace(state, duties=duties)


def hands_of(state: SittingState, slot: Slot) -> tuple[frozenset[str], frozenset[str]]:
    """Who has begun to mark a slot, and who may not: they marked or settled it in an earlier round."""
    begun: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    for call in state.calls_of(slot.candidate):
        if call.station == slot.station:
            for number, one in enumerate(call.rounds):
                if number == slot.round:
                    begun |= frozenset(one.sheets)
                elif number < slot.round:
                    barred |= one.hands
    return begun, barred


def standard_set(state: SittingState, deed: StandardSet) -> SittingState:
    """The cut stands somewhere; a later one replaces it, and both are in the journal."""
    if not 0 <= deed.cut <= 100:
        raise refusal("cut", f"{deed.cut:g}", Message("is no cut"), Message("give 0 to 100"))
    for seat in deed.by:
        person_at(state, seat)
    interval = deed.interval
    return replace(state, standard=Standard(deed.method, deed.cut, interval, deed.judges))


def closed(state: SittingState, at: datetime) -> SittingState:
    """Nobody takes a call any more: once, and when every candidate is decided on."""
    if state.stage == "closed":
        raise refusal(
            "closed_twice",
            state.blueprint.id,
            Message("the sitting was closed on {day:%Y-%m-%d}", day=state.closed or at),
            Message("nothing is left to do, but what candidates contest"),
        )
    if state.stage == "new":
        raise refusal(
            "not_open",
            state.blueprint.id,
            Message("the sitting is not open yet"),
            Message("open it with 'voicesim sitting open'"),
        )
    for candidate in state.candidates.values():
        if not candidate.decisions:
            raise refusal(
                "undecided",
                state.blueprint.id,
                Message("nobody has decided on candidate {number}", number=candidate.number),
                Message("let the jury decide with 'voicesim sitting decide'"),
            )
    return replace(state, stage="closed", closed=at)


def _taken(taken: str, wanted: str) -> Exception:
    """Why somebody cannot sit down twice."""
    if is_examiner(taken) == is_examiner(wanted):
        return refusal(
            "twice",
            taken,
            Message("is here already: nobody takes part twice in a sitting"),
            Message("name each person once, however their name is written"),
        )
    return refusal(
        "both",
        taken,
        Message("is a candidate and an examiner of one sitting"),
        Message("let somebody else examine"),
    )
