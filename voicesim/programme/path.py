"""The path: two weak skills at a time, units and callers mixed, within the minutes of the week. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from voicesim.programme.callers import Caller, choose
from voicesim.programme.competence import competent
from voicesim.programme.coverage import Table
from voicesim.programme.deeds import Way
from voicesim.programme.diagnosis import Standing, diagnose
from voicesim.programme.memory import Due, due
from voicesim.programme.mixing import mixed, units_in_turn, units_since_call
from voicesim.programme.month import Left, left_of
from voicesim.programme.state import PathState
from voicesim.programme.units import CALL_MINUTES, Unit

AT_A_TIME = 2
"""Skills."""

FIRST_CALLS = 3
"""So many calls make a diagnosis; before that the path is calls."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from, in one language."""

    callers: tuple[Caller, ...]
    table: Table
    units: Mapping[str, tuple[Unit, ...]]
    """Skill -> what there is to read, to listen to, to answer and to drill."""
    titles: Mapping[str, str]
    """Caller -> title."""


@dataclass(frozen=True, slots=True)
class Path:
    """What somebody is to practise now, and what it rests on."""

    standings: tuple[Standing, ...]
    dues: tuple[Due, ...]
    competent: tuple[str, ...]
    """Skills shown with unseen callers, apart in time."""
    weak: tuple[str, ...]
    """The skills worked on."""
    steps: tuple[Unit, ...]
    """In the order in which they are best done; empty when nothing is due, or no minutes are left."""
    left: Left
    """Minutes of this month and of this week's part of it, before the steps."""
    without: tuple[str, ...] = ()
    """Skills for which there is nothing in the way that is preferred."""
    first: bool = False
    """Are these the calls that show where somebody stands, before anything can be said of it?"""
    opens: datetime | None = None
    """When a team starts by lot whose turn has not come; None: the path is open."""

    @property
    def next_due(self) -> datetime | None:
        """When one of the weak skills is due; None when one is now, never having been shown."""
        moments = [one.at for one in self.dues if one.skill in self.weak]
        known = [one for one in moments if one is not None]
        return min(known) if known and len(known) == len(moments) else None


def lay_path(state: PathState, offer: Offer, now: datetime, ways: Callable[[str], Way] | None = None) -> Path:
    """The path of a person as it is now; `ways` says which way comes first in a skill, else the preferred."""
    standings, dues = diagnose(state.shown, now), due(state.shown)
    there = tuple(one.skill for one in standings if competent(state.shown, one.skill, offer.table))
    needed = {skill for needs in offer.table.values() for skill, need in needs.items() if need}
    weak = weakest(standings, dues, needed, now)
    left = left_of(state, now)
    callers = [_call(one, skill, offer) for one, skill in _callers(state, offer, weak)]
    if sum(not one.drill for one in state.shown) < FIRST_CALLS:
        return Path(standings, dues, there, weak, _within(left.month, left.month, callers), left, first=True)
    is_due = [one.skill for one in dues if one.is_due(now)]
    wanted = mixed(
        units_in_turn([skill for skill in weak if skill in is_due], state, offer.units, now, ways),
        [one for one in callers if one.skill in is_due],
        units_since_call(state),
    )
    bare = (skill for skill in weak if skill in is_due)
    without = tuple(one for one in bare if state.way not in {unit.way for unit in offer.units.get(one, ())})
    return Path(standings, dues, there, weak, _within(left.month, left.week, wanted), left, without)


def weakest(
    standings: Sequence[Standing], dues: Sequence[Due], needed: set[str], now: datetime
) -> tuple[str, ...]:
    """The `AT_A_TIME` skills to work on: those that are due, the weakest first.

    Where fewer are due the next weakest join. A skill that no call has shown comes after those that were
    shown weak: nothing is known of it.
    """
    is_due = {one.skill: one.is_due(now) for one in dues}
    some = [one for one in standings if one.skill in needed and one.seen is not None]
    unseen = [one for one in standings if one.skill in needed and one.seen is None]
    ordered = sorted(some, key=lambda one: (not is_due[one.skill], one.seen or 0.0))
    return tuple(one.skill for one in (*ordered, *unseen)[:AT_A_TIME])


def _callers(state: PathState, offer: Offer, weak: Sequence[str]) -> list[tuple[Caller, str]]:
    chosen = choose(weak, state.shown, offer.callers, offer.table, state.trade)
    return list(zip(chosen, weak, strict=False))


def _call(caller: Caller, skill: str, offer: Offer) -> Unit:
    return Unit(caller.id, "call", skill, offer.titles[caller.id], CALL_MINUTES)


def _within(month: float, week: float, wanted: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those that fit into the month whole, and into what is left of the week by half or more."""
    chosen: list[Unit] = []
    for unit in wanted:
        if unit.minutes <= month and unit.minutes <= 2 * week:
            chosen.append(unit)
            month, week = month - unit.minutes, week - unit.minutes
    return tuple(chosen)
