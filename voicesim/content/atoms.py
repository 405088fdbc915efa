"""What an expression of an author is made of once it is read (`notation`): words, slots, gaps, choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Literal:
    """This very word."""

    form: str


@dataclass(frozen=True, slots=True)
class Lemma:
    """Any form of this word."""

    lemma: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so."""

    stem: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A typed slot, with the value it must hold, if any."""

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    """The next word is not this one."""

    form: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A few words in between."""


@dataclass(frozen=True, slots=True)
class End:
    """The clause ends here."""


Atom: TypeAlias = Literal | Lemma | Prefix | Slot | Gap | Not | End


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several series, or none of them."""

    ways: tuple[Series, ...]
    optional: bool = False


Series: TypeAlias = "tuple[Atom | Choice, ...]"

SLOTS: dict[str, str] = {
    "nombre": "nombre",
    "number": "nombre",
    "montant": "montant",
    "amount": "montant",
    "heure": "heure",
    "time": "heure",
    "jour": "jour",
    "day": "jour",
    "date": "date",
    "delai": "delai",
    "délai": "delai",
    "delay": "delai",
    "moment": "moment",
    "quand": "quand",
    "when": "quand",
    "telephone": "telephone",
    "téléphone": "telephone",
    "phone": "telephone",
    "plaque": "plaque",
    "plate": "plaque",
    "contrat": "contrat",
    "contract": "contrat",
    "nom": "nom",
    "name": "nom",
    "chose": "chose",
    "thing": "chose",
    "service": "service",
}
"""Names of the slots, French and English, and the one they are known by."""


def atoms(series: Series) -> Iterator[Atom]:
    """Every atom in `series`, whatever the choice."""
    for part in series:
        if isinstance(part, Choice):
            for way in part.ways:
                yield from atoms(way)
        else:
            yield part
