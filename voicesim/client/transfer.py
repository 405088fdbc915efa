"""A transfer: the colleague who picks up, and what the trainee's spoken summary must tell them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from voicesim.client.persona import VoiceSpec
from voicesim.content.model import Content, Identifier, Lines, Text


class Colleague(Content):
    """The person the call is passed to. Invented, like everybody."""

    name: Text
    role: Text = Field(description="as they introduce themselves: 'service expertise'")
    sex: Literal["woman", "man"]
    voice: VoiceSpec = VoiceSpec()


class Transfer(Content):
    """What happens when the trainee passes the call on: the colleague answers and wants a summary."""

    colleague: Colleague
    greets: Annotated[Lines, Field(min_length=1, description="the colleague picks up")]
    summary: Annotated[tuple[Identifier, ...], Field(min_length=1, description="statement ids to be told")]
    asks: Annotated[Lines, Field(min_length=1, description="the colleague asks for what is missing")]
    accepts: Annotated[Lines, Field(min_length=1, description="the summary is enough: they take over")]
    blind: Lines = Field(default=(), description="the caller, passed on without being told why")
