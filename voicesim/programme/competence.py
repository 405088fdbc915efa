"""When a skill is there to stay: an unseen caller who needs it, solved twice, apart in time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from voicesim.programme.coverage import Table, needs
from voicesim.programme.shown import Shown

TIMES = 2
APART = timedelta(days=7)
"""Between the two: what was learnt yesterday may be gone next week."""


def competent(shown: Sequence[Shown], skill: str, table: Table) -> bool:
    """Was the skill at the level asked for with `TIMES` callers never met before, `APART` in time?

    A call with a critical error solves nothing, and a caller met before, in a drill too, proves only that
    they were remembered.
    """
    solved = [one.at for one in first_meetings(shown) if _solves(one, skill, table)]
    count, last = 0, None
    for at in solved:
        if last is None or at - last >= APART:
            count, last = count + 1, at
    return count >= TIMES


def first_meetings(shown: Sequence[Shown]) -> tuple[Shown, ...]:
    """The calls with somebody never met before, in order."""
    met: set[str] = set()
    found = []
    for one in sorted(shown, key=lambda one: (one.at, one.call)):
        if one.scenario not in met and not one.drill:
            found.append(one)
        met.add(one.scenario)
    return tuple(found)


def _solves(one: Shown, skill: str, table: Table) -> bool:
    return needs(table, one.scenario, skill) and one.at_level(skill) and not one.critical
