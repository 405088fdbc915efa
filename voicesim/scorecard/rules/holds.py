"""Was the client put on hold with manners: asked first, thanked afterwards?"""

from __future__ import annotations

from typing import Literal

from voicesim.analysis.call import Analysis
from voicesim.scorecard.evidence import of_act, quotes
from voicesim.scorecard.rules.base import Rule, not_applicable
from voicesim.scorecard.verdict import Met, Missed, Verdict


class HoldManners(Rule):
    """Each hold is announced before and closed with thanks after."""

    kind: Literal["hold_manners"]

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share of manners kept; not applicable when nobody was put on hold."""
        held = call.interaction.holds
        if not held:
            return not_applicable("no_hold")
        kept = sum(bool(hold.announced) + bool(hold.taken_back) for hold in held)
        values = {"count": str(len(held))}
        shown = quotes(of_act(act) for hold in held for act in (*hold.announced, *hold.taken_back))
        if shown is None:
            return Missed(held[0].start, held[-1].end, values)
        return Met(shown, round(kept / (2 * len(held)), 4), values)
