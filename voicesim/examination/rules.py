"""What a sitting becomes by a deed, or why the deed is refused: the one place where the rules stand. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from voicesim.errors import MarkingError
from voicesim.examination import (
    deeds,
    rules_of_calls,
    rules_of_marks,
    rules_of_recalls,
    rules_of_the_jury,
    rules_of_the_room,
)
from voicesim.examination.deeds import Deed
from voicesim.examination.state import SittingState
from voicesim.messages.message import Message


def after(state: SittingState | None, deed: Deed, at: datetime) -> SittingState:
    """The sitting after a deed. Raises `MarkingError`, one sentence, when the rules do not allow it."""
    if isinstance(deed, deeds.Made):
        if state is not None:
            raise MarkingError(
                "sitting.made",
                what=Message("is made already"),
                where=deed.blueprint.id,
                mend=Message("make another with 'voicesim sitting new'"),
            )
        return SittingState(deed.blueprint, deed.organisation, at)
    assert state is not None, "a sitting begins by being made"
    match deed:
        case deeds.Seated():
            return rules_of_the_room.seated(state, deed)
        case deeds.Opened():
            return rules_of_the_room.opened(state, deed, at)
        case deeds.Assigned():
            return rules_of_the_room.assigned(state, deed)
        case deeds.StandardSet():
            return rules_of_the_room.standard_set(state, deed)
        case deeds.Closed():
            return rules_of_the_room.closed(state, at)
        case deeds.Called():
            return rules_of_calls.called(state, deed, at)
        case deeds.Held():
            return rules_of_calls.held(state, deed)
        case deeds.Incident():
            return rules_of_calls.incident(state, deed, at)
        case deeds.Granted():
            return rules_of_calls.granted(state, deed)
        case deeds.Rated():
            return rules_of_marks.rated(state, deed)
        case deeds.Levelled():
            return rules_of_marks.levelled(state, deed)
        case deeds.Seen():
            return rules_of_marks.seen(state, deed, at)
        case deeds.Changed():
            return rules_of_marks.changed(state, deed, at)
        case deeds.Signed():
            return rules_of_marks.signed(state, deed, at)
        case deeds.Settled():
            return rules_of_marks.settled(state, deed, at)
        case deeds.Recalled():
            return rules_of_recalls.recalled(state, deed, at)
        case deeds.Decided():
            return rules_of_the_jury.decided(state, deed, at)
        case deeds.Communicated():
            return rules_of_the_jury.communicated(state, deed, at)
        case deeds.Contested():
            return rules_of_the_jury.contested(state, deed, at)


def replayed(lines: Iterable[tuple[Deed, datetime]]) -> SittingState | None:
    """The sitting that follows from all its deeds; None when there are none. Raises `MarkingError`."""
    state = None
    for deed, at in lines:
        state = after(state, deed, at)
    return state
