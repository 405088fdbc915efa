"""Where the client stands when an answer is due: scenario, state, what was heard, the dice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeAlias

from voicesim.client import memory
from voicesim.client.fact import Ask, Fact
from voicesim.client.hearing import Hearing
from voicesim.client.moves import AT_MOST
from voicesim.client.scenario import Scenario
from voicesim.client.state import ClientState, Intention
from voicesim.client.wording import Band, Move, band
from voicesim.content.common_words import content_stems

LATELY = 2
"""Trainee turns within which a question may be put again because the client did not follow it."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a rung of the policy may look at."""

    scenario: Scenario
    state: ClientState
    """After the mood has moved."""
    heard: Hearing
    at: int
    """Sample on the call's clock."""
    interrupted: bool = False
    dice: Random = field(default_factory=lambda: Random(0))

    @property
    def turn(self) -> int:
        """Number of this trainee turn, from 1."""
        return self.state.turn

    @property
    def band(self) -> Band:
        """The band of the mood."""
        return band(self.state.mood)

    @property
    def excused(self) -> bool:
        """Did the turn, or the one before, go on what the client did not follow? Nobody ignored anything."""
        return self.heard.unclear or self.heard.asked_back

    @property
    def lately_lost(self) -> bool:
        """Has the client said in their last two answers that they did not follow?"""
        at_a_loss = self.count("at_a_loss")
        return at_a_loss > 0 and self.turn - at_a_loss <= LATELY

    @property
    def account_topics(self) -> tuple[str, ...]:
        """Topics that an open question asks about when it names none."""
        topics = self.scenario.bank.topics.values()
        return tuple(topic.id for topic in topics if "asks_account" in topic.roles)

    def asking(self, questions: tuple[tuple[str, ...], ...]) -> Situation:
        """The same, when only these questions had been asked."""
        topics = tuple(dict.fromkeys(topic for each in questions for topic in each))
        return replace(self, heard=replace(self.heard, questions=questions, topics=topics))

    def has(self, mark: str) -> bool:
        """True when the mark was made."""
        return mark in self.state.flags

    def count(self, name: str) -> int:
        """How often something happened."""
        return memory.count(self.state, name)

    def may_say(self, move: Move) -> bool:
        """Has this been said less often than there are lines for it?"""
        return self.count(move) < AT_MOST[move]

    def any_of(self, triggers: tuple[str, ...]) -> bool:
        """True when one of the triggers was heard in this turn."""
        return any(trigger in self.heard.cues for trigger in triggers)

    def speaks_of(self, subject: str) -> bool:
        """Has this turn a word in common with `subject`, in any form, besides the commonest?"""
        return not self.stems(subject).isdisjoint(self.stems(self.heard.text))

    def stems(self, text: str) -> frozenset[str]:
        """The beginnings of the words that say what a text is about."""
        return content_stems(text, self.scenario.language)

    def facts_of(self, topic: str) -> tuple[Fact, ...]:
        """Facts still kept back that this topic may earn, in the scenario's order."""
        given = memory.earned(self.state)
        return tuple(fact for fact in self.scenario.facts if topic in fact.earned_by and fact.id not in given)

    def told_of(self, topic: str) -> Fact | None:
        """What was told already and answers this topic as well, though another may have earned it."""
        given = memory.earned(self.state)
        facts = (fact for fact in self.scenario.facts if topic in fact.earned_by and fact.id in given)
        return next((fact for fact in facts if fact.lines), None)

    def ask_of(self, topic: str) -> Ask | None:
        """The ordinary answer to a topic."""
        return next((ask for ask in self.scenario.asks if topic in ask.topics), None)


Rung: TypeAlias = Callable[[Situation], tuple[Intention, ...]]
"""One rule of the policy: what to do, or nothing when it does not apply."""


def simply(move: Move, *marks: str) -> tuple[Intention, ...]:
    """Any line of a move."""
    return (Intention(move, marks=marks),)
