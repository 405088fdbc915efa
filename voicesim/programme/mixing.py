"""What comes after what: units of two skills and callers, mixed, and no unit again before its time. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest

from voicesim.programme.deeds import Way
from voicesim.programme.state import PathState
from voicesim.programme.units import RESTS, Unit

BETWEEN = 2
"""Units between two callers: one of each skill that is worked on."""

_WAYS: tuple[Way, ...] = ("do", "listen", "read")


def units_in_turn(
    skills: Sequence[str],
    state: PathState,
    units: Mapping[str, tuple[Unit, ...]],
    now: datetime,
    ways: Callable[[str], Way] | None = None,
) -> list[Unit]:
    """The next unit of each way, one skill after the other; none twice, and none that rests.

    `ways` says which way comes first in a skill, else the preferred; of a way comes first what was gone
    through longest ago.
    """
    gone = dict(state.gone_through)
    taken: set[str] = set()
    rows = []
    for skill in skills:
        free = [
            one
            for one in units.get(skill, ())
            if one.id not in taken and (one.id not in gone or now - gone[one.id] >= RESTS[one.kind])
        ]
        rows.append(_of_each_way(free, list(gone), ways(skill) if ways else state.way))
        taken |= {one.id for one in rows[-1]}
    return [one for rank in zip_longest(*rows) for one in rank if one is not None]


def _of_each_way(free: Sequence[Unit], gone: Sequence[str], best: Way) -> list[Unit]:
    ordered = sorted(free, key=lambda one: gone.index(one.id) if one.id in gone else -1)
    firsts = (
        next((one for one in ordered if one.way == way), None)
        for way in (best, *(way for way in _WAYS if way != best))
    )
    return [one for one in firsts if one is not None]


def units_since_call(state: PathState) -> int:
    """How many units were gone through since the last caller."""
    last = max((one.at for one in state.shown if not one.drill), default=None)
    return sum(last is None or at > last for _, at in state.gone_through)


def mixed(units: Sequence[Unit], callers: Sequence[Unit], since: int) -> list[Unit]:
    """A caller after each `BETWEEN` units, of which `since` were gone through already."""
    out: list[Unit] = []
    waiting = list(callers)
    for unit in units:
        if waiting and since >= BETWEEN:
            out.append(waiting.pop(0))
            since = 0
        out.append(unit)
        since += 1
    return [*out, *waiting]
