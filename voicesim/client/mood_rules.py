"""The rules by which the simulated client's mood moves: the common ones, and a scenario's own."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import Field

from voicesim.client.state import Mood
from voicesim.content.model import Content, Delta, Gauge, Identifier, Text, Trigger
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language


class Sentences(Content):
    """Why the mood moved, for people, in each language."""

    fr: Text
    en: Text


class MoodRule(Content):
    """Moves the mood when `on` is heard or happens."""

    id: Identifier
    on: Trigger
    anger: Delta = 0.0
    distress: Delta = 0.0
    trust: Delta = 0.0
    every: Annotated[int, Field(ge=1, le=20, description="only each n-th time")] = 1
    most: Annotated[int, Field(ge=1, le=50, description="at most n times in a call")] = 50
    sentence: Sentences

    @property
    def hurts(self) -> bool:
        """Does it speak against the trainee: more anger or distress, less trust?"""
        return self.anger > 0 or self.distress > 0 or self.trust < 0


class CommonMood(Content):
    """`personas/mood.yaml`: the rules every scenario starts from."""

    rules: tuple[MoodRule, ...]


class MoodStart(Content):
    """Where the mood starts, 0..10 each."""

    anger: Gauge
    distress: Gauge
    trust: Gauge


class MoodSpec(Content):
    """A scenario's mood: its start, and rules that join the common ones or, by the same id, replace them."""

    start: MoodStart
    rules: tuple[MoodRule, ...] = ()

    def first(self) -> Mood:
        """The mood when the telephone is picked up."""
        return Mood(self.start.anger, self.start.distress, self.start.trust)

    def all_rules(self) -> tuple[MoodRule, ...]:
        """Common rules in their order, replaced where the scenario has the id, then the scenario's own."""
        own = {rule.id: rule for rule in self.rules}
        common = tuple(own.pop(rule.id, rule) for rule in common_rules())
        return common + tuple(own.values())


@lru_cache(maxsize=1)
def common_rules() -> tuple[MoodRule, ...]:
    """The rules of `personas/mood.yaml`. Raises `ContentError`."""
    return load_yaml(content("personas", "mood.yaml"), CommonMood).rules


def sentence_of(rule: MoodRule, language: Language) -> str:
    """The rule's sentence in a language."""
    return rule.sentence.fr if language == "fr" else rule.sentence.en
