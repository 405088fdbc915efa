"""Was what the trainee stated right: the reformulation, the amount, the delay?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from voicesim.analysis.acts import PlacedAct, stating
from voicesim.analysis.call import Analysis
from voicesim.scorecard.evidence import of_act, quotes, sure, sure_enough_to_blame
from voicesim.scorecard.rules.base import Rule, nowhere
from voicesim.scorecard.verdict import Fault, Met, ToVerify, Verdict


class Stated(Rule):
    """Statements about the file that agree with it, `at_least` different ones; a wrong one is a fault."""

    needs_facts: ClassVar[bool] = True
    kind: Literal["stated"]
    statements: tuple[str, ...] = ()
    """Only these statements; when empty, any the scenario knows (the rubric's own do not count)."""
    at_least: int = Field(default=1, ge=1)

    def judge(self, call: Analysis) -> Verdict:
        """A fault when one clear statement is wrong and was not put right later."""
        found = stating(call.acts, self.statements or call.expected.statements)
        right = [act for act in found if act.act.right and sure(act)]
        wrong = [act for act in found if act.act.right is False and not put_right(act, right)]
        maybe = [act for act in found if act.act.right]
        blamed = quotes(
            of_act(act) for act in wrong if sure_enough_to_blame(act) and not put_right(act, maybe)
        )
        values = {"count": str(len({act.act.id for act in right})), "wanted": str(self.at_least)}
        if blamed is not None:
            return Fault(blamed, values)
        shown = quotes(map(of_act, right))
        if shown is not None:
            return Met(shown, min(1.0, round(int(values["count"]) / self.at_least, 4)), values)
        unclear = quotes(of_act(act) for act in (*found, *wrong) if not sure(act))
        return nowhere(call, values) if unclear is None else ToVerify(unclear, values)


def put_right(wrong: PlacedAct, right: Iterable[PlacedAct]) -> bool:
    """Is a wrong statement put right by one of these, after it was made?"""
    return any(
        act.act.id == wrong.act.id and act.start >= wrong.end and act.nth >= wrong.nth for act in right
    )
