"""The client as a value: mood, what was earned, what was said and heard. Nothing here changes in place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from voicesim.text.words import Word
from voicesim.understanding.acts import Understood

Dimension: TypeAlias = Literal["anger", "distress", "trust"]


@dataclass(frozen=True, slots=True)
class Mood:
    """The simulated client's emotion, each 0..10. Never the trainee's."""

    anger: float
    distress: float
    trust: float


@dataclass(frozen=True, slots=True)
class Cause:
    """Why the mood moved: the words, the timing or the audibility that did it, never a tone of voice."""

    at: int
    """Sample on the call's clock."""
    rule: str
    """Identifier of the mood rule: "family.blame_confrontation", "interruption", "hold.unannounced"."""
    sentence: str
    """For people, in the call's language: "interrompue : confiance −1"."""
    words: str
    """The trainee's words that caused it; empty for a silence or a hold."""
    before: Mood
    after: Mood


@dataclass(frozen=True, slots=True)
class Earned:
    """A fact the client gave, and the words that earned it."""

    at: int
    fact: str
    topic: str
    """The topic that was asked, or "opening" for what is told at once."""
    words: str


@dataclass(frozen=True, slots=True)
class TraineeTurn:
    """The trainee has finished a turn."""

    words: tuple[Word, ...]
    start: int
    end: int
    interrupted: bool = False
    """True when it began over the client's voice and stopped it."""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """Nobody has spoken for a while."""

    at: int
    duration: int
    """Samples since the last word of either."""


@dataclass(frozen=True, slots=True)
class PickedUp:
    """The trainee has answered the telephone and said nothing yet."""

    at: int


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """The trainee takes the client back from hold."""

    at: int
    duration: int


@dataclass(frozen=True, slots=True)
class Monologue:
    """The trainee has been speaking for long without a pause that would let the client in."""

    at: int
    duration: int
    words: tuple[Word, ...] = ()
    """What has been understood of it so far."""


Stimulus: TypeAlias = TraineeTurn | Silence | PickedUp | HoldEnded | Monologue


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the history, as heard by the other."""

    speaker: Literal["trainee", "client"]
    text: str
    line: str = ""
    """For the client: identifier of the written line, so that none is said twice in a call."""


@dataclass(frozen=True, slots=True)
class ClientState:
    """All the client knows and feels between two turns."""

    mood: Mood
    turn: int = 0
    """Trainee turns so far."""
    earned: tuple[Earned, ...] = ()
    history: tuple[Said, ...] = ()
    flags: frozenset[str] = frozenset()
    """What has happened once and for all: "opened", "identified", "promised:excess", "asked_supervisor"."""
    counters: tuple[tuple[str, int], ...] = field(default=())
    """What has happened how often: ("silence", 2)."""


@dataclass(frozen=True, slots=True)
class Intention:
    """What the client is about to do, before it is worded."""

    move: str
    """Such as "answer", "object", "insist", "correct", "allo", "supervisor", "hang_up", "thank", ..."""
    facts: tuple[str, ...] = ()
    """Facts the line may use, already earned."""
    line: str = ""
    """A written line wanted in particular (an objection's id); empty when any line of the move will do."""
    topic: str = ""
    """The topic this answers; empty when it answers none."""
    marks: tuple[str, ...] = ()
    """Flags this sets, taken back when the line is not heard: "raised:neighbour"."""
    slots: tuple[tuple[str, str], ...] = ()
    """Values for the line's slots that come from the call itself: ("term", "vétusté")."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to a stimulus: the state after it, why, and what to say."""

    state: ClientState
    intentions: tuple[Intention, ...] = ()
    """In the order they are said; empty when the client stays silent."""
    causes: tuple[Cause, ...] = ()
    earned: tuple[Earned, ...] = ()
    hangs_up: bool = False
    """True when the client closes the line after the last word."""
    understood: Understood | None = None
    """What was understood of the trainee's turn; None for any other stimulus."""


Attempt: TypeAlias = Literal["unasked", "spoken", "late", "refused", "failed", "resting"]
"""What a language model did about a line: was not asked; worded it; had nothing in time; wrote what a guard
refused; failed; or was left in peace, having failed too often."""


@dataclass(frozen=True, slots=True)
class Line:
    """One worded line, ready to be spoken."""

    text: str
    id: str
    """The written line's id, or "llm" for a generated one."""
    move: str
    writer: str = "phrases"
    """Either "phrases" or "llm"; a line that replaced a refused one says "phrases"."""
    attempt: Attempt = "unasked"
    note: str = ""
    """Why the model's line was replaced: "role_swap: 'puis-je'", "more than 1 s"; empty otherwise."""
    facts: tuple[str, ...] = ()
    """Facts it gives: un-earned when it is not heard."""
    marks: tuple[str, ...] = ()
    """Flags it sets: taken back when it is not heard."""
    speaker: str = ""
    """Who says it, when it is not the caller: "colleague", after a transfer."""


@dataclass(frozen=True, slots=True)
class NotYet:
    """A line is still being written. Whoever no longer wants it stops here."""


NOT_YET = NotYet()


def same_to_say(one: Decision, other: Decision) -> bool:
    """Are these two put into the same words, in the same voice, when they follow on the same state?

    They may come from different words of the trainee: what was heard of a turn before its last word, and all
    of it. Their states differ in what the client remembers of the turn, not in what the client feels or does.
    """
    return (
        one.intentions == other.intentions
        and one.hangs_up == other.hangs_up
        and one.state.mood == other.state.mood
        and one.state.turn == other.state.turn
    )
