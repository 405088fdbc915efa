"""Was the client put on hold with manners: asked, told why and for how long, thanked afterwards?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voicesim.analysis.acts import PlacedAct
from voicesim.analysis.call import Analysis
from voicesim.analysis.interaction import Hold
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import of_act, quotes, sure
from voicesim.scorecard.rules.base import Rule, not_applicable
from voicesim.scorecard.verdict import Met, Missed, Verdict

BEFORE: frozenset[Role] = frozenset({"asks_to_wait", "says_why", "says_how_long"})
AFTER: frozenset[Role] = frozenset({"thanks_for_waiting", "announces_hold"})
STANDS_FOR_ALL: Role = "announces_hold"
"""A way of announcing that is neither permission, reason nor duration stands for the permission."""


class HoldManners(Rule):
    """Each hold: permission, reason and duration before, thanks after."""

    kind: Literal["hold_manners"]

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share of the four manners kept; not applicable when nobody was put on hold."""
        held = call.interaction.holds
        if not held:
            return not_applicable("no_hold")
        kept = sum(_kept(hold) for hold in held)
        values = {"count": str(len(held))}
        shown = quotes(
            of_act(act) for hold in held for act in (*hold.announced, *hold.taken_back) if sure(act)
        )
        if shown is None or not kept:
            return Missed(held[0].start, held[-1].end, values)
        return Met(shown, round(kept / (4 * len(held)), 4), values)


def _kept(hold: Hold) -> int:
    before, after = _roles(hold.announced), _roles(hold.taken_back)
    if STANDS_FOR_ALL in before:
        before = before | {"asks_to_wait"}
    return len(before & BEFORE) + bool(after & AFTER)


def _roles(acts: Sequence[PlacedAct]) -> set[Role]:
    return {role for act in acts if sure(act) for role in act.act.roles}
