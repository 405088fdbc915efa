"""Which moves a language model may word, and how far."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from voicesim.client.state import Intention

MATERIAL = frozenset(
    {
        "tell",
        "answer",
        "evade",
        "object",
        "pleased",
        "recall_promise",
        "opening",
        "obey",
        "learn",
        "correct",
    }
)
"""Moves whose content is the author's: the model is given the line and says it in its own way."""

WRITTEN = frozenset(
    {"colleague_greets", "colleague_asks", "colleague_accepts", "backchannel", "falls_silent", "allo"}
    | {"still_there", "pardon", "hurt", "insulted", "insulted_again", "foreign", "instructed"}
    | {
        "guess",
        "doubt",
        "half",
        "half_guess",
        "half_unknown",
        "half_yes",
        "suits",
        "remind",
        "listens",
        "startled",
        "promised",
        "refused",
    }
    | {"accept", "hesitate", "decline", "choose"}
    | {
        "weighs",
        "heeds",
        "refrains",
        "told_again",
        "done_already",
        "takes_note",
        "let_down",
        "kept_waiting",
        "bristles",
        "slighted",
    }
    | {"silence_hang_up", "idle_hang_up", "insulted_hang_up", "foreign_hang_up"}
)
"""Moves that are spoken as written: another person's lines, those too short to be worth a model, those by
which the trainee learns what they have just done, and the answers to an offer, an instruction, news or a
limit, which make nothing of it."""

HELPLESS = frozenset({"lost", "guess", "doubt", "pardon", "half", "half_guess"})
"""Moves by which the caller says that they did not follow, or are not sure: no cue, and nobody's fault."""

AT_MOST: Mapping[str, int] = {
    "lost": 6,
    "guess": 8,
    "doubt": 6,
    "pardon": 12,
    "half": 2,
    "half_guess": 2,
    "half_unknown": 2,
    "half_yes": 4,
    "suits": 5,
    "startled": 4,
    "listens": 9,
    "promised": 2,
    "refused": 2,
    "heeds": 4,
    "refrains": 3,
    "told_again": 2,
    "done_already": 3,
    "weighs": 3,
    "takes_note": 3,
    "let_down": 1,
    "kept_waiting": 2,
    "bristles": 2,
    "slighted": 4,
}
"""How often in a call, so that no line of them is said twice; then the caller says something else."""


def is_helpless(moves: Collection[str]) -> bool:
    """Did who did this only say that they did not follow?"""
    return bool(moves) and HELPLESS.issuperset(moves)


PIECEMEAL = frozenset({"acknowledge", "comforted", "relieved", "wait"})
"""Moves of which a sentence may be spoken while the next is being written: none has to hold anything."""


def has_material(intention: Intention) -> bool:
    """Is the model given the author's line for it?"""
    return bool(intention.line) or intention.move in MATERIAL


def is_written(intention: Intention) -> bool:
    """Is it said in the author's words whatever writes the rest?"""
    return intention.move in WRITTEN


def is_piecemeal(intention: Intention) -> bool:
    """May its first sentence be spoken before the last is there?"""
    return intention.move in PIECEMEAL and not has_material(intention)
