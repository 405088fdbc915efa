"""What the slots of an expression may hold: numbers, amounts, times, days, delays, telephones, plates.

Inverse text normalisation: "soixante-douze euros" becomes an amount of 72, "mardi en huit" a day, and each
keeps the tokens that said it. Days are relative to the day of the call ("J-1"): the core has no calendar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.text.tokens import Token
from voicesim.text.words import Language

Kind: TypeAlias = Literal[
    "number", "amount", "time", "day", "date", "delay", "phone", "plate", "contract", "name"
]


@dataclass(frozen=True, slots=True)
class Typed:
    """A run of tokens that has a value."""

    kind: Kind
    first: int
    last: int
    """Indexes of its tokens, both included."""
    values: tuple[str, ...]
    """What it may mean, the likeliest first: "quinze jours" is ("15 jours", "14 jours")."""
    tense: int = 0
    """-1 for the past ("hier"), 1 for the future ("demain"), 0 when it could be either ("mardi")."""


def typed_spans(tokens: Sequence[Token], language: Language) -> tuple[Typed, ...]:
    """Every typed run in `tokens`, overlapping ones included ("dix-huit heures" is a time and a delay)."""
    from voicesim.text.codes import codes
    from voicesim.text.moments import moments
    from voicesim.text.quantities import quantities

    forms = tuple(token.form for token in tokens)
    return (*quantities(forms, language), *moments(forms, language), *codes(tokens, language))


def plain(value: float) -> str:
    """A number as a value is written: "320", "3.5"."""
    return str(int(value)) if value == int(value) else str(value)
