"""The phases of a call, found from what the trainee's turns do: in any order, with their times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from voicesim.analysis.acts import PlacedAct
from voicesim.call.record import CallRecord
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

SAFETY_TOPICS = frozenset(
    {
        "safety",
        "injuries",
        "electricity",
        "gas",
        "consciousness",
        "bleeding",
        "emergency_alert",
        "emergency_services",
        "vulnerable_person",
    }
)
"""Asking about one of these is looking to the person's safety, whatever else the turn does."""

IDENTITY_TOPICS = frozenset(
    {"identity", "contract_number", "relationship", "authority", "named_on_policy", "registration_plate"}
)
CLOSING_TURNS = 3
"""The last trainee turns in which a summary is a recap."""

_BY_FAMILY: tuple[tuple[str, PhaseName], ...] = (
    ("closing", "closing"),
    ("identification", "identification"),
    ("next_step_time", "next_step"),
    ("reformulation", "reformulation"),
    ("plain_explanation", "explanation"),
    ("open_questions", "account"),
    ("closed_questions", "questions"),
    ("alternative_questions", "questions"),
    ("ownership", "next_step"),
    ("greeting_intro", "greeting"),
)
"""The first family present names the phase: the rarer and more telling ones come first."""


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
    families = dict(_BY_FAMILY)
    first: dict[PhaseName, int] = {}
    for act in acts:
        step = families.get(act.act.id) if act.act.kind == "family" else _step_of(act.act)
        if step is not None:
            first[step] = min(act.start, first.get(step, act.start))
    return tuple(sorted(first.items(), key=lambda item: (item[1], item[0])))


def _step_of(act: Act) -> PhaseName | None:
    if act.kind != "topic":
        return None
    if act.id in SAFETY_TOPICS:
        return "safety"
    return "identification" if act.id in IDENTITY_TOPICS else "questions"


def _name(acts: Sequence[PlacedAct], near_end: bool) -> PhaseName | None:
    families = {a.act.id for a in acts if a.act.kind == "family"}
    topics = {a.act.id for a in acts if a.act.kind == "topic"}
    if not acts:
        return None
    if topics & SAFETY_TOPICS:
        return "safety"
    if topics & IDENTITY_TOPICS:
        return "identification"
    if near_end and "reformulation" in families and "closing" not in families:
        return "recap"
    for family, phase in _BY_FAMILY:
        if family in families and not (family == "closing" and not near_end):
            return phase
    return "questions" if topics else None
