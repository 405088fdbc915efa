"""Who calls next: callers who need the weak skills, unseen ones first, harder as it goes, mixed. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voicesim.client.scenario import Scenario
from voicesim.programme.coverage import Table
from voicesim.programme.shown import Shown

HARDEST = 3


@dataclass(frozen=True, slots=True)
class Caller:
    """A scenario, as far as choosing asks."""

    id: str
    level: int
    """1..3."""
    trade: str
    """The population it is written for."""
    sensitive: bool = False


def caller_of(scenario: Scenario) -> Caller:
    """A scenario as one who may call."""
    return Caller(scenario.id, scenario.level, scenario.population, scenario.sensitive is not None)


def reached(shown: Sequence[Shown], callers: Sequence[Caller]) -> int:
    """The hardest level to be tried now: one above that of the hardest caller solved, the easiest first.

    Solved is a call without a critical error whose every skill but one is at the level asked for.
    """
    levels = {one.id: one.level for one in callers}
    solved = [levels[one.scenario] for one in shown if one.scenario in levels and _is_solved(one)]
    return min(HARDEST, max(solved, default=0) + 1)


def choose(
    weak: Sequence[str], shown: Sequence[Shown], callers: Sequence[Caller], table: Table
) -> tuple[Caller, ...]:
    """One caller for each weak skill, no two alike; none where nobody is left who may call.

    Nobody gets a sensitive one without asking for it. A caller one has met is taken when no other is left who
    needs the skill, the one met longest ago first.
    """
    last = {one.scenario: one.at for one in sorted(shown, key=lambda one: one.at)}
    ceiling = reached(shown, callers)
    before = max(last, key=lambda name: last[name], default="")
    trades = {one.id: one.trade for one in callers}
    chosen: list[Caller] = []
    for skill in weak:
        taken = {one.id for one in chosen}
        tried = {trades.get(before, ""), *(one.trade for one in chosen)}
        may = [one for one in callers if one.id not in taken and one.level <= ceiling and not one.sensitive]
        if may:
            chosen.append(max(may, key=lambda one: _worth(one, skill, tried, last, table)))
    return tuple(chosen)


def _worth(
    one: Caller, skill: str, tried: set[str], last: Mapping[str, object], table: Table
) -> tuple[object, ...]:
    """Unseen and needing the skill; then how much it is needed; another trade than the last; the harder."""
    need = table.get(one.id, {}).get(skill, 0.0)
    unseen = one.id not in last
    met = list(last)
    ago = -met.index(one.id) if one.id in met else 0
    return (need > 0 and unseen, round(need, 1), one.trade not in tried, one.level, ago, need, one.id)


def _is_solved(one: Shown) -> bool:
    below = [skill for skill in one.shares if not one.at_level(skill)]
    return not one.critical and not one.drill and bool(one.shares) and len(below) <= 1
