"""The state of a person's path: what follows from the deeds of their journal. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.programme.deeds import (
    MINUTES,
    AskedToTakePart,
    Deed,
    Lends,
    Practised,
    Preferred,
    TakesPart,
    Way,
    drill_unit,
)
from voicesim.programme.shown import Shown

LEEWAY = timedelta(days=1)
"""By which a clock may have been set back, or a call be dated ahead, before nothing is entered."""


@dataclass(frozen=True, slots=True)
class PathState:
    """One person's path."""

    begun: datetime
    last: datetime
    """Date of the last line."""
    way: Way = "read"
    minutes: int = MINUTES
    """A month."""
    shown: tuple[Shown, ...] = ()
    """In order of time."""
    spent: tuple[tuple[datetime, float], ...] = ()
    """When, and how many minutes were practised."""
    gone_through: tuple[tuple[str, datetime], ...] = ()
    """Units, each with when it was gone through last, the latest last."""
    trade: str = ""
    """The population whose calls are the person's own; empty where they did not say."""

    lends_since: datetime | None = None
    """Since when they agree that their wordings may be proposed to their house; None: they do not."""
    lends_asked: bool = False
    """Have they answered, either way?"""
    takes_part_since: datetime | None = None
    """Since when they take part in measured programmes of their team; None: they do not."""
    takes_part_asked: datetime | None = None
    """When they were first asked, or answered unasked; None: they were not."""
    takes_part_answered: bool = False
    """Have they answered, either way? Who has not takes no part."""

    def calls(self) -> frozenset[str]:
        """Names of the calls that were entered."""
        return frozenset(one.call for one in self.shown)

    def spent_in(self, now: datetime) -> float:
        """Minutes practised in the month of `now`."""
        return sum(minutes for at, minutes in self.spent if _month(at) == _month(now))


def after(state: PathState | None, deed: Deed, at: datetime) -> PathState:
    """The state once a deed is done. Raises `StorageError` when the clock cannot be right."""
    before = state or PathState(at, at)
    if at < before.last - LEEWAY:
        raise clock_is_wrong(at, before.last)
    if isinstance(deed, Practised):
        if deed.held > at + LEEWAY:
            raise clock_is_wrong(at, deed.held)
        if deed.call in before.calls():
            return replace(before, last=max(before.last, at))
    return replace(_done(before, deed, at), last=max(before.last, at))


def _done(state: PathState, deed: Deed, at: datetime) -> PathState:
    match deed:
        case Preferred():
            return replace(state, way=deed.way, minutes=deed.minutes, trade=deed.trade)
        case Lends():
            since = (state.lends_since or at) if deed.lends else None
            return replace(state, lends_since=since, lends_asked=True)
        case AskedToTakePart():
            return replace(state, takes_part_asked=state.takes_part_asked or at)
        case TakesPart():
            return replace(
                state,
                takes_part_since=(state.takes_part_since or at) if deed.takes_part else None,
                takes_part_asked=state.takes_part_asked or at,
                takes_part_answered=True,
            )
        case Practised():
            one = Shown(
                deed.call,
                deed.scenario,
                deed.held,
                dict(deed.shares),
                deed.steps,
                deed.critical,
                deed.hung_up,
                deed.drill,
                deed.left_open,
            )
            shown = sorted((*state.shown, one), key=lambda one: (one.at, one.call))
            drills = map(drill_unit, deed.shares) if deed.drill else ()
            return replace(
                state,
                shown=tuple(shown),
                spent=(*state.spent, (deed.held, deed.minutes)),
                gone_through=_gone(state, deed.held, *drills),
            )
    return replace(state, gone_through=_gone(state, at, deed.unit), spent=(*state.spent, (at, deed.minutes)))


def _gone(state: PathState, at: datetime, *units: str) -> tuple[tuple[str, datetime], ...]:
    others = (one for one in state.gone_through if one[0] not in units)
    return tuple(sorted((*others, *((unit, at) for unit in units)), key=lambda one: one[1]))


def _month(at: datetime) -> tuple[int, int]:
    return at.year, at.month


def clock_is_wrong(now: datetime, noted: datetime) -> StorageError:
    """The refusal of a moment that lies before what was noted already."""
    return StorageError(
        "programme.clock",
        what=Message(
            "says {now:%Y-%m-%d}, and something is noted of {noted:%Y-%m-%d} already", now=now, noted=noted
        ),
        where=Message("the clock of this machine"),
        mend=Message("set it right; nothing is entered until then"),
    )
