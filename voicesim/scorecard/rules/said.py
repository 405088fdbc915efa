"""Was something of this phrase family said, where it counts?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, Self

from pydantic import Field, model_validator

from voicesim.analysis.acts import PlacedAct, in_role, named, of_family
from voicesim.analysis.call import Analysis
from voicesim.analysis.worth_hearing import accuses
from voicesim.content.roles import Role
from voicesim.messages.message import Message
from voicesim.scorecard.evidence import of_act, quotes, sure, sure_enough_to_blame
from voicesim.scorecard.rules.base import (
    CalledForBy,
    Rule,
    Where,
    called_for,
    cut_off,
    formula_of,
    in_place,
    not_applicable,
    plainest,
    span,
    weighed,
)
from voicesim.scorecard.verdict import Met, Missed, ToVerify, Verdict
from voicesim.text.fold import plain
from voicesim.text.sentences import PAUSES, asks
from voicesim.text.words import text_of

HALF = 0.5
"""What half an act is worth: a commitment without its time."""
SAME_FORMULA = 2
"""The same expression is credited this often at most."""
_MARKS = " ?!.,…"
SHOWN = 6
"""Quotes shown for one check."""


class Said(Rule):
    """A way of speaking that has to be heard, in `at_least` different turns.

    Credit is capped there, so that no family is worth saying more often than the call needs it.
    """

    kind: Literal["said"]
    families: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Asking about one of these will do as well."""
    tags: tuple[str, ...] = ()
    """Families that do as well for half, where they are asked: "d'accord ?" after what was said."""
    where: Where = "anywhere"
    at_least: int = Field(default=1, ge=1, le=6)
    turn_words: int = Field(default=0, ge=0)
    """Only in turns of at least so many words: a summary has something to summarise."""
    roles: tuple[Role, ...] = ()
    """Asking about a topic of one of these roles will do as well."""
    said_back: bool = False
    """A sentence that mostly says back what the client said will do as well: it is likely one."""
    occasion: Role | None = None
    """It is missed only where something of this role was heard: a term of the trade, before plain words."""
    called_for_by: CalledForBy | None = None
    """What calls for it, to be shown where it is missed; where nothing does, it is not missed either."""
    own_dated: tuple[str, ...] = ()
    """Words by which speakers name themselves ("je"): a step announced so, with its day or hour, will do as
    well, unless another step contradicts it."""

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.families or self.topics or self.roles):
            raise ValueError(
                Message("the rule names neither families, topics nor roles; name what has to be said")
            )
        return self

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share of times it was wanted; half acts count half, recited ones nothing.

        Unclear ones count neither way, nor those of a sentence that may be a fault. What is only likely
        counts, in practice, where what is sure does not do.
        """
        heard = named((*call.acts, *call.likely), self.families, self.topics, self.roles)
        tags = tuple(replace(a, act=replace(a.act, complete=False)) for a in self._tags(call))
        heard = (*heard, *tags)
        if self.said_back:
            heard = (*heard, *call.said_back)
        if self.own_dated:
            heard = (*heard, *self._own_steps(call))
        heard = tuple(weighed(call, act) for act in heard)
        found = [act for act in in_place(call, heard, self.where) if self._meant(call, act)]
        clear = [act for act in found if sure(act) and (_asks(act) or not beside_a_fault(call, act))]
        counted = self._needed(one_a_turn(clear))
        each = sorted((1.0 if self._whole(call, act) else HALF for act in counted), reverse=True)
        values = {"count": str(len(counted)), "wanted": str(self.at_least)}
        shown_turns = {act.nth for act in counted}
        telling = self._telling(call, counted, clear)
        beside = [act for act in clear if act.nth in {one.nth for one in telling} and not act.likely]
        shown = quotes(of_act(act) for act in (*telling, *beside)[:SHOWN])
        doubted = one_a_turn(act for act in found if act not in clear and act.nth not in shown_turns)
        unclear = quotes(map(of_act, doubted))
        if shown is not None:
            wanted = max(min(len(counted), self.at_least), self.at_least - len(doubted))
            return Met(shown, round(min(1.0, sum(each[:wanted]) / wanted), 4), values, unclear or ())
        if unclear is not None:
            return ToVerify(unclear, values)
        if self.where == "closing" and cut_off(call):
            return not_applicable("cut_off")
        if self.occasion is not None and not in_role(call.acts, self.occasion):
            return not_applicable("no_occasion")
        on = called_for(call, self.called_for_by) if self.called_for_by else ()
        if self.called_for_by and not on:
            return not_applicable("no_occasion")
        return Missed(*span(call, self.where), values, on)

    def _tags(self, call: Analysis) -> Iterator[PlacedAct]:
        """The tags asked in a clause of their own, at the end of what they are asked about."""
        for act in of_family(call.acts, self.tags):
            words, sentence = call.record.turns[act.turn].words, text_of(act.shown)
            ends = sentence.rstrip(_MARKS).endswith(act.quote.rstrip(_MARKS)) and asks(act.shown)
            apart = act.act.first > 0 and words[act.act.first - 1].text.endswith(PAUSES)
            if act.act.mode == "asked" and ends and apart:
                yield act

    def _own_steps(self, call: Analysis) -> Iterator[PlacedAct]:
        """The steps that the trainee announces as their own, each with its time: "je vous rappelle jeudi"."""
        broken = [act for pair in call.contradicted for act in pair]
        for act in in_role((*call.acts, *call.likely), "commits"):
            words = plain(act.quote).replace("'", " ").replace("-", " ").split()
            firm = act.act.complete and not (act.act.faint or act.act.conditional or act.act.reported)
            if (
                firm
                and self._whole(call, act)
                and act not in broken
                and not set(self.own_dated).isdisjoint(words)
            ):
                yield act

    def _telling(
        self, call: Analysis, counted: Sequence[PlacedAct], clear: Sequence[PlacedAct]
    ) -> Sequence[PlacedAct]:
        """Of what opens or closes a call, and of questions, the turns that do most of it, the rule's first
        family before all: as many as are wanted."""
        if self.where == "anywhere":
            if not (self.topics or self.roles):
                return counted
            turns = [act.nth for act in plainest(call, clear, self.roles)]
            of_turn = sorted(counted, key=lambda act: turns.index(act.nth))[: self.at_least]
            return sorted(of_turn, key=lambda act: act.nth)

        def told(act: PlacedAct) -> tuple[bool, int, int, int]:
            here = [one for one in clear if one.nth == act.nth]
            here = [one for one in here if not one.likely] or here
            ids = [one.act.id for one in here]
            first = min((self.families.index(id) for id in ids if id in self.families), default=99)
            return here[0].likely, first, -len(here), act.nth if self.where == "opening" else -act.nth

        return sorted(sorted(counted, key=told)[: self.at_least], key=lambda act: act.nth)

    def _needed(self, counted: Sequence[PlacedAct]) -> Sequence[PlacedAct]:
        """Those that are sure, and of those that are only likely as many as are wanted besides."""
        firm = [act for act in counted if not act.likely]
        likely = [act for act in counted if act.likely][: max(0, self.at_least - len(firm))]
        return sorted((*firm, *likely), key=lambda act: act.nth)

    def _whole(self, call: Analysis, act: PlacedAct) -> bool:
        """Is it whole? A next step is with its time: what only an example shows has to name one itself.

        A summary that only an example shows sums something up: it says back, or says what comes when.
        """
        if act.act.by_example and self.turn_words and not act.act.does("commits"):
            here = [one for one in (*call.acts, *call.said_back) if one.nth == act.nth]
            return any(
                one in call.said_back
                or one.act.does("restates")
                or (one.act.does("commits") and one.act.complete)
                for one in here
            )
        if not (act.act.by_example and act.act.does("commits")):
            return act.act.complete
        return any(turn == act.turn and act.act.first <= word <= act.act.last for turn, word in call.times)

    def _meant(self, call: Analysis, act: PlacedAct) -> bool:
        if len(act.of.split()) < self.turn_words or _told_by_its_contrary(call, act):
            return False
        return act.turn not in call.recited or act.act.does("mannerly")


def _told_by_its_contrary(call: Analysis, act: PlacedAct) -> bool:
    """Does its sentence hold a sure fault; or does it claim to ask whether it is clear, and ask nothing?"""
    if act.act.by_example and act.act.does("checks_clear", "checks_right") and act.act.mode != "asked":
        return True
    return not _asks(act) and any(map(sure_enough_to_blame, _faults_beside(call, act)))


def _asks(act: PlacedAct) -> bool:
    """Is it a question about the claim? That was asked, whatever else stands in its sentence."""
    return act.act.kind == "topic"


def beside_a_fault(call: Analysis, act: PlacedAct) -> bool:
    """Does its sentence hold what is, or may be, a fault? Such words never prove a merit."""
    return bool(_faults_beside(call, act))


def _faults_beside(call: Analysis, act: PlacedAct) -> list[PlacedAct]:
    return [o for o in call.acts if o.turn == act.turn and accuses(o.act) and o.shown == act.shown]


def one_a_turn(acts: Iterable[PlacedAct]) -> Sequence[PlacedAct]:
    """One act of each turn, a sure and complete one first; the same words at most twice in the call."""
    by_turn: dict[int, PlacedAct] = {}
    for act in sorted(acts, key=lambda a: (a.nth, a.likely, a.act.first)):
        kept = by_turn.get(act.nth)
        if kept is None or (act.act.complete and not kept.act.complete and not act.likely):
            by_turn[act.nth] = act
    used: dict[str, int] = {}
    fresh = []
    for act in by_turn.values():
        formula = formula_of(act)
        used[formula] = used.get(formula, 0) + 1
        if used[formula] <= SAME_FORMULA:
            fresh.append(act)
    return fresh
