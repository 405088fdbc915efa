"""Was something said that must not be: a promise, a reproach, a string of *mots noirs*?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from voicesim.analysis.acts import PlacedAct, in_role, of_family
from voicesim.analysis.call import Analysis
from voicesim.analysis.worth_hearing import accuses
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import Evidence, of_act, of_place, quotes, sure, sure_enough_to_blame
from voicesim.scorecard.rules.base import Rule, nowhere, sentences_of, spoke_too_little
from voicesim.scorecard.verdict import Fault, Met, ToVerify, Verdict

SHOWN = 2
"""Quotes that show a thing kept out."""


class Avoided(Rule):
    """A way of speaking that has to be kept out; up to `allowed` uses are not held against anyone.

    It was kept out only where nothing stands against it that a person should hear first.
    """

    kind: Literal["avoided"]
    families: tuple[str, ...] = Field(min_length=1)
    allowed: int = Field(default=0, ge=0)
    sums: bool = False
    """A sum that the client had not named, in a sentence that nothing explains, is to be listened to."""
    instead: tuple[Role, ...] = ()
    """What shows it best, where it was said: the reserve that stands in a promise's place."""

    def judge(self, call: Analysis) -> Verdict:
        """A fault with its words; met by how many sentences hold nothing of the sort.

        Words are quoted only where they have to do with it: it was declined, what goes instead was said, or
        it was said no more often than is allowed.
        """
        found = of_family(call.acts, self.families)
        clear = [act for act in found if sure_enough_to_blame(act)]
        values = {"count": str(len(clear)), "allowed": str(self.allowed), "families": _families(clear)}
        if len(clear) > self.allowed and (shown := quotes(map(of_act, clear))):
            return Fault(shown, values)
        unclear = [*map(of_act, found)] if len(found) > self.allowed else []
        if doubtful := quotes([*unclear, *(_unexplained_sums(call) if self.sums else ())]):
            return ToVerify(doubtful, {**values, "count": str(len(found))}, against=True)
        if spoke_too_little(call):
            return nowhere(call, values)
        near = quotes(map(of_act, (clear or self._instead(call))[:SHOWN]))
        if near is None and all(act.act.does("hollow") for act in call.acts):
            unheard = quotes(_longest(call))
            return nowhere(call, values) if unheard is None else ToVerify(unheard, values, against=True)
        return Met(near or (), values=values, read=0 if clear else sentences_of(call))

    def _instead(self, call: Analysis) -> list[PlacedAct]:
        """Where it was declined, else where what goes instead was said; never beside what may be a fault."""
        against = {act.turn for act in call.acts if accuses(act.act) or act.act.id in self.families}
        declined = [act for act in of_family(call.declined, self.families) if sure(act)]
        said = in_role((*call.acts, *call.likely), *self.instead) if self.instead else ()
        reserved = [act for act in said if act.turn not in against and sure(act)]
        return [*declined, *sorted(reserved, key=lambda act: act.likely)]


def _families(acts: Iterable[PlacedAct]) -> str:
    """The families of some acts, each once, in the order of the call."""
    return " ".join(dict.fromkeys(act.act.id for act in acts))


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
