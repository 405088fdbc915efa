"""Invented practice: what calls showed, one a line of a test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from voicesim.programme.shown import Shown

STEPS = (0.0, 0.4, 0.65, 0.85)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def day(number: float) -> datetime:
    return MONDAY + timedelta(days=number)


def showed(
    when: float, scenario: str = "FR03", *, critical: bool = False, drill: bool = False, **shares: float
) -> Shown:
    """A call on the day of that number that showed these skills."""
    name = f"{scenario}-{when}"
    return Shown(name, scenario, day(when), shares, STEPS, critical=critical, drill=drill)
