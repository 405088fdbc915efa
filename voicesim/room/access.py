"""Who may do what to what: the one place where it is decided, with the reason when they may not.

Practice is private (design, part 9): a trainer sees that a desk practises, never what is said nor what it
came to, unless the person has shared that call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.messages.message import Message

Role: TypeAlias = Literal["nobody", "trainee", "trainer", "examiner", "officer"]
"""Officer: of data protection, who sees who read whose calls, and no call."""

Action: TypeAlias = Literal[
    "enter",
    "practise",
    "hold a call",
    "sit an examination",
    "read a call",
    "share a call",
    "debrief a call",
    "see the board",
    "steer a desk",
    "see the group",
    "write a caller",
    "keep passkeys",
    "see what is to be examined",
    "mark a call",
    "settle a call",
    "judge a sitting",
    "see who read what",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks."""

    role: Role
    person: str = ""
    """Pseudonym of a trainee or an examiner."""
    desk: int = 0
    """A trainee's desk; 0: none."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked for; what does not apply stays empty."""

    person: str = ""
    """Whose call it is."""
    desk: int = 0
    """Whose line it is."""
    shared: bool = False
    """Has the person shared that call with the trainer?"""
    examines: bool = False
    """Is whoever asks an examiner of the sitting it belongs to?"""
    examined: bool = False
    """Was whoever sits at that desk given an examination? They practise nothing until it is taken back."""
    marks: bool = False
    """Is that call theirs to mark now?"""
    settles: bool = False
    """Is it theirs to settle, as a third person, now?"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is allowed."""

    allowed: bool
    reason: Message
    """Why not; empty when it is."""


_ALLOWED = Verdict(True, Message(""))


def may(actor: Actor, action: Action, thing: Thing = Thing()) -> Verdict:
    """May they?"""
    match actor.role, action:
        case _, "enter":
            return _ALLOWED
        case "nobody", _:
            return _no(Message("Come in first, with the code of your desk or the trainer's password."))
        case "trainee", "practise":
            return _ALLOWED if not thing.examined else _no(Message("An examination was given to this desk."))
        case "trainee", "hold a call":
            return _ALLOWED if thing.desk == actor.desk else _no(Message("That is another desk's line."))
        case "trainee", "sit an examination":
            return _ALLOWED if thing.examined else _no(Message("No examination was given to this desk."))
        case "trainee", "read a call" | "share a call":
            return _ALLOWED if thing.person == actor.person else _no(Message("That is no call of yours."))
        case "trainer", "see the board" | "steer a desk" | "see the group" | "write a caller":
            return _ALLOWED
        case "trainer" | "examiner" | "officer", "keep passkeys":
            return _ALLOWED
        case "officer", "see who read what":
            return _ALLOWED
        case "officer", _:
            return _no(Message("That is not for the data protection officer."))
        case _, "see who read what":
            return _no(Message("That is for the data protection officer."))
        case "trainer", "debrief a call":
            return _ALLOWED if thing.shared else _no(Message("Nobody has shared that call with you."))
        case "examiner", "see what is to be examined":
            return _ALLOWED
        case "examiner", "mark a call":
            return _ALLOWED if thing.marks else _no(Message("That call is not yours to mark."))
        case "examiner", "settle a call":
            return _ALLOWED if thing.settles else _no(Message("That call is not yours to settle."))
        case "examiner", "judge a sitting":
            return _ALLOWED if thing.examines else _no(Message("You are no examiner of that sitting."))
        case "examiner", _:
            return _no(Message("That is not for examiners."))
        case _, "keep passkeys":
            return _no(Message("That is for those who come in by password."))
        case _, "see what is to be examined" | "mark a call" | "settle a call" | "judge a sitting":
            return _no(Message("That is for examiners."))
        case "trainer", _:
            return _no(Message("That is for the desks: practice is private."))
        case _:
            return _no(Message("That is for the trainer."))


def _no(reason: Message) -> Verdict:
    return Verdict(False, reason)
