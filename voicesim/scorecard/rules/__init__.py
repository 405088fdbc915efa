"""The kinds of check a rubric may use. Each is data with one pure verb: `judge(call) -> Verdict`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from voicesim.scorecard.rules.asked import Asked
from voicesim.scorecard.rules.avoided import Avoided
from voicesim.scorecard.rules.base import Rule
from voicesim.scorecard.rules.cues import AnsweredCues
from voicesim.scorecard.rules.earned import Earned
from voicesim.scorecard.rules.explained import Explained
from voicesim.scorecard.rules.holds import HoldManners
from voicesim.scorecard.rules.measured import Measured
from voicesim.scorecard.rules.one_at_a_time import OneAtATime
from voicesim.scorecard.rules.order import Order
from voicesim.scorecard.rules.own_words import OwnWords
from voicesim.scorecard.rules.said import Said
from voicesim.scorecard.rules.stated import Stated
from voicesim.scorecard.rules.uninterrupted import Uninterrupted

RULES: tuple[type[Rule], ...] = (
    Said,
    Asked,
    Order,
    Avoided,
    Explained,
    Stated,
    Earned,
    AnsweredCues,
    HoldManners,
    Measured,
    OwnWords,
    OneAtATime,
    Uninterrupted,
)
"""Every kind of rule, for the documentation's check."""

AnyRule: TypeAlias = Annotated[
    Said
    | Asked
    | Order
    | Avoided
    | Explained
    | Stated
    | Earned
    | AnsweredCues
    | HoldManners
    | Measured
    | OwnWords
    | OneAtATime
    | Uninterrupted,
    Field(discriminator="kind"),
]
"""Any rule, told apart by its `kind`."""
