"""The claim form beside a call: fields that the trainee fills in while talking."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from voicesim.content.model import Content, Identifier, Text
from voicesim.messages.message import Message


class FormField(Content):
    """One field, and what of the caller's story fills it. Days are relative: {j-1}."""

    id: Identifier
    label: Text
    topics: tuple[Identifier, ...] = Field(
        default=(), description="the ordinary answer to one of these fills it"
    )
    facts: tuple[Identifier, ...] = Field(
        default=(), description="one of these facts fills it, told at once or asked"
    )
    statements: tuple[Identifier, ...] = Field(
        default=(), description="the caller's confirming or correcting one of these fills it"
    )
    choices: tuple[Text, ...] = Field(default=(), description="what can be chosen; none: one types")
    values: tuple[Text, ...] = Field(
        default=(),
        description="what the caller's story comes to: of the choices, or ways of writing it; none: any text",
    )

    @model_validator(mode="after")
    def _can_be_filled(self) -> Self:
        if not (self.topics or self.facts or self.statements):
            raise ValueError(
                Message("nothing fills the field {id!r}; give it 'topics' or 'facts'", id=self.id)
            )
        strange = next((value for value in self.values if self.choices and value not in self.choices), None)
        if strange is not None:
            raise ValueError(
                Message(
                    "the field {id!r} cannot become {value!r}; make that one of its 'choices'",
                    id=self.id,
                    value=strange,
                )
            )
        return self


class ClaimForm(Content):
    """The fields, in the order in which they stand on the page."""

    fields: Annotated[tuple[FormField, ...], Field(min_length=1)]
    late_after: Annotated[float, Field(ge=5, le=600)] = Field(
        default=60.0, description="seconds after which an entry comes late, from when the caller said it"
    )

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        ids = [field.id for field in self.fields]
        twice = next((name for name in ids if ids.count(name) > 1), None)
        if twice is not None:
            raise ValueError(
                Message("the field {twice!r} is written twice; rename one of the two", twice=twice)
            )
        return self
