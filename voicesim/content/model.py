"""What every written thing of a scenario has in common: strict keys, never changed after reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Self, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator

from voicesim.messages.message import Message


class Copied(BaseModel):
    """What may be copied with other values after it has worked something out of its own."""

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values: what the original has worked out of itself is worked out anew."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Content(Copied):
    """A part of a file that people write: unknown keys are refused, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _truth_is_no_number(cls, value: object, info: ValidationInfo) -> object:
        """`level: true` is a mistake: pydantic would read it as 1."""
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else (value,)
        if any(isinstance(one, bool) for one in inside) and info.field_name is not None:
            kinds = set(_kinds(cls.model_fields[info.field_name].annotation))
            if kinds & {int, float} and bool not in kinds:
                raise ValueError(Message("true and false are no numbers; write a number"))
        return value


def each_once(kind: str, ids: Sequence[str]) -> None:
    """Raises `ValueError`, for validators, when one of the ids stands twice; `kind` with its article."""
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise ValueError(
            Message("{kind} {twice!r} is written twice; rename one of the two", kind=kind, twice=twice)
        )


def _kinds(annotation: object) -> Iterator[object]:
    """Every plain type that an annotation is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _kinds(part)


Identifier: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=48)]
"""Lower case, digits and underscores: "ceiling_lamp"."""

ScenarioId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^(FR|EN)\d{2,4}$")]
"""Language and number: two digits for those that come with the program, three or four for a house's own."""

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
