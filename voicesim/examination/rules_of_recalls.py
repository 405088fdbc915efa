"""Taking a criterion out for everybody (L25): before anybody is decided on, by the jury, with a reason.

The marks that were given stay in the journal and on their sheets; they count for nobody any more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from voicesim.examination.deeds import Recalled
from voicesim.examination.refusing import must_be_open, person_at, reasoned, refusal
from voicesim.examination.state import CallState, Recall, SittingState
from voicesim.messages.message import Message


def recalled(state: SittingState, deed: Recalled, at: datetime) -> SittingState:
    """A criterion counts for nobody from here on, in calls already held and in those to come."""
    name = deed.criterion
    must_be_open(state, name)
    for seat in deed.by:
        person_at(state, seat)
    least = state.blueprint.marking.jury
    if len(set(deed.by)) < least:
        raise refusal(
            "jury",
            name,
            Message("the jury is {count} people at least", count=least),
            Message("name them all with --jury"),
        )
    if name in {one.criterion for one in state.recalled}:
        raise refusal(
            "recalled_twice", name, Message("was taken out already"), Message("mark the other criteria")
        )
    known = dict.fromkeys((*state.titles, *_marked_anywhere(state)))
    if name not in known:
        raise refusal(
            "criterion_unknown",
            name,
            Message("is no criterion of this sitting"),
            Message("use one of {names}", names=", ".join(known) or "-"),
        )
    decided = next((one for one in state.candidates.values() if one.decisions), None)
    if decided is not None:
        raise refusal(
            "decided",
            name,
            Message("the jury has decided on candidate {number}", number=decided.number),
            Message("a criterion is taken out for everybody, or for nobody"),
        )
    if any(set(call.scale.weights) == {name} for call in state.calls.values() if call.scale is not None):
        raise refusal(
            "last_criterion",
            name,
            Message("is the only criterion left of a call"),
            Message("leave it, or hold another sitting"),
        )
    recall = Recall(name, tuple(dict.fromkeys(deed.by)), reasoned(deed.why, name), at)
    calls = {one: _without(call, name) for one, call in state.calls.items()}
    return replace(state, calls=calls, recalled=(*state.recalled, recall))


def _marked_anywhere(state: SittingState) -> tuple[str, ...]:
    """Criteria of the calls that were held."""
    return tuple(
        name for call in state.calls.values() if call.scale is not None for name in call.scale.weights
    )


def _without(call: CallState, name: str) -> CallState:
    return call if call.scale is None else replace(call, scale=call.scale.without(name))
