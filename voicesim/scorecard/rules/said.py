"""Was something of this phrase family said, where it counts?"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from voicesim.analysis.acts import PlacedAct, of_family
from voicesim.analysis.call import Analysis
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.scorecard.evidence import sure
from voicesim.scorecard.rules.base import Rule, Where, credit, in_place
from voicesim.scorecard.verdict import Verdict

APART = 20 * SAMPLE_RATE
"""One credit per family in 20 s: a volley of formulas is one formula."""
HALF = 0.5
"""What half an act is worth: a commitment without its time."""


class Said(Rule):
    """A way of speaking that has to be heard, `at_least` times and at least 20 s apart."""

    kind: Literal["said"]
    families: tuple[str, ...] = Field(min_length=1)
    where: Where = "anywhere"
    at_least: int = Field(default=1, ge=1, le=6)

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share of times it was wanted; half acts count half."""
        found = in_place(call, of_family(call.acts, self.families), self.where)
        counted = apart([act for act in found if sure(act)])
        worth = sum(1.0 if act.act.complete else HALF for act in counted)
        values = {"count": str(len(counted)), "wanted": str(self.at_least)}
        return credit(call, counted or found, min(1.0, worth / self.at_least), values, self.where)


def apart(acts: list[PlacedAct]) -> tuple[PlacedAct, ...]:
    """The acts that stand 20 s apart or in different turns; of two together the complete one stays."""
    kept: list[PlacedAct] = []
    for act in sorted(acts, key=lambda a: (a.start, a.end)):
        if kept and (act.nth == kept[-1].nth or (act.start > 0 and act.start - kept[-1].start < APART)):
            if act.act.complete and not kept[-1].act.complete:
                kept[-1] = act
            continue
        kept.append(act)
    return tuple(kept)
