"""Did one thing come before another: safety before papers, the open question before the closed ones?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from voicesim.analysis.acts import PlacedAct, named
from voicesim.analysis.call import Analysis
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import Quotes, of_act, quotes, sure, sure_enough_to_blame
from voicesim.scorecard.rules.base import Rule, not_applicable, nowhere, plainest, weighed
from voicesim.scorecard.verdict import Fault, Met, ToVerify, Verdict


class Which(BaseModel):
    """Acts named by family or topic; any of them will do."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    families: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    """Topics of any of these roles."""

    def of(self, call: Analysis, *, perhaps: bool = False) -> tuple[PlacedAct, ...]:
        """The acts of the call that are meant, in order; what is only likely among them, where wanted."""
        acts = (*call.acts, *call.likely) if perhaps else call.acts
        found = [weighed(call, act) for act in named(acts, self.families, self.topics, self.roles)]
        return tuple(sorted(found, key=lambda a: (a.nth, a.act.first, a.act.last, a.act.id)))

    def topics_meant(self, in_role: Callable[[Role], frozenset[str]]) -> frozenset[str]:
        """The topics that are named, or in one of the roles; `in_role` gives those of a role."""
        return frozenset(self.topics).union(*map(in_role, self.roles))

    def expected_in(self, call: Analysis) -> bool:
        """Does the scenario say that one of the topics meant must be asked?"""
        return not self.topics_meant(call.expected.in_role).isdisjoint(call.expected.must_ask)


class Order(Rule):
    """`first` has to come before any of `then`."""

    kind: Literal["order"]
    first: Which
    then: Which
    only_if_expected: bool = False
    """Applies only when the scenario says that one of the topics of `first` must be asked."""
    same_turn: bool = True
    """Is it early enough within the same turn?"""

    def judge(self, call: Analysis) -> Verdict:
        """Met when `first` is heard before `then`, a fault the other way round, else missed."""
        if self.only_if_expected and not self.first.expected_in(call):
            return not_applicable("no_such_topic")
        first, then = self.first.of(call, perhaps=True), self.then.of(call)
        clear = [act for act in first if sure(act)]
        if not clear:
            unclear = quotes(of_act(act) for act in first)
            return nowhere(call) if unclear is None else ToVerify(unclear)
        earlier = [act for act in then if sure_enough_to_blame(act) and self._before(act, clear[0])]
        if earlier:
            maybe = quotes(of_act(act) for act in first if self._before(act, earlier[0]))
            if maybe is not None:
                return ToVerify(maybe)
            return Fault(_both(earlier[0], clear[0]))
        in_time = [act for act in clear if not any(self._before(one, act) for one in then)] or clear[:1]
        firm = [act for act in in_time if not act.likely]
        return Met(_one(plainest(call, firm or in_time, self.first.roles)[0]))

    def _before(self, act: PlacedAct, other: PlacedAct) -> bool:
        if act.nth == other.nth and self.same_turn:
            return False
        return (act.nth, act.act.first) < (other.nth, other.act.first)


def _one(act: PlacedAct) -> Quotes:
    return (of_act(act),)


def _both(early: PlacedAct, late: PlacedAct) -> Quotes:
    return (of_act(early), of_act(late))
