"""The phases of a call, found from what the trainee's turns do: in any order, with their times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from voicesim.analysis.acts import PlacedAct
from voicesim.call.record import CallRecord
from voicesim.content.roles import Role
from voicesim.understanding.acts import Act

PhaseName: TypeAlias = Literal[
    "greeting",
    "identification",
    "safety",
    "account",
    "reformulation",
    "questions",
    "explanation",
    "next_step",
    "recap",
    "closing",
]

CLOSING_TURNS = 3
"""The last trainee turns in which a summary is a recap."""

_BY_ROLE: tuple[tuple[Role, PhaseName], ...] = (
    ("concludes", "closing"),
    ("identifies", "identification"),
    ("commits", "next_step"),
    ("restates", "reformulation"),
    ("explains", "explanation"),
    ("asks_account", "account"),
    ("asks", "questions"),
    ("takes_on", "next_step"),
    ("greets", "greeting"),
)
"""The first role that a family of the turn plays names the phase: the rarer, more telling ones come first."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the call in which one thing is being done."""

    name: PhaseName
    start: int
    """First sample of the first turn."""
    end: int
    """First sample after the last turn."""
    first_turn: int
    last_turn: int
    """Indexes in the record, both included."""


def phases(record: CallRecord, acts: Iterable[PlacedAct]) -> tuple[Phase, ...]:
    """The phases in the order of the call; turns that do nothing of note belong to the phase under way."""
    by_turn: dict[int, list[PlacedAct]] = {}
    for placed in acts:
        by_turn.setdefault(placed.turn, []).append(placed)
    spoken = [i for i, t in enumerate(record.turns) if t.speaker == "trainee" and not t.backchannel]
    last = frozenset(spoken[-CLOSING_TURNS:])
    found: list[Phase] = []
    for index, turn in enumerate(record.turns):
        name = _name(by_turn.get(index, ()), index in last)
        if name is None or (found and found[-1].name == name):
            found[-1:] = [replace(p, end=max(p.end, turn.end), last_turn=index) for p in found[-1:]]
        else:
            found.append(Phase(name, turn.start, turn.end, index, index))
    return tuple(found)


def reached(acts: Iterable[PlacedAct]) -> tuple[tuple[PhaseName, int], ...]:
    """Each step that was taken, with the sample at which it first was: how long it took to get there."""
    first: dict[PhaseName, int] = {}
    for act in acts:
        step = _step_of(act.act)
        if step is not None:
            first[step] = min(act.start, first.get(step, act.start))
    return tuple(sorted(first.items(), key=lambda item: (item[1], item[0])))


def _step_of(act: Act) -> PhaseName | None:
    if act.kind == "family":
        return next((phase for role, phase in _BY_ROLE if act.does(role)), None)
    if act.kind != "topic":
        return None
    if act.does("protects"):
        return "safety"
    return "identification" if act.does("identifies") else "questions"


def _name(acts: Sequence[PlacedAct], near_end: bool) -> PhaseName | None:
    families = [placed.act for placed in acts if placed.act.kind == "family"]
    topics = [placed.act for placed in acts if placed.act.kind == "topic"]
    if any(act.does("protects") for act in topics):
        return "safety"
    if any(act.does("identifies") for act in topics):
        return "identification"
    played = {role for act in families for role in act.roles}
    if near_end and "restates" in played and "concludes" not in played:
        return "recap"
    for role, phase in _BY_ROLE:
        if role in played and not (role == "concludes" and not near_end):
            return phase
    return "questions" if topics else None
