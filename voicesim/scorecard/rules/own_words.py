"""Does the trainee speak to this client, or recite?"""

from __future__ import annotations

from typing import Literal

from voicesim.analysis.call import Analysis
from voicesim.analysis.recitation import TURNS_LEAST, formula
from voicesim.analysis.worth_hearing import accuses
from voicesim.scorecard.evidence import doubtful, of_act, of_turn, quotes
from voicesim.scorecard.rules.base import Rule, not_applicable, nowhere, sentences_of, spoke_too_little
from voicesim.scorecard.verdict import Fault, Met, ToVerify, Verdict
from voicesim.understanding.damaged import UNSURE

SHOWN = 4


class OwnWords(Rule):
    """Good phrases go with something of this call: a question, a fact, an answer."""

    kind: Literal["own_words"]

    def judge(self, call: Analysis) -> Verdict:
        """A fault with the formulas recited; met with turns in which one goes with something of this call.

        Who used no formula at all is not praised for how they used them.
        """
        recited = [act for act in call.acts if act.turn in call.recited and formula(act)]
        values = {"count": str(len(call.recited))}
        fault = quotes(of_act(act) for act in recited[:SHOWN])
        if fault is not None:
            return Fault(fault, values) if _surely_recited(call) else ToVerify(fault, values)
        if spoke_too_little(call):
            return nowhere(call, values)
        phrased = {act.turn for act in call.acts if formula(act) and not act.act.does("mannerly")}
        if not phrased:
            return not_applicable("no_formula")
        bringing = {act.turn for act in call.acts if act.act.kind != "family"}
        against = {act.turn for act in call.acts if accuses(act.act)}
        own = [of_turn(i, t) for i, t in call.trainee_turns if i in (bringing & phrased) - against]
        return Met(quotes(own[:SHOWN]) or (), values=values, read=0 if own else sentences_of(call))


def _surely_recited(call: Analysis) -> bool:
    """A few turns show it, or one in which no word was lost that may have been the client's own."""
    turns = [call.record.turns[index] for index in call.recited]
    return len(turns) >= TURNS_LEAST or any(not doubtful(turn.words, UNSURE) for turn in turns)
