"""What the scorecard needs of a scenario: critical errors, legal clocks, rubric and weights."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import Field, field_validator

from voicesim.content.model import Content, Identifier, Text, Trigger
from voicesim.messages.message import Message

CriterionId: TypeAlias = Literal[
    "accueil",
    "questionnement",
    "ecoute",
    "empathie",
    "clarte",
    "conformite",
    "solution",
    "voix",
    "cloture",
]
"""What a scenario weighs and a rubric defines."""

CRITERIA: tuple[CriterionId, ...] = get_args(CriterionId)


class CriticalError(Content):
    """An error that caps the result whatever the rest was worth.

    It is found when one of `heard` is heard from the trainee, or when the topic `missed` was never asked;
    `unless` names what excuses it.
    """

    id: Identifier
    kind: Literal["customer", "business", "compliance"]
    sentence: Text
    heard: tuple[Trigger, ...] = ()
    missed: tuple[Identifier, ...] = Field(default=(), description="topics of which none was asked")
    unless: tuple[Trigger, ...] = ()


class Clock(Content):
    """A legal or professional time limit, with its source and the day it was last checked."""

    id: Identifier
    rule: Text
    source: Text = Field(description="article or convention, not an address")
    checked: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Rubric(Content):
    """Which rubric judges the call, and how much each criterion weighs; the weights sum to 100."""

    id: Identifier
    weights: dict[str, Annotated[int, Field(ge=0, le=100)]]

    @field_validator("weights")
    @classmethod
    def _sum_to_100(cls, weights: dict[str, int]) -> dict[str, int]:
        unknown = sorted(set(weights) - set(CRITERIA))
        if unknown:
            raise ValueError(
                Message(
                    "there is no criterion {value!r}; use {names}",
                    value=unknown[0],
                    names=", ".join(CRITERIA),
                )
            )
        total = sum(weights.values())
        if total != 100:
            missing = 100 - total
            mend = Message("add {points}" if missing > 0 else "take {points} away", points=abs(missing))
            raise ValueError(Message("the weights sum to {total}, not 100; {mend}", total=total, mend=mend))
        return weights
