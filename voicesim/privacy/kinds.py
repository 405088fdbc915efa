"""What is hidden, and what stands in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from voicesim.text.words import Language


class Kind(StrEnum):
    """A kind of personal data."""

    NAME = "name"
    ADDRESS = "address"
    """Streets, towns, postcodes."""
    PHONE = "phone"
    EMAIL = "email"
    PLATE = "plate"
    CONTRACT = "contract"
    """Any number that stands for a person or a case: policy, claim, member, customer."""
    BANK = "bank"
    """Accounts and cards."""
    NIR = "nir"
    """A number of social security."""
    BIRTH = "birth"
    """A date of birth."""
    HEALTH = "health"


STRUCTURED = frozenset({Kind.PHONE, Kind.EMAIL, Kind.PLATE, Kind.CONTRACT, Kind.BANK, Kind.NIR, Kind.BIRTH})
"""Identifiers of a known form; the others are words."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch of words that must not be read."""

    kind: Kind
    turn: int
    """Index of the turn in the call."""
    first: int
    """Index of its first word in the turn."""
    last: int
    """Index of its last word, which is hidden too."""


_PLACEHOLDERS: Mapping[Language, Mapping[Kind, str]] = {
    "fr": {
        Kind.NAME: "nom",
        Kind.ADDRESS: "adresse",
        Kind.PHONE: "téléphone",
        Kind.EMAIL: "courriel",
        Kind.PLATE: "plaque",
        Kind.CONTRACT: "numéro",
        Kind.BANK: "banque",
        Kind.NIR: "sécu",
        Kind.BIRTH: "naissance",
        Kind.HEALTH: "santé",
    },
    "en": {kind: kind.value for kind in Kind} | {Kind.CONTRACT: "number", Kind.NIR: "insurance"},
}


def placeholder(kind: Kind, language: Language) -> str:
    """What is written instead: "‹nom›". The signs keep the word from being taken for one that was said."""
    return f"‹{_PLACEHOLDERS[language][kind]}›"
