"""Was the client put on hold with manners: asked, told why and for how long, thanked afterwards?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voicesim.analysis.acts import PlacedAct
from voicesim.analysis.call import Analysis
from voicesim.analysis.interaction import Hold
from voicesim.scorecard.evidence import of_act, quotes, sure
from voicesim.scorecard.rules.base import Rule, not_applicable
from voicesim.scorecard.verdict import Met, Missed, Verdict

BEFORE = ("hold_permission", "hold_reason", "hold_duration")
AFTER = "hold_thanks"
ANY = "hold_transfer"
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
    before, after = _families(hold.announced), _families(hold.taken_back)
    if ANY in before:
        before = before | {BEFORE[0]}
    return len(before & set(BEFORE)) + bool(after & {AFTER, ANY})


def _families(acts: Sequence[PlacedAct]) -> set[str]:
    return {act.act.id for act in acts if sure(act)}
