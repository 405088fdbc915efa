"""Was one thing asked at a time?"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from voicesim.analysis.acts import PlacedAct, stretches
from voicesim.analysis.call import Analysis
from voicesim.scorecard.evidence import of_turn, quotes, sure
from voicesim.scorecard.rules.base import Rule, not_applicable
from voicesim.scorecard.verdict import Met, Missed, Verdict

SHOWN = 4


class OneAtATime(Rule):
    """The trainee's questioning turns ask at most `most` things each."""

    kind: Literal["one_at_a_time"]
    most: int = Field(default=1, ge=1)

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share of questioning turns that ask little enough; not applicable without any."""
        asked: dict[int, list[PlacedAct]] = {}
        for act in call.acts:
            if act.act.kind == "topic" and sure(act):
                asked.setdefault(act.turn, []).append(act)
        if not asked:
            return not_applicable("no_question")
        kept = [turn for turn, acts in asked.items() if stretches(acts) <= self.most]
        values = {"count": str(len(kept)), "wanted": str(len(asked))}
        shown = quotes(of_turn(turn, call.record.turns[turn]) for turn in kept[:SHOWN])
        if shown is None:
            return Missed(call.record.turns[min(asked)].start, call.record.duration, values)
        return Met(shown, round(len(kept) / len(asked), 4), values)
