"""A review as it stands, and what a deed makes of it, by the rules of `blind_marking`. Pure."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from voicesim.archive import review_deeds as deeds
from voicesim.blind_marking import sheet as marks
from voicesim.blind_marking.scale import Scale
from voicesim.blind_marking.sheet import Sheet
from voicesim.errors import MarkingError
from voicesim.messages.message import Message


@dataclass(frozen=True, slots=True)
class ReviewState:
    """A review of a sample of real calls."""

    plan: deeds.Drawn
    sheets: Mapping[tuple[str, str], Sheet] = field(default_factory=dict)
    """Call and seat -> that person's marks."""
    reads: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Call and seat -> how often they opened it."""

    @property
    def scale(self) -> Scale:
        """What is marked; all criteria weigh the same, as in what the machine makes of a real call."""
        return Scale(dict.fromkeys(self.plan.criteria, 1.0), self.plan.levels)

    def sheet(self, call: str, seat: str) -> Sheet | None:
        """Somebody's own marks of a call: nobody is given another's while they mark."""
        return self.sheets.get((call, seat))

    def to_mark(self, seat: str) -> tuple[str, ...]:
        """The calls that wait for somebody, each in an order of their own."""
        order = list(self.plan.calls)
        random.Random(f"{self.plan.seed}:{seat}").shuffle(order)
        return tuple(one for one in order if not _signed(self.sheet(one, seat)))

    def both(self, call: str) -> tuple[Sheet, ...]:
        """The marks of a call once both have signed; none before."""
        found = [self.sheets.get((call, seat)) for seat in self.plan.reviewers]
        done = tuple(one for one in found if one is not None and one.signed is not None)
        return done if len(done) == len(self.plan.reviewers) else ()

    @property
    def signed(self) -> tuple[str, ...]:
        """The calls that both have signed."""
        return tuple(call for call in self.plan.calls if self.both(call))


def after(state: ReviewState | None, deed: deeds.Deed, at: datetime) -> ReviewState:
    """The review after a deed. Raises `MarkingError`, one sentence, when the rules do not allow it."""
    if isinstance(deed, deeds.Drawn):
        if state is not None:
            raise drawn_already("")
        return ReviewState(deed)
    assert state is not None, "a review begins by being drawn"
    if isinstance(deed, deeds.Told):
        _reviewer(state, deed.by)
        return state
    key = _theirs(state, deed.call, deed.by)
    if isinstance(deed, deeds.Read):
        return replace(state, reads={**state.reads, key: state.reads.get(key, 0) + 1})
    if not state.reads.get(key):
        raise refusal("unread", deed.call, Message("was not opened yet"), Message("open it, then mark it"))
    marked = _marked(state.sheet(*key), state.scale, deed, at)
    return replace(state, sheets={**state.sheets, key: marked})


def refusal(code: str, where: str, what: Message, mend: Message) -> MarkingError:
    """The error of a deed that is refused."""
    return MarkingError(f"review.{code}", what=what, where=where, mend=mend)


def drawn_already(where: str) -> MarkingError:
    """The refusal of a second sample under one name."""
    return refusal("drawn", where, Message("is drawn already"), Message("draw another under another name"))


def no_reviewer(where: str) -> MarkingError:
    """The refusal of somebody, or a seat, for whom the calls were not drawn."""
    return refusal(
        "unknown_reviewer",
        where,
        Message("does not review these calls"),
        Message("name one of the two for whom they were drawn"),
    )


def _marked(own: Sheet | None, scale: Scale, deed: deeds.Mark, at: datetime) -> Sheet:
    match deed:
        case deeds.Rated():
            return marks.rated(own, deed.by, deed.rating, deed.call)
        case deeds.Levelled():
            return marks.levelled(own, scale, deed.levels, deed.call)
        case deeds.Seen():
            return marks.seen(own, scale, deed.call, at)
        case deeds.Changed():
            return marks.changed(own, scale, deed.criterion, deed.level, deed.why, deed.call, at)
        case deeds.Signed():
            return marks.signed(own, deed.call, at)


def _theirs(state: ReviewState, call: str, seat: str) -> tuple[str, str]:
    _reviewer(state, seat)
    if call not in state.plan.calls:
        raise refusal(
            "unknown_call",
            call,
            Message("is no call of this review"),
            Message("mark the calls that were drawn"),
        )
    return call, seat


def _reviewer(state: ReviewState, seat: str) -> None:
    if seat not in state.plan.reviewers:
        raise no_reviewer(seat)


def _signed(sheet: Sheet | None) -> bool:
    return sheet is not None and sheet.signed is not None
