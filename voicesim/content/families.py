"""What people write about language: phrase families, topics, statements. Scenarios embed the last two."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from voicesim.content.roles import Role
from voicesim.text.words import Language

Polarity: TypeAlias = Literal["good", "bad", "neutral"]
"""Whether a way of speaking helps a call, harms it, or neither."""
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Pattern = Annotated[str, Field(min_length=2)]
"""An expression in the notation of `voicesim.content.notation`."""


class Content(BaseModel):
    """Base of everything people write: unknown keys are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Phrase(Content):
    """One phrase of the bank: what can be said, and other ways to hear it."""

    say: Annotated[str, Field(min_length=2)]
    """As it is said. Matched too, unless it has a better wording of its own in `like`."""
    like: tuple[Pattern, ...] = ()
    """Patterns that are heard as this phrase."""
    asked: bool = False
    """Only counts inside a question or a request: "c'est clair ?"."""
    asserted: bool = False
    """Only counts when asserted, whatever its family does: "prenez un cachet"."""
    better: str = ""
    """For a bad phrase: what to say instead."""
    plain: str = ""
    """For jargon: the plain words."""
    mood: Literal["any", "anger", "distress", "calm", "trust"] = "any"
    """The client's mood that it suits."""
    author: str = ""
    """Who wrote it; the file's author when empty."""
    date: str = ""
    """When, as 2026-11-20; the file's date when empty."""


class Family(Content):
    """A way of speaking, and how the rules of language bear on it."""

    id: Identifier
    label: str
    polarity: Polarity = "neutral"
    critical: bool = False
    """True when a match is a risk of conformity that a human must hear."""
    note: str = ""
    phrases: tuple[str | Phrase, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    """What is heard as this family and is no phrase to suggest."""
    partial: tuple[Pattern, ...] = ()
    """Half of it: a commitment without its time."""
    flips: bool = True
    """A negation takes it away ("je ne peux pas vous promettre")."""
    asserted: bool = False
    """Only counts when asserted: not in a question, a condition, under reserve."""
    advice: bool = False
    """With `asserted`: advice for a case the caller may be in is advice ("si elle démarre, roulez"), unless
    the case is that somebody who decides has agreed."""
    asked: bool = False
    """Only counts inside a question or a request."""
    reported: bool = False
    """Counts even in somebody else's mouth ("vous me dites que ...")."""
    echo: bool = False
    """A word of style: does not count when the client used it first, nor in a condition."""
    opens: tuple[Pattern, ...] = ()
    """Heard as this family, and what follows in the sentence is what the other said."""
    turns: Annotated[int, Field(ge=1)] | None = None
    """Only counts in the trainee's first so many turns."""
    explained: Annotated[int, Field(ge=1)] | None = None
    """Only half of it unless so many words were said before, in this turn or the last two."""
    contained: bool = True
    """False for a family outside the competition: it neither swallows nor is swallowed by another."""
    also: tuple[Identifier, ...] = ()
    """Families that a match counts for too: an accusation is a reproach."""
    never: tuple[Pattern, ...] = ()
    """The same words in another sense: what shares one is not meant ("avant toute autre chose")."""
    roles: tuple[Role, ...] = ()
    """What it is for in a call: see `voicesim.content.roles`."""


def topic_of_fact(fact_id: str) -> str:
    """The id of the topic that asks for one fact of a caller's and no other."""
    return f"fact_{fact_id}"


class Topic(Content):
    """Something a trainee may ask about."""

    id: Identifier
    label: str
    as_asked: str = ""
    """As the caller names it who is not sure to have understood: "les témoins", in "Pour les témoins, vous
    voulez dire ?". A scenario's own wording of a shared topic comes before the shared one."""
    patterns: tuple[Pattern, ...] = ()
    """What the question is about: counts when it is asked, not when it is mentioned."""
    told: tuple[Pattern, ...] = ()
    """What covers the topic without asking: "coupez le courant"."""
    prompts: tuple[Pattern, ...] = ()
    """What brings it up however it is said: asked, said, or warned of ("surtout ne jetez rien")."""
    includes: tuple[Identifier, ...] = ()
    """Topics whose asking is asking this one too."""
    roles: tuple[Role, ...] = ()
    """What asking it is for in a call: see `voicesim.content.roles`."""


Scoped: TypeAlias = Literal["refusal", "reported", "supposition"]
"""What an expression makes of the words after it: not said at all, said by another, only supposed."""


class Scope(Content):
    """Expressions that take what follows them from who speaks: "ce serait mentir de vous dire que"."""

    standing: Scoped
    patterns: tuple[Pattern, ...]
    after: bool = False
    """They come after the words that they take: "..., c'est ce que vous m'avez dit"."""
    near: bool = False
    """With `after`: they take the clause right before their comma, no more: "..., je n'en sais rien"."""
    ahead: bool = False
    """They take the rest of the sentence, up to the speaker's own "je": "d'après lui"."""


class Statement(Content):
    """Something about the file that a trainee may say back, right or wrong."""

    id: Identifier
    right: tuple[Pattern, ...] = ()
    wrong: tuple[Pattern, ...] = ()
    about: tuple[Pattern, ...] = ()
    """What the value in `right` is said of: "franchise". Another value said of it is wrong."""
    partial: tuple[Pattern, ...] = ()
    """Not wrong, but not all of it."""
    sentence: str = ""
    """The fact in one sentence, for people."""


class Repair(Content):
    """What recognisers write for what was said."""

    heard: str
    meant: str


class PhraseFile(Content):
    """`personas/phrases/<language>.yaml`."""

    language: Language
    version: int = 1
    author: str
    date: str
    repairs: tuple[Repair, ...] = ()
    names: tuple[str, ...] = ()
    """Given names, for the slot of a name when a recogniser writes it small."""
    words: dict[Identifier, Pattern] = Field(default_factory=dict)
    """Classes of words that expressions name: `<pay>` stands for what `pay` lists here, "|" between."""
    scopes: tuple[Scope, ...] = ()
    families: tuple[Family, ...]


class TopicFile(Content):
    """`personas/topics/<language>.yaml`."""

    language: Language
    topics: tuple[Topic, ...]
