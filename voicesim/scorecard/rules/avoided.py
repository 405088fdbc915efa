"""Was something said that must not be: a promise, a reproach, a string of *mots noirs*?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from voicesim.analysis.acts import PlacedAct, of_family
from voicesim.analysis.call import Analysis
from voicesim.analysis.worth_hearing import accuses
from voicesim.scorecard.evidence import Evidence, of_act, of_place, quotes, sure, sure_enough_to_blame
from voicesim.scorecard.rules.base import Rule, nowhere, spoke_too_little
from voicesim.scorecard.verdict import Fault, Met, ToVerify, Verdict

SHOWN = 2
"""Quotes that show a thing kept out: the answers given where the temptation was greatest."""
_RANK = ("reserve", "family", "statement", "topic")
"""What shows best what was said instead."""
_TEMPTING = frozenset({"object", "insist", "not_done"})
"""Moves of the client after which the wrong answer lies near."""


class Avoided(Rule):
    """A way of speaking that has to be kept out; up to `allowed` uses are not held against anyone.

    It was kept out only where nothing stands against it that a person should hear first.
    """

    kind: Literal["avoided"]
    families: tuple[str, ...] = Field(min_length=1)
    allowed: int = Field(default=0, ge=0)
    sums: bool = False
    """A sum that the client had not named, in a sentence that nothing explains, is to be listened to."""

    def judge(self, call: Analysis) -> Verdict:
        """A fault with its words; met with the answers in which it was kept out."""
        found = of_family(call.acts, self.families)
        clear = [act for act in found if sure_enough_to_blame(act)]
        values = {"count": str(len(clear)), "allowed": str(self.allowed)}
        if len(clear) > self.allowed and (shown := quotes(map(of_act, clear))):
            return Fault(shown, values)
        unclear = [*map(of_act, found)] if len(found) > self.allowed else []
        if doubtful := quotes([*unclear, *(_unexplained_sums(call) if self.sums else ())]):
            return ToVerify(doubtful, {**values, "count": str(len(found))}, against=True)
        declined = [of_act(act) for act in of_family(call.declined, self.families) if sure(act)]
        if shown := quotes(declined[:SHOWN]):
            return Met(shown, values=values)
        if spoke_too_little(call):
            return nowhere(call, values)
        kept_out = quotes(self._instead(call))
        unheard = quotes(_longest(call)) if kept_out is None else None
        if kept_out is not None:
            return Met(kept_out, values=values)
        return nowhere(call, values) if unheard is None else ToVerify(unheard, values, against=True)

    def _instead(self, call: Analysis) -> list[Evidence]:
        """What the trainee said instead, understood and nothing against it: to an objection, if there is one.

        The sentences of a turn in which anything may be held against them prove nothing good.
        """
        against = {act.turn for act in call.acts if accuses(act.act) or act.act.id in self.families}
        good = [act for act in call.acts if act.turn not in against and _speaks_well(act)]
        tempted = [act for act in good if _tempted(call, act.turn)]
        best = sorted(tempted or good, key=lambda act: (_RANK.index(_sort_of(act)), -len(act.shown)))
        first = {act.turn: act for act in reversed(best)}
        return [of_act(act) for act in best if first[act.turn] is act][:SHOWN]


def _sort_of(act: PlacedAct) -> str:
    return "reserve" if act.act.does("reserves") else act.act.kind


def _speaks_well(act: PlacedAct) -> bool:
    """A question, something right about the file, or a good way of speaking that is no mere manners."""
    if act.act.kind != "family":
        return act.act.right is not False
    return act.act.polarity == "good" and not act.act.does("hollow", "mannerly")


def _tempted(call: Analysis, turn: int) -> bool:
    """Does the turn answer an objection?"""
    before = call.record.turns[turn - 1] if turn else None
    return before is not None and before.speaker == "client" and not _TEMPTING.isdisjoint(before.moves)


def _unexplained_sums(call: Analysis) -> Iterable[Evidence]:
    """The sentences with a sum of the trainee's own that nothing in them asks about, explains or reserves."""
    for turn, first, last in call.sums:
        sentence = of_place(call, turn, first, last)
        told = (act for act in call.acts if act.turn == turn and _says_what_it_is(act))
        if not any(sentence.words == of_act(act).words for act in told):
            yield sentence


def _says_what_it_is(act: PlacedAct) -> bool:
    return act.act.kind == "topic" or act.act.right is True or act.act.does("explains", "reserves")


def _longest(call: Analysis) -> list[Evidence]:
    """The trainee's longest turn: where nothing was understood, a person has to say."""
    turns = sorted(call.trainee_turns, key=lambda one: -len(one[1].words))
    return [of_place(call, index, 0, len(turn.words) - 1) for index, turn in turns[:1]]
