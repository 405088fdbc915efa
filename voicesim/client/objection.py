"""What the client will not let go: objections, and promises that come back."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field

from voicesim.content.model import Content, Gauge, Identifier, Lines, Text, Trigger


class Objection(Content):
    """Raised once, insisted upon when it gets no answer, settled by the answers named."""

    id: Identifier
    sentence: Text = Field(description="the objection, for the report")
    about: str = Field(
        default="", description="what it is about, to ask again plainly: 'le rappel'; empty: never asked so"
    )
    after: Annotated[int, Field(ge=1, le=40, description="earliest trainee turn")] = 3
    on: tuple[Trigger, ...] = Field(default=(), description="raised as soon as one of these is heard")
    needs: tuple[Identifier, ...] = Field(default=(), description="facts that must have been told before")
    min_anger: Gauge = Field(default=0.0, description="kept back below this anger")
    lines: Annotated[Lines, Field(min_length=1)]
    settled_by: Annotated[tuple[Trigger, ...], Field(min_length=1)]
    insist: Lines = ()
    settled: Lines = ()
    plainly: Lines = Field(
        default=(), description="to ask again plainly, where 'and about {about}?' would say the contrary"
    )

    @cached_property
    def subject(self) -> str:
        """The words that name what it is about."""
        return f"{self.sentence} {self.about}"


class Promise(Content):
    """A promise the trainee should not have made: pleasing now, quoted back later."""

    id: Identifier
    on: Annotated[tuple[Trigger, ...], Field(min_length=1)]
    pleased: Annotated[Lines, Field(min_length=1)]
    returns: Annotated[Lines, Field(min_length=1)]
    after: Annotated[int, Field(ge=1, le=12, description="trainee turns before it comes back")] = 3
