"""What the client knows, and what it takes to be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from voicesim.content.families import Pattern, Topic, topic_of_fact
from voicesim.content.model import Content, Gauge, Identifier, Lines, Text, Trigger
from voicesim.messages.message import Message

Cue = Literal["distress", "anger"]


class Fact(Content):
    """One thing the client knows.

    *opening* is told in the opening line, *asked* when one of its topics is asked, *trust* when asked and
    trusted enough, *never* not at all (its topics get the evasive lines).
    """

    id: Identifier
    told: Literal["opening", "asked", "trust", "never"]
    topics: tuple[Identifier, ...] = Field(default=(), description="asking any of these earns it")
    trust: Gauge = Field(default=0.0, description="trust needed")
    asked_by: tuple[Pattern, ...] = Field(
        default=(), description="expressions that ask for this fact and no other, in a question"
    )
    prompts: tuple[Pattern, ...] = Field(
        default=(), description="expressions that bring up this one alone: asked, said or warned of"
    )
    present: bool = Field(
        default=False, description="how things are now: told before what happened where now is asked about"
    )
    until: tuple[Identifier, ...] = Field(
        default=(), description="topics: once what these ask for was done, it is so no more"
    )
    past: Lines = Field(default=(), description="said then instead of `lines`: how it was, and how it is now")
    on: tuple[Trigger, ...] = Field(
        default=(),
        description="told too as soon as one of these is heard: who has washed owns up when told not to",
    )
    sentence: Text = Field(description="the fact, for the fact sheet and the report")
    lines: Lines = ()
    evasive: Lines = Field(default=(), description="said when asked without the trust needed, or never told")
    cue: Cue | None = Field(default=None, description="an emotion the trainee should answer in words")
    betrays: tuple[Text, ...] = Field(
        default=(), description="words that give it away: no generated line may say them before it is earned"
    )

    @property
    def own_topic(self) -> str:
        """The topic that `asked_by` and `prompts` make; empty when there are none."""
        return topic_of_fact(self.id) if self.asked_by or self.prompts else ""

    @property
    def earned_by(self) -> tuple[str, ...]:
        """Every topic that earns it, its own first."""
        return (self.own_topic, *self.topics) if self.own_topic else self.topics

    def topics_of(self, shared: Mapping[str, Topic]) -> tuple[Topic, ...]:
        """Its own topic, and its first one, which asks that too. `shared` are the topics known by id."""
        wide = shared.get(self.topics[0]) if self.topics else None
        if not self.own_topic:
            return ()
        label, as_asked = (wide.label, wide.as_asked) if wide else (self.id, "")
        own = Topic(
            id=self.own_topic, label=label, as_asked=as_asked, patterns=self.asked_by, prompts=self.prompts
        )
        return (own, Topic(id=wide.id, label=label, includes=(self.own_topic,))) if wide else (own,)

    @model_validator(mode="after")
    def _can_be_told(self) -> Self:
        if self.told in ("asked", "trust") and not self.lines:
            raise ValueError(Message("the fact {id!r} has no line; write its 'lines'", id=self.id))
        if self.told in ("asked", "trust") and not self.topics:
            raise ValueError(Message("the fact {id!r} can never be earned; give it 'topics'", id=self.id))
        if self.told == "trust" and not self.trust:
            raise ValueError(
                Message("the fact {id!r} is told in trust but needs none; give it 'trust'", id=self.id)
            )
        if self.told == "trust" and not self.evasive:
            raise ValueError(
                Message("the fact {id!r} is told in trust; write its 'evasive' lines", id=self.id)
            )
        if bool(self.until) != bool(self.past):
            raise ValueError(Message("the fact {id!r} needs both 'until' and 'past', or neither", id=self.id))
        return self


class Ask(Content):
    """The answer to an ordinary question: identity, date, place. Nothing hidden in it."""

    topics: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    lines: Annotated[Lines, Field(min_length=1)]
    again: Lines = Field(default=(), description="said when asked a second time")
    done: bool = Field(
        default=False, description="it tells that what its topics ask for is done: nobody does it again"
    )
    cue: Cue | None = None

    @property
    def id(self) -> str:
        """The first topic names the answer."""
        return self.topics[0]


class Reaction(Content):
    """What the client says when a statement about the file is right, or wrong."""

    right: Lines = ()
    wrong: Lines = ()
