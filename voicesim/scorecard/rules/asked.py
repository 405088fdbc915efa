"""Was everything asked that had to be asked?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field

from voicesim.analysis.acts import PlacedAct
from voicesim.analysis.call import Analysis
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import of_act, of_turn, quotes, sure
from voicesim.scorecard.rules.base import Rule, not_applicable, nowhere
from voicesim.scorecard.verdict import Met, ToVerify, Values, Verdict


class Asked(Rule):
    """The topics of the scenario that must be asked; credit in proportion."""

    needs_facts: ClassVar[bool] = True
    kind: Literal["asked"]
    topics: tuple[str, ...] = ()
    """Only these of the scenario's topics; all of them when empty."""
    role: Role | None = None
    """Only those of this role."""
    besides: tuple[str, ...] = ()
    """All but these, because another check looks at them."""
    besides_role: Role | None = None
    """All but those of this role, for the same reason."""
    enough: float = Field(default=1.0, gt=0, le=1)
    """The share of topics that earns all the points."""

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share that was asked, of what was not asked in words too unclear to tell.

        What was likely asked counts as asked, in practice; what the client told without being asked is not
        looked for, and what the trainee read out and the client said yes to is obtained.
        """
        wanted = self.concerned(call.expected.must_ask, call.expected.in_role)
        if not wanted:
            return not_applicable("no_such_topic")
        asking = {topic: _asking(call, topic) for topic in wanted}
        first = {topic: next(filter(sure, acts), acts[0]) for topic, acts in asking.items() if acts}
        unasked = [topic for topic in wanted if topic not in first and topic in call.told]
        wanted = tuple(topic for topic in wanted if topic not in unasked)
        if not wanted:
            return not_applicable("told_unasked")
        clear = [act for act in first.values() if sure(act)]
        read_out = [topic for topic in wanted if topic in call.confirmed and not _surely(first.get(topic))]
        first = {topic: act for topic, act in first.items() if topic not in read_out}
        values = {**_values(call, wanted, {*first, *read_out}), **_told(call, unasked)}
        yes = (of_turn(i, call.record.turns[i]) for topic in read_out for i in call.confirmed[topic])
        shown = quotes((*map(of_act, clear), *yes))
        unclear = quotes(of_act(act) for act in first.values() if not sure(act))
        if shown is not None:
            judged = len(wanted) - (len(first) - len(clear))
            share = round(min(1.0, (len(clear) + len(read_out)) / judged / self.enough), 4)
            return Met(shown, share, values, unclear or ())
        return nowhere(call, values) if unclear is None else ToVerify(unclear, values)

    def concerned(
        self, must_ask: Iterable[str], in_role: Callable[[Role], frozenset[str]]
    ) -> tuple[str, ...]:
        """The topics of a scenario that this rule looks for; `in_role` gives those of a role."""
        only = None if self.role is None else in_role(self.role)
        besides = frozenset() if self.besides_role is None else in_role(self.besides_role)
        return tuple(
            topic
            for topic in must_ask
            if (not self.topics or topic in self.topics)
            and (only is None or topic in only)
            and topic not in self.besides
            and topic not in besides
        )


def _asking(call: Analysis, topic: str) -> tuple[PlacedAct, ...]:
    """What asks for a topic; then what likely does; last what likely names it and is no question."""
    perhaps = call.perhaps_asking(topic)
    asked = tuple(act for act in perhaps if act.act.mode == "asked")
    named = tuple(replace(act, unproven=True) for act in perhaps if act.act.mode != "asked")
    return (*sorted(call.asking(topic), key=lambda act: act.likely), *asked, *named)


def _surely(act: PlacedAct | None) -> bool:
    return act is not None and sure(act)


def _told(call: Analysis, topics: Collection[str]) -> Values:
    """What the client told unasked, each thing with the words: it is not looked for."""
    told = (f"{call.expected.label(one)} (« {call.record.turns[call.told[one]].text} »)" for one in topics)
    return {"told_besides": " ; ".join(told)} if topics else {}


def _values(call: Analysis, wanted: tuple[str, ...], asked: Collection[str]) -> Values:
    missing = [call.expected.label(topic) for topic in wanted if topic not in asked]
    return {
        "count": str(len(asked)),
        "wanted": str(len(wanted)),
        "missing": ", ".join(missing) if missing else "—",
    }
