"""When and how the client ends the call."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from voicesim.content.model import Content, Gauge, Trigger


class Ending(Content):
    """The end rules. Turns are trainee turns."""

    satisfied_trust: Gauge = Field(
        default=7.0, description="trust from which the client accepts closing gladly"
    )
    satisfied_needs: tuple[Trigger, ...] = Field(
        default=("role:commits",), description="all heard before the client is satisfied"
    )
    furious: Gauge = Field(default=9.0, description="anger from which a turn counts as furious")
    furious_turns: Annotated[int, Field(ge=1, le=10)] = 3
    insults: Annotated[int, Field(ge=1, le=10, description="insults borne before hanging up")] = 3
    foreign: Annotated[int, Field(ge=1, le=10, description="turns in another language before hanging up")] = 4
    idle: Annotated[int, Field(ge=3, le=20, description="empty or inaudible turns in a row, then gone")] = 7
    silences: Annotated[int, Field(ge=1, le=6, description="'Allô ?' in a row before hanging up")] = 3
    longest: Annotated[int, Field(ge=10, le=200, description="turns after which the client has to go")] = 90
