"""What can be entered in a person's path: each deed is a signed line of their journal.

No word and no sound of a call stands in it: which call showed how much of which skill, and what was gone
through.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

Way: TypeAlias = Literal["read", "listen", "do"]
"""How somebody likes to learn."""

MINUTES = 30
"""A month, unless somebody chose otherwise."""


class _Deed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Preferred(_Deed):
    """The path begins, or is wanted otherwise."""

    do: Literal["preferred"] = "preferred"
    way: Way = "read"
    minutes: Annotated[int, Field(ge=5, le=300)] = MINUTES
    """A month."""
    trade: str = ""
    """The population whose calls are one's own; empty: none in particular."""


class Practised(_Deed):
    """A call, or a drill, that was held and scored."""

    do: Literal["practised"] = "practised"
    call: str
    scenario: str
    held: datetime
    shares: Mapping[str, Annotated[float, Field(ge=0, le=1)]]
    steps: Annotated[tuple[float, ...], Field(min_length=2)]
    critical: bool = False
    hung_up: bool = False
    drill: bool = False
    minutes: Annotated[float, Field(ge=0)] = 0.0
    """That it took."""
    left_open: tuple[str, ...] | None = None
    """Kinds of what the client would call back for (`voicesim.scorecard.left_open`); None: not looked for."""


class WentThrough(_Deed):
    """A unit that was read or listened to: it costs minutes, and shows nothing."""

    do: Literal["went_through"] = "went_through"
    unit: str
    minutes: Annotated[float, Field(ge=0, le=60)]


class Lends(_Deed):
    """Somebody agrees that wordings of theirs which helped may be proposed to their house, or no longer."""

    do: Literal["lends"] = "lends"
    lends: bool


class AskedToTakePart(_Deed):
    """Somebody was shown the question whether they take part in measured programmes of their team."""

    do: Literal["asked_to_take_part"] = "asked_to_take_part"


class TakesPart(_Deed):
    """Somebody takes part in the measured programmes of their team from now on, or no longer."""

    do: Literal["takes_part"] = "takes_part"
    takes_part: bool


Deed: TypeAlias = Preferred | Practised | WentThrough | Lends | AskedToTakePart | TakesPart

_ANY: TypeAdapter[Deed] = TypeAdapter(Annotated[Deed, Field(discriminator="do")])


def drill_unit(skill: str) -> str:
    """The name under which a drill of a skill stands among the units gone through."""
    return f"drill_{skill}"


def read_deed(told: Mapping[str, Any]) -> Deed | None:
    """The deed that a line tells of; None for one that this version does not know."""
    try:
        return _ANY.validate_python(dict(told))
    except ValidationError:
        return None


def written(deed: Deed) -> dict[str, Any]:
    """What a line tells of a deed."""
    return deed.model_dump(mode="json")
