"""Did the trainee find what the client does not tell by itself?"""

from __future__ import annotations

from typing import ClassVar, Literal

from voicesim.analysis.call import Analysis
from voicesim.scorecard.evidence import Evidence, of_turn, quotes
from voicesim.scorecard.rules.base import Rule, not_applicable, nowhere
from voicesim.scorecard.verdict import Met, Verdict


class Earned(Rule):
    """The hidden facts of the scenario; credit in proportion, shown by the questions that earned them."""

    needs_facts: ClassVar[bool] = True
    kind: Literal["earned"]

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share of hidden facts found."""
        hidden = call.expected.facts
        if not hidden:
            return not_applicable("no_hidden_fact")
        found = [fact for fact in call.earned if fact.fact in hidden]
        shown = quotes(e for fact in found if (e := _question(call, fact.at)) is not None)
        known = {fact.fact for fact in found}
        missing = [call.expected.label(fact).rstrip(".") for fact in hidden if fact not in known]
        values = {
            "count": str(len(known)),
            "wanted": str(len(hidden)),
            "missing": " ; ".join(missing) if missing else "—",
        }
        if shown is None:
            return nowhere(call, values)
        return Met(shown, round(len(known) / len(hidden), 4), values)


def _question(call: Analysis, at: int) -> Evidence | None:
    """The last trainee turn that had begun when the fact was given."""
    begun = [(i, t) for i, t in call.trainee_turns if t.start <= at]
    return of_turn(*begun[-1]) if begun else None
