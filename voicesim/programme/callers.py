"""Who calls next: callers who need the weak skills, unseen ones first, harder as it goes, mixed. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.client.scenario import Scenario
from voicesim.programme.coverage import Table, needs
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
    weak: Sequence[str], shown: Sequence[Shown], callers: Sequence[Caller], table: Table, trade: str = ""
) -> tuple[Caller, ...]:
    """One caller for each weak skill, no two alike; none where nobody is left who may call.

    Nobody gets a sensitive one without asking for it. Who has met all who need the skill at their level goes
    on to the next; a caller one has met is taken when no other is left, the one met longest ago first. With a
    `trade` the first caller is of it, and every other one after that.
    """
    last = {one.scenario: one.at for one in sorted(shown, key=lambda one: one.at)}
    may = [one for one in callers if not one.sensitive]
    chosen: list[Caller] = []
    for skill in weak:
        before = next(reversed([*last, *(one.id for one in chosen)]), "")
        left = [one for one in may if one not in chosen]
        turn = _Turn(skill, trade, {one.id: one.trade for one in callers}.get(before, ""), tuple(last), table)
        ready = _ready(left, turn, reached(shown, callers))
        if ready:
            chosen.append(max(ready, key=turn.worth))
    return tuple(chosen)


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one choice among callers rests on."""

    skill: str
    trade: str
    """The person's own; empty where they did not say."""
    before: str
    """The trade of the caller before."""
    met: tuple[str, ...]
    """Callers, the one met longest ago first."""
    table: Table

    def needs(self, one: Caller) -> bool:
        return needs(self.table, one.id, self.skill)

    def is_new(self, one: Caller) -> bool:
        return one.id not in self.met and self.needs(one)

    def worth(self, one: Caller) -> tuple[object, ...]:
        """Somebody new who needs the skill, else the one met longest ago; then the trade whose turn it is,
        how much the skill is needed, and the harder. The very first caller is of one's own trade.
        """
        need = self.table.get(one.id, {}).get(self.skill, 0.0)
        own = (one.trade == self.trade) != (self.before == self.trade)
        ago = -self.met.index(one.id) if one.id in self.met else 1
        lot = hashlib.sha256(f"{self.trade}:{one.id}".encode()).hexdigest() if self.trade else one.id
        first = "" if self.met else lot  # before any call nothing is known to be weak
        rest = (own, one.trade != self.before, first, round(need, 1), one.level, need, lot)
        return (own and not self.met, self.is_new(one), self.needs(one), ago, *rest)


def _ready(callers: Sequence[Caller], turn: _Turn, ceiling: int) -> list[Caller]:
    """Those up to the first level, from what was reached, at which somebody new needs the skill.

    The easiest of one's own trade may always call.
    """
    easiest = min((one.level for one in callers if one.trade == turn.trade), default=0)

    def up_to(level: int) -> list[Caller]:
        return [c for c in callers if c.level <= level or (c.trade == turn.trade and c.level == easiest)]

    levels = (up_to(level) for level in range(ceiling, HARDEST + 1))
    known = max((one.level for one in callers if one.id in turn.met), default=ceiling)
    return next((some for some in levels if any(map(turn.is_new, some))), up_to(max(ceiling, known)))


def _is_solved(one: Shown) -> bool:
    below = [skill for skill in one.shares if not one.at_level(skill)]
    return not one.critical and not one.drill and bool(one.shares) and len(below) <= 1
