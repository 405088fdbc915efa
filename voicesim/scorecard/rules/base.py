"""What all rules share: a strict shape, and the small questions they ask of a call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from voicesim.analysis.acts import PlacedAct, in_role, stating
from voicesim.analysis.call import Analysis
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call.events import HungUp
from voicesim.call.record import Turn
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import Evidence, of_act, of_turn, sure
from voicesim.scorecard.verdict import Missed, NotApplicable, Values, Verdict
from voicesim.text.fold import plain
from voicesim.text.sentences import sentence_spans

Where: TypeAlias = Literal["anywhere", "opening", "closing", "after_explanation"]

OPENING_TURNS = 2
"""A greeting greets in the first two trainee turns only."""
CLOSING_TURNS = 3
CLOSING_SECONDS = 45
"""A closing closes in the last three trainee turns or the last 45 s."""
EXPLANATION_WORDS = 12
EXPLANATION_REACH = 2
"""Understanding is checked within two turns after an explanation of at least 12 words."""

CalledForBy: TypeAlias = Literal["told", "felt", "explained"]
"""What calls for a way of speaking: something the client told, a feeling of theirs, or something that the
trainee explained, committed to or could not say yet."""
_EXPLAINING: tuple[Role, ...] = (
    "explains", "commits", "reserves", "disappoints", "proposes", "promises", "refuses"
)  # fmt: skip
_CIVIL = frozenset({"thank", "goodbye", "goodbye_curt"})

_CUTS_OFF = frozenset({"hang_up", "must_go", "insulted_hang_up", "foreign_hang_up"})
"""Moves by which the client closes the line at once, and leaves no time to take leave."""

TOO_FEW_WORDS = 30
"""A trainee who has said fewer words than this gets no credit for what they did not say."""


class Rule(BaseModel):
    """A rule as written in a rubric."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    needs_facts: ClassVar[bool] = False
    """Can it be judged only where the facts of a scenario are known?"""

    def judge(self, call: Analysis) -> Verdict:
        """Look at the call and decide. Pure."""
        raise NotImplementedError


def nowhere(call: Analysis, values: Values | None = None) -> Missed:
    """Looked for in the whole call and not found."""
    return Missed(0, call.record.duration, values or {})


def called_for(call: Analysis, by: CalledForBy) -> tuple[Evidence, ...]:
    """The words that called for something: the longest of what the client told, a cue of theirs or else their
    first words, or the longest sentence in which the trainee explained, committed or reserved something."""
    if by == "explained":
        told = [*in_role(call.acts, *_EXPLAINING), *stating(call.acts)]
        sentences = [of_act(act) for act in told if sure(act) and not act.act.faint]
    else:
        heard = [(index, turn) for index, turn in call.client_turns if not _leaves_only(turn)]
        if by == "told":  # a number that is spelled out is longer than what it belongs to
            heard = [(index, turn) for index, turn in heard if "tell" in turn.moves] or heard
        cues = {cue.turn for cue in call.cues} if by == "felt" else set()
        sentences = [of_turn(i, turn) for i, turn in heard if not cues or i in cues]
        if by == "felt":
            return tuple(sentences[:1])
    return tuple(sorted(sentences, key=lambda one: (-len(one.words), one.start))[:1])


def weighed(call: Analysis, act: PlacedAct) -> PlacedAct:
    """A question that is only likely, for a person to decide on where the client took it for another."""
    if act.act.kind != "topic" or not act.likely or not call.replied_by_lines(act.turn):
        return act
    taken = not call.topics_answered(act.turn).isdisjoint(call.alike(act.act.id))
    return act if taken else replace(act, unproven=True)


def plainest(call: Analysis, acts: Sequence[PlacedAct], roles: Collection[Role]) -> list[PlacedAct]:
    """Questions, those first whose turn asks most plainly: in a way of speaking of that role, and most."""
    firm = [one for one in call.acts if one.act.kind == "family" and not one.act.faint]
    said = {one.nth for one in firm if roles and one.act.does(*roles)}
    much = Counter(nth for nth, _ in {(act.nth, act.act.id) for act in acts})
    return sorted(acts, key=lambda act: (act.nth not in said, -much[act.nth], act.nth))


def _leaves_only(turn: Turn) -> bool:
    return bool(turn.moves) and _CIVIL.issuperset(turn.moves)


def formula_of(act: PlacedAct) -> str:
    """What tells one way of saying from another: the expression that found it, else its words."""
    return act.act.found_by or plain(act.quote)


def spoke_too_little(call: Analysis) -> bool:
    """Has the trainee said too little for an absence to mean anything?"""
    return sum(len(turn.words) for _, turn in call.trainee_turns) < TOO_FEW_WORDS


def sentences_of(call: Analysis) -> int:
    """How many sentences the trainee said: what an absence was looked for in."""
    return sum(len(tuple(sentence_spans(turn.words))) for _, turn in call.trainee_turns)


def in_place(call: Analysis, acts: Iterable[PlacedAct], where: Where) -> tuple[PlacedAct, ...]:
    """Those of the acts that stand where they count."""
    return tuple(act for act in acts if _stands(call, act, where))


def cut_off(call: Analysis) -> bool:
    """Did the client hang up on the trainee? Then nobody could close the call."""
    closed = [event for event in call.record.events if isinstance(event, HungUp)]
    return any(event.by == "client" and event.reason in _CUTS_OFF for event in closed)


def span(call: Analysis, where: Where) -> tuple[int, int]:
    """The stretch of the call, in samples, in which `where` is looked for."""
    turns = call.trainee_turns
    if where == "opening" and turns:
        return 0, turns[:OPENING_TURNS][-1][1].end
    if where == "closing":
        return _closing_start(call), call.record.duration
    return 0, call.record.duration


def not_applicable(reason: str) -> NotApplicable:
    """This call gave no occasion."""
    return NotApplicable(reason)


def _stands(call: Analysis, act: PlacedAct, where: Where) -> bool:
    if where == "opening":
        return act.nth < OPENING_TURNS
    if where == "closing":
        return act.start >= _closing_start(call) or act.nth >= len(call.trainee_turns) - CLOSING_TURNS
    if where == "after_explanation":
        return any(
            0 <= act.nth - other.nth <= EXPLANATION_REACH and other.start < act.start
            for other in call.acts
            if other.act.does("explains") and len(other.of.split()) >= EXPLANATION_WORDS
        )
    return True


def _closing_start(call: Analysis) -> int:
    last = [turn.start for _, turn in call.trainee_turns[-CLOSING_TURNS:]]
    return max(0, min([call.record.duration - CLOSING_SECONDS * SAMPLE_RATE, *last]))
