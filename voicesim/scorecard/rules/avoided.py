"""Was something said that must not be: a promise, a reproach, a string of *mots noirs*?"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from voicesim.analysis.acts import of_family
from voicesim.analysis.call import Analysis
from voicesim.scorecard.evidence import Evidence, of_act, of_turn, quotes, sure, sure_enough_to_blame
from voicesim.scorecard.rules.base import Rule, nowhere, spoke_too_little
from voicesim.scorecard.verdict import Fault, Met, ToVerify, Verdict

SHOWN = 2
"""Quotes that show a thing kept out: the answers given where the temptation was greatest."""


class Avoided(Rule):
    """A way of speaking that has to be kept out; up to `allowed` uses are not held against anyone."""

    kind: Literal["avoided"]
    families: tuple[str, ...] = Field(min_length=1)
    allowed: int = Field(default=0, ge=0)

    def judge(self, call: Analysis) -> Verdict:
        """A fault with its words; met with the answers in which it was kept out."""
        found = of_family(call.acts, self.families)
        clear = [act for act in found if sure_enough_to_blame(act)]
        values = {"count": str(len(clear)), "allowed": str(self.allowed)}
        if len(clear) > self.allowed:
            return Fault(quotes(map(of_act, clear)) or _never(), values)
        if len(found) > self.allowed:
            return ToVerify(quotes(map(of_act, found)) or _never(), values)
        declined = [of_act(act) for act in of_family(call.declined, self.families) if sure(act)]
        kept_out = quotes(declined[:SHOWN] or ([] if spoke_too_little(call) else temptations(call)))
        return nowhere(call, values) if kept_out is None else Met(kept_out, values=values)


def temptations(call: Analysis) -> list[Evidence]:
    """The trainee's answers to objections, or their longest turn when the client made none."""
    answers = []
    turns = call.record.turns
    for index, turn in call.trainee_turns:
        before = turns[index - 1] if index else None
        if before is not None and before.speaker == "client" and {"object", "insist"} & set(before.moves):
            answers.append(of_turn(index, turn))
    if not answers:  # nobody was tempted: the longest turn shows what was said instead
        answers = sorted((of_turn(i, t) for i, t in call.trainee_turns), key=lambda e: -len(e.words.split()))[
            :1
        ]
    return answers[:SHOWN]


def _never() -> tuple[Evidence]:
    raise AssertionError("acts always have words")
