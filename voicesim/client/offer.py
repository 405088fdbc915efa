"""What a caller says to an offer, where the scenario has something of its own to say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from voicesim.content.model import Content, Identifier, Lines


class Offer(Content):
    """The answer to an offer about one of these topics: "voulez-vous que je vous trouve un hôtel ?"."""

    id: Identifier
    topics: Annotated[tuple[Identifier, ...], Field(min_length=1, description="what is offered is about")]
    answer: Literal["accept", "hesitate", "decline"] = Field(
        default="accept", description="whether the caller wants it"
    )
    lines: Lines = Field(
        default=(), description="in the caller's words; any short line of the answer without"
    )
