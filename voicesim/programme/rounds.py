"""A unit to do, typed: the client says something, the handler answers, and sees what the answer did. Pure.

An answer is judged by what it is understood to do, as in a call; a better one is shown beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.scorecard.coaching.theme import Round
from voicesim.text.words import typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import Bank
from voicesim.understanding.understanding import understand


@dataclass(frozen=True, slots=True)
class Answered:
    """One round, answered."""

    round: Round
    own: str
    """As typed."""
    missing: tuple[str, ...]
    """What was expected and is not in it: "family:ID"."""
    wrong: tuple[str, ...]
    """What it had better not have done."""

    @property
    def passed(self) -> bool:
        """Does the answer do all it should, and nothing it should not?"""
        return not self.missing and not self.wrong


def answered(one: Round, own: str, bank: Bank) -> Answered:
    """What an answer does. What is refused ("je ne peux pas vous promettre") was not done."""
    acts = understand(typed(own, 0), bank, Context(1, (one.client,), ())).acts
    done = {f"{act.kind}:{act.id}" for act in acts}
    avoided = {f"{act.kind}:{act.id}" for act in acts if act.polarity != "good"}
    missing = tuple(name for name in one.expects if name not in done)
    return Answered(one, own, missing, tuple(name for name in one.avoids if name in avoided))


def label_of(name: str, bank: Bank) -> str:
    """What people call a family or a topic ("family:ID")."""
    kind, _, which = name.partition(":")
    known = bank.families if kind == "family" else bank.topics
    return known[which].label if which in known else which


def share_of(rounds: Sequence[Answered]) -> float:
    """The share of rounds that were passed, 0..1."""
    return sum(one.passed for one in rounds) / len(rounds) if rounds else 0.0
