"""Was the jargon explained?"""

from __future__ import annotations

from typing import Literal

from voicesim.analysis.acts import PlacedAct, in_role
from voicesim.analysis.call import Analysis
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import of_act, quotes, sure
from voicesim.scorecard.rules.base import Rule, formula_of, not_applicable
from voicesim.scorecard.verdict import Met, Missed, Verdict
from voicesim.text.fold import plain

REACH = 1
"""An explanation counts in the same trainee turn or the next."""


class Explained(Rule):
    """Each first use of a term of the trade is followed by plain words; the client's own terms need none."""

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
        told = [act for act in in_role(call.acts, self.by) if sure(act)]
        pairs = [(term, _explanation(term, told)) for term in first.values()]
        pairs = [(term, act) for term, act in pairs if act is not None or not _said_by_client(call, term)]
        if not pairs:
            return not_applicable("jargon_of_client")
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


def _said_by_client(call: Analysis, term: PlacedAct) -> bool:
    """Did the client use the term before? Who asks "y a une franchise ?" knows the word."""
    said = " ".join(plain(turn.text) for index, turn in call.client_turns if index < term.turn)
    return f" {plain(term.quote)} ".replace("'", " ") in f" {said} ".replace("'", " ")


def _explanation(term: PlacedAct, told: list[PlacedAct]) -> PlacedAct | None:
    return next((act for act in told if 0 <= act.nth - term.nth <= REACH), None)
