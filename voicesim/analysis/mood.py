"""The simulated client's mood over the call, each move with its cause; and the cues it gave the trainee.

The client is not a person: this is the state of a simulation, never an inference about anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.call.events import ClientSaid, FactEarned, MoodMoved
from voicesim.call.record import CallRecord
from voicesim.client.moves import is_helpless
from voicesim.client.state import Mood
from voicesim.text.sentences import around
from voicesim.text.words import text_of

Feeling: TypeAlias = Literal["anger", "distress"]

GROUP_TURNS = 4
"""Cues of one feeling this many turns apart or less belong together."""
VOICED = frozenset(
    {"opening", "hurt", "insulted", "insulted_again", "insist", "refused", "not_done", "not_clear"}
    | {"supervisor", "recall_promise", "too_many", "hold_long", "cut_in"}
)
"""Moves by which the client says what they feel: at `CUE_LEVEL` a cue, and what an answer is wanted for."""
OBJECTING = "object"
"""An objection voices a feeling where the client says nothing else; asked in passing it is a question."""
IN_PASSING = frozenset({"answer", "again", "tell", "evade", "remind", "obey", "learn"})
"""Moves that answer or tell: what the client says beside them is no outburst, whatever their mood."""
QUOTED = 30
"""Words of a sentence that is shown whole around a cause's own."""
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


def said_around(record: CallRecord, point: MoodPoint) -> str:
    """The whole sentence of the trainee in which a cause's words stand; the words where none holds them."""
    wanted = point.words.split()
    if not wanted:
        return point.words
    earlier = [turn for turn in record.turns if turn.speaker == "trainee" and turn.start <= point.at]
    for turn in reversed(earlier):
        texts = [word.text for word in turn.words]
        for first in range(len(texts) - len(wanted) + 1):
            last = first + len(wanted) - 1
            if texts[first : last + 1] == wanted:
                begin, end = around(turn.words, first, last, QUOTED)
                return text_of(turn.words[begin : end + 1])
    return point.words


def mood_at(curve: Sequence[MoodPoint], at: int) -> Mood:
    """The mood that holds at sample `at`."""
    mood = curve[0].mood
    for point in curve:
        if point.at > at:
            break
        mood = point.mood
    return mood


def cues(
    record: CallRecord, curve: Sequence[MoodPoint], facts: Mapping[str, Feeling] | None = None
) -> tuple[Cue, ...]:
    """The client turns to be answered: spoken at `CUE_LEVEL` or above, or telling a fact that hurts.

    The line itself has to voice it: a fact, an answer or a question is none, however the client feels.
    `facts` are the scenario's facts that carry a cue, each with its feeling. In a turn above the level the
    stronger of the two feelings names the cue.
    """
    telling = _turns_telling(record, facts or {})
    of_a_moment = {e.start for e in record.events if isinstance(e, ClientSaid) and _opens_a_moment(e)}
    found = []
    for index, turn in enumerate(record.turns):
        if turn.speaker != "client" or not turn.words or is_helpless(turn.moves):
            continue
        mood = mood_at(curve, turn.start)
        stronger: Feeling = "anger" if mood.anger > mood.distress else "distress"
        high = max(mood.anger, mood.distress) >= CUE_LEVEL
        if high and (turn.start in of_a_moment or _voices(turn.moves)):
            found.append(Cue(index, stronger, max(mood.anger, mood.distress)))
        elif index in telling and "opening" not in turn.moves:
            found.append(Cue(index, telling[index], level_of(mood, telling[index])))
    return tuple(found)


def _opens_a_moment(event: ClientSaid) -> bool:
    """Is it the line with which a drill of one moment begins? It was written to be answered."""
    return any(line.startswith("moment.") for line in event.lines)


def _voices(moves: Collection[str]) -> bool:
    """Does a client turn of these moves say what they feel? Of a turn without any nobody can tell: it may."""
    aside = OBJECTING in moves and IN_PASSING.isdisjoint(moves)
    return not moves or aside or not VOICED.isdisjoint(moves)


def grouped(found: Sequence[Cue]) -> tuple[Cue, ...]:
    """One cue for each run of them: a client in tears is one thing to answer, not nine."""
    kept: list[Cue] = []
    last: dict[Feeling, int] = {}
    for cue in found:
        if cue.feeling not in last or cue.turn - last[cue.feeling] > GROUP_TURNS:
            kept.append(cue)
            last[cue.feeling] = cue.turn
    return tuple(kept)


def level_of(mood: Mood, feeling: Feeling) -> float:
    """How strong one feeling is in a mood."""
    return mood.anger if feeling == "anger" else mood.distress


def _turns_telling(record: CallRecord, facts: Mapping[str, Feeling]) -> dict[int, Feeling]:
    """The client turn in which each hurting fact was told: at its end it was earned, or before it."""
    told: dict[int, Feeling] = {}
    for event in record.events:
        if isinstance(event, FactEarned) and event.fact in facts:
            telling = (i for i, t in enumerate(record.turns) if t.speaker == "client" and t.end >= event.at)
            index = next(telling, None)
            if index is not None:
                told.setdefault(index, facts[event.fact])
    return told
