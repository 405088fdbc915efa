"""The five verdicts of a check. None is a credit or a fault without what it rests on.

That is a quote; or, where something was kept out of a whole call, how many sentences were read for it: words
that have nothing to do with it would prove nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from voicesim.scorecard.evidence import Evidence, Quotes

VerdictName: TypeAlias = Literal["met", "fault", "missed", "to_verify", "not_applicable"]
Values: TypeAlias = Mapping[str, str]
"""What a sentence of the rubric may say of this call: "count", "missing", "value" ..."""


def _need(evidence: tuple[Evidence, ...]) -> None:
    if not evidence:
        raise ValueError("a credit or a fault needs a quote")


@dataclass(frozen=True, slots=True)
class Met:
    """Done, wholly or in part; the quotes show it, or nothing was found in what was read."""

    name: ClassVar[VerdictName] = "met"
    evidence: tuple[Evidence, ...]
    share: float = 1.0
    """How much of it was done, 0..1: eight topics asked out of ten."""
    values: Values = field(default_factory=dict)
    unclear: tuple[Evidence, ...] = ()
    """Words heard too badly to count for or against; a person may listen to them."""
    read: int = 0
    """Of what was kept out: the trainee's sentences among which it was not found."""
    called_for: tuple[Evidence, ...] = ()
    """Of what was done in part: the words that called for the rest, a cue or a term of the trade."""

    def __post_init__(self) -> None:
        if not self.read:
            _need(self.evidence)
        if not 0 < self.share <= 1:
            raise ValueError("what is met is met by a share between 0 and 1")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something was said or done that should not have been; the quotes show it."""

    name: ClassVar[VerdictName] = "fault"
    evidence: Quotes
    values: Values = field(default_factory=dict)

    def __post_init__(self) -> None:
        _need(self.evidence)


@dataclass(frozen=True, slots=True)
class Missed:
    """Looked for in a span of the call and not found."""

    name: ClassVar[VerdictName] = "missed"
    start: int
    end: int
    """The span, in samples."""
    values: Values = field(default_factory=dict)
    called_for: tuple[Evidence, ...] = ()
    """The words that called for it: a cue, a term of the trade, what was told or explained."""


@dataclass(frozen=True, slots=True)
class ToVerify:
    """The words were recognised, or understood, too poorly to decide: a person has to listen."""

    name: ClassVar[VerdictName] = "to_verify"
    evidence: Quotes
    values: Values = field(default_factory=dict)
    against: bool = False
    """Would they be a fault, and not a credit?"""

    def __post_init__(self) -> None:
        _need(self.evidence)


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """This call gave no occasion for it."""

    name: ClassVar[VerdictName] = "not_applicable"
    reason: str
    """Identifier of the reason: "no_hold", "no_cue", "waived"."""
    values: Values = field(default_factory=dict)


Verdict: TypeAlias = Met | Fault | Missed | ToVerify | NotApplicable
