"""What the form for a case of one's own offers: `personas/cases/<language>.yaml`. Code knows no phrase."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from pydantic import Field

from voicesim.client.conformity import Clock
from voicesim.client.fact import Ask
from voicesim.client.mood_rules import MoodStart
from voicesim.client.scenario import Population
from voicesim.client.wording import Bands, Move
from voicesim.content.model import Content, Identifier, Lines, Text, Trigger
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language


class Kind(Content):
    """A kind of claim, with what stands in the form before anything is written."""

    id: Identifier
    label: Text
    population: Population
    product: Text
    guarantees: tuple[Text, ...]
    excess: Text
    role: Text
    procedure: tuple[Text, ...]
    expected: Text
    always: Identifier
    """The topic of which never asking is a critical error."""
    must_ask: tuple[Identifier, ...]
    answers: Mapping[Identifier, Lines]
    """By topic, in the order of the form: what most callers would say; none: the author has to write it."""
    clock: Clock


class Temperament(Content):
    """How the caller is, and the lines that are of that temperament alone."""

    id: Identifier
    label: Text
    mood: MoodStart
    patience: float
    """Seconds of one trainee turn before cutting in."""
    rate: int
    """Words per minute."""
    lines: Mapping[Move, Lines]


class Never(Content):
    """What nobody may say on the telephone."""

    expressions: tuple[Text, ...]
    sentence: Text


class Settling(Content):
    """One way in which a question the caller insists on is settled, and what a good handler says to it."""

    id: Identifier
    label: Text
    triggers: tuple[Trigger, ...]
    reply: Text


class OwnObjection(Content):
    """Lines around the question that the caller insists on."""

    insist: Lines
    settled: Lines
    hears: tuple[str, ...]
    """Words of `insist` by which a robot knows that it is asked again."""
    settled_by: tuple[Settling, ...]


class OwnPromise(Content):
    """What the caller makes of a promise."""

    on: tuple[Trigger, ...]
    pleased: Lines
    returns: Lines


class Points(Content):
    """What the caller says when a point is summed up rightly: one line for each point there may be."""

    right: Lines


class GoodRobot(Content):
    """What the good robot says besides its questions. `{recap}`: the case in a sentence."""

    first: Text
    empathy: Text
    identity: Text
    address: Text
    open: Text
    more: Text
    recap: Text
    warm: Text
    comforts: Text
    again: Text
    """Comes back to something, `{question}`."""
    explains: Text
    clear: Text
    next: Text
    closes: Text
    questions: Text
    leaves: Text


class PoorRobot(Content):
    """What the poor robot says, in this order. `{never}`: the first of what nobody may say."""

    first: Text
    blames: Text
    promises: Text
    rude: Text
    dismisses: Text
    leaves: Text


class Robots(Content):
    """The two robots that a case gets."""

    good: GoodRobot
    poor: PoorRobot


class Sheet(Content):
    """All of it, in one language."""

    language: Language
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]
    weights: Mapping[str, int]
    never: Never
    missed: Text
    """Of the critical error that something was never asked; `{label}`: what."""
    anybody: tuple[Ask, ...]
    """Answers that any caller has, from who they are."""
    opening: Lines
    """Ways of beginning with an author's only line, `{line}`."""
    story: Identifier
    """The topic of what happened: asked with "tell me", and once more with "and then?"."""
    again: Lines
    """Ways of giving an author's only answer, `{line}`, a second time."""
    alike: Mapping[Identifier, tuple[Identifier, ...]]
    """Topic -> others that the same answer serves."""
    points: Points
    questions: Mapping[Identifier, Text]
    """Topic -> how a good handler asks it; only these can be chosen in the form."""
    temperaments: Annotated[tuple[Temperament, ...], Field(min_length=1)]
    lines: Mapping[Move, Bands]
    """Lines of any temperament, by move and mood."""
    objection: OwnObjection
    promise: OwnPromise
    robots: Robots

    def kind(self, id: str) -> Kind:
        """The kind of that id; the last, which is any other, for one that is not there."""
        return next((one for one in self.kinds if one.id == id), self.kinds[-1])

    def temperament(self, id: str) -> Temperament:
        """The temperament of that id; the first for one that is not there."""
        return next((one for one in self.temperaments if one.id == id), self.temperaments[0])


@lru_cache(maxsize=2)
def sheet_in(language: Language) -> Sheet:
    """The sheet of a language. Raises `ContentError`."""
    return load_yaml(content("personas", "cases", f"{language}.yaml"), Sheet)
