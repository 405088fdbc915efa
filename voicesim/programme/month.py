"""The minutes of a month, spread over its weeks: how many are this week's, and when the next are. Pure.

A month is the calendar's; its weeks are counted from its first day, or from the day the path was begun. What
was not practised in a week goes to the weeks that are left, and so does what was practised too much.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from voicesim.programme.state import PathState

WEEKS = 4
"""Of a month; what days are left of it are of the fourth."""

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to practise."""

    month: float
    """Minutes of this month."""
    week: float
    """Minutes of this week's part of it; never more than `month`."""
    next: datetime
    """When the next week's part begins."""


def left_of(state: PathState, now: datetime) -> Left:
    """What is left to somebody now."""
    began = _week_began(state, now)
    month = max(0.0, state.minutes - state.spent_in(now))
    this_week = sum(minutes for at, minutes in state.spent if began <= at <= now)
    part = (month + this_week) / max(1, WEEKS - (began - _month_began(state, now)) // WEEK)
    last = began + WEEK >= _month_began(state, now) + WEEKS * WEEK
    after = _next_month(now) if last else min(began + WEEK, _next_month(now))
    return Left(month, min(month, max(0.0, part - this_week)), after)


def _month_began(state: PathState, now: datetime) -> datetime:
    first = _midnight(now).replace(day=1)
    begun = _midnight(state.begun.astimezone(now.tzinfo))
    return begun if first < begun <= now else first


def _week_began(state: PathState, now: datetime) -> datetime:
    month = _month_began(state, now)
    weeks = min(WEEKS - 1, (now - month) // WEEK)
    return month + weeks * WEEK


def _next_month(now: datetime) -> datetime:
    return (_midnight(now).replace(day=1) + timedelta(days=32)).replace(day=1)


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
