"""The simulated client's mood over the call, each move with its cause; and the cues it gave the trainee.

The client is not a person: this is the state of a simulation, never an inference about anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.call.events import MoodMoved
from voicesim.call.record import CallRecord
from voicesim.client.state import Mood

Feeling: TypeAlias = Literal["anger", "distress"]

CUE_LEVEL = 5.0
"""From this level (0..10) on, what the client says is a cue of anger or distress to be answered."""


@dataclass(frozen=True, slots=True)
class MoodPoint:
    """The client's mood from one instant on."""

    at: int
    """Sample."""
    mood: Mood
    rule: str = ""
    """Identifier of the rule that moved it; empty for the start of the call."""
    sentence: str = ""
    words: str = ""
    """The trainee's words that caused it; empty for a silence, a hold or the start."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A client turn spoken in anger or distress, which a good listener answers."""

    turn: int
    """Index in the record."""
    feeling: Feeling
    level: float


def mood_curve(record: CallRecord, start: Mood) -> tuple[MoodPoint, ...]:
    """The start of the call, then one point for each logged cause."""
    moves = (
        MoodPoint(e.at, Mood(e.anger, e.distress, e.trust), e.rule, e.sentence, e.words)
        for e in record.events
        if isinstance(e, MoodMoved)
    )
    return (MoodPoint(0, start), *moves)


def mood_at(curve: Sequence[MoodPoint], at: int) -> Mood:
    """The mood that holds at sample `at`."""
    mood = curve[0].mood
    for point in curve:
        if point.at > at:
            break
        mood = point.mood
    return mood


def cues(record: CallRecord, curve: Sequence[MoodPoint]) -> tuple[Cue, ...]:
    """The client turns spoken at `CUE_LEVEL` or above: the stronger of the two feelings names the cue."""
    found = []
    for index, turn in enumerate(record.turns):
        if turn.speaker != "client" or not turn.words:
            continue
        mood = mood_at(curve, turn.start)
        feeling: Feeling = "anger" if mood.anger > mood.distress else "distress"
        level = max(mood.anger, mood.distress)
        if level >= CUE_LEVEL:
            found.append(Cue(index, feeling, level))
    return tuple(found)
