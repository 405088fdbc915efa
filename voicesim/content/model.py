"""What every written thing of a scenario has in common: strict keys, never changed after reading."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Content(BaseModel):
    """A part of a file that people write: unknown keys are refused, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


Identifier: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=48)]
"""Lower case, digits and underscores: "ceiling_lamp"."""

Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=600)]
"""A sentence for people; never empty."""

Written: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=400)]
"""A line to be spoken: `{slot}` is filled from the file, `[a|b|]` is a choice the seed makes."""

Lines: TypeAlias = tuple[Written, ...]
"""Lines of which one is spoken at a time, each once in a call."""

Gauge: TypeAlias = Annotated[float, Field(ge=0, le=10)]
"""0..10."""

Delta: TypeAlias = Annotated[float, Field(ge=-5, le=5)]
"""How far one cause moves the mood, before the cap of the turn."""

Trigger: TypeAlias = Annotated[
    str,
    StringConstraints(
        pattern=r"^(family|topic|statement|event|role):[a-z][a-z0-9_.]*"
        r"(=(right|wrong|complete|partial|refused|cued))?$"
    ),
]
"""Something heard or happened: "family:<id>", "role:takes_on", "statement:origin=wrong", "event:idle"."""
