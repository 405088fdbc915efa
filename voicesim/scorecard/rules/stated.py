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
from voicesim.text.fold import plain
from voicesim.text.grammar import grammar_of


class Stated(Rule):
    """Statements about the file that agree with it, `at_least` different ones; a wrong one is a fault."""

    needs_facts: ClassVar[bool] = True
    kind: Literal["stated"]
    statements: tuple[str, ...] = ()
    """Only these statements; when empty, any the scenario knows (the rubric's own do not count)."""
    at_least: int = Field(default=1, ge=1)

    def judge(self, call: Analysis) -> Verdict:
        """A fault when one clear statement is wrong and was not put right later.

        A sentence that says back the contrary of what the client told is not right, even if the client then
        says yes: a person decides.
        """
        stated = stating(call.acts, self.statements or call.expected.statements)
        denied = [act for act in stated if act.act.right and denies_what_was_told(call, act)]
        found = [a for a in stated if not any(a.turn == d.turn and a.shown == d.shown for d in denied)]
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
            share = min(1.0, round(int(values["count"]) / self.at_least, 4))
            return Met(shown, share, values, quotes(map(of_act, denied)) or ())
        unclear = quotes((*map(of_act, denied), *(of_act(act) for act in (*found, *wrong) if not sure(act))))
        return nowhere(call, values) if unclear is None else ToVerify(unclear, values)


def denies_what_was_told(call: Analysis, act: PlacedAct) -> bool:
    """Does a recap deny a fact that the client told: "nothing thrown away", of who threw the pan away?

    An instruction in the same words ("throw nothing away") does not: it tells what is to be done.
    """
    words = plain(act.quote).split()
    negators = grammar_of(call.record.language).negators
    beside = (one for one in call.acts if one.turn == act.turn and one.shown == act.shown)
    if negators.isdisjoint(words) or not any(one.act.does("restates", "checks_right") for one in beside):
        return False
    told = [one.fact for one in call.earned if one.at <= act.start]
    quote = f" {' '.join(words)} "
    return any(f" {plain(given)} " in quote for fact in told for given in call.expected.betrays.get(fact, ()))


def put_right(wrong: PlacedAct, right: Iterable[PlacedAct]) -> bool:
    """Is a wrong statement put right by one of these, after it was made?"""
    return any(
        act.act.id == wrong.act.id and act.start >= wrong.end and act.nth >= wrong.nth for act in right
    )
