"""Was the jargon explained?"""

from __future__ import annotations

from typing import Literal

from voicesim.analysis.acts import PlacedAct, in_role
from voicesim.analysis.call import Analysis
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import of_act, quotes, sure
from voicesim.scorecard.rules.base import Rule, formula_of, not_applicable
from voicesim.scorecard.verdict import Met, Missed, Verdict

REACH = 1
"""An explanation counts in the same trainee turn or the next."""


class Explained(Rule):
    """Each first use of a term of the trade is followed by plain words."""

    kind: Literal["explained"]
    terms: Role = "technical"
    """What has to be explained."""
    by: Role = "explains"
    """What explains it."""

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share of terms explained; not applicable when no jargon was used."""
        first: dict[str, PlacedAct] = {}
        for act in in_role(call.acts, self.terms):
            if sure(act):
                first.setdefault(formula_of(act), act)
        if not first:
            return not_applicable("no_jargon")
        plain = [act for act in in_role(call.acts, self.by) if sure(act)]
        pairs = [(term, _explanation(term, plain)) for term in first.values()]
        shown = quotes(of_act(act) for term, act in pairs if act is not None for act in (term, act))
        unexplained = [term.quote for term, act in pairs if act is None]
        left = tuple(of_act(term) for term, act in pairs if act is None)
        values = {
            "count": str(len(pairs) - len(unexplained)),
            "wanted": str(len(pairs)),
            "missing": ", ".join(f"« {words} »" for words in unexplained) or "—",
        }
        if shown is None:
            return Missed(pairs[0][0].start, call.record.duration, values, left)
        return Met(shown, round(1 - len(unexplained) / len(pairs), 4), values, called_for=left)


def _explanation(term: PlacedAct, plain: list[PlacedAct]) -> PlacedAct | None:
    return next((act for act in plain if 0 <= act.nth - term.nth <= REACH), None)
