"""Did the trainee find what the client does not tell by itself?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from voicesim.analysis.acts import PlacedAct
from voicesim.analysis.call import Analysis
from voicesim.analysis.mood import mood_at
from voicesim.scorecard.evidence import Evidence, of_turn, quotes, sure
from voicesim.scorecard.rules.base import Rule, not_applicable, nowhere
from voicesim.scorecard.verdict import Met, Verdict


class Earned(Rule):
    """The hidden facts of the scenario; credit in proportion, shown by the questions that earned them.

    What was asked for and the client answered with something else costs nobody anything, and is named apart,
    and so is what a question touched that got another answer; what the client would not say, trusting too
    little, is named so, and counts.
    """

    needs_facts: ClassVar[bool] = True
    kind: Literal["earned"]

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share of hidden facts found, of those that the client did not pass over."""
        hidden = call.expected.facts
        if not hidden:
            return not_applicable("no_hidden_fact")
        found = [fact for fact in call.earned if fact.fact in hidden]
        shown = quotes(e for fact in found if (e := _question(call, fact.at)) is not None)
        known = {fact.fact for fact in found}
        asked = {fact: acts for fact in hidden if fact not in known and (acts := _asking(call, fact))}
        kept = [fact for fact, acts in asked.items() if _withheld(call, fact, acts)]
        answered = {fact for fact, acts in asked.items() if all(_answered(call, act) for act in acts)}
        withheld = [fact for fact in kept if fact not in answered]
        passed_over = [fact for fact in asked if fact not in kept and fact not in answered]
        touched = [fact for fact in asked if fact not in kept and fact in answered]
        missing = [f for f in hidden if f not in known and (f not in asked or (f in kept and f in answered))]
        wanted = len(hidden) - len(passed_over) - len(touched)
        values = {
            "count": str(len(known)),
            "wanted": str(wanted),
            "missing": _labels(call, missing) or "—",
            "passed_over": _labels(call, passed_over),
            "touched": _labels(call, touched),
            "withheld": _labels(call, withheld),
        }
        if shown is None:
            return nowhere(call, values) if wanted else not_applicable("passed_over")
        return Met(shown, round(len(known) / wanted, 4), values)


def _asking(call: Analysis, fact: str) -> list[PlacedAct]:
    """What asked for it, for sure or, in practice, likely."""
    topics = call.expected.told_by.get(f"fact.{fact}", frozenset())
    asking = (*call.asking(*topics), *call.perhaps_asking(*topics))
    return [act for act in asking if act.act.mode == "asked" and sure(act)]


def _answered(call: Analysis, act: PlacedAct) -> bool:
    """Did the client answer the sentence with what belongs to it: an ordinary answer, a yes, or another fact?

    Then it was about that, and nobody says that something else was asked for; nor of a likely question.
    """
    if act.likely or call.confirmed_at_once(act.turn):
        return True
    asked = {one.act.id for one in call.acts if one.turn == act.turn and one.shown == act.shown}
    return not asked.isdisjoint(call.topics_answered(act.turn))


def _withheld(call: Analysis, fact: str, asking: Iterable[PlacedAct]) -> bool:
    """Did the client say that they would not say it, or trust too little whenever it was asked?"""
    needed = call.expected.trust.get(fact, 0.0)
    too_little = all(mood_at(call.mood, act.end).trust < needed for act in asking)
    return too_little or any(line.startswith(f"fact.{fact}.evasive") for line in call.said_lines)


def _labels(call: Analysis, facts: Iterable[str]) -> str:
    return " ; ".join(call.expected.label(fact).rstrip(".") for fact in facts)


def _question(call: Analysis, at: int) -> Evidence | None:
    """The last trainee turn that had begun when the fact was given."""
    begun = [(i, t) for i, t in call.trainee_turns if t.start <= at]
    return of_turn(*begun[-1]) if begun else None
