"""The notation in which authors write what is said: spoken words with a few signs (see docs/phrases.md).

je vous (rappelle|rappellerai) {moment}    alternatives and a typed slot
le|la|les courant                          alternatives of one word need no parentheses
je suis [vraiment] désolé                  optional words
~couper le courant                         any form of a word
bless...                                   any word that begins so
si vous ... contrat                        a few words in between
la franchise ... {montant=320}             a slot that must hold this value
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from voicesim.language.grammar import Grammar
from voicesim.language.normalising import folded, forms_of


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


Atom: TypeAlias = Literal | Lemma | Prefix | Slot | Gap | Not

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

_SIGNS = re.compile(r"\{[^}]*\}|\.\.\.|[()\[\]|]|[^\s()\[\]|{}]+|[{}]")
_WAYS = 400  # one expression may stand for this many sequences, no more


class NotationError(ValueError):
    """An expression that cannot be read; the text says why and what to write instead."""


def sequences(expression: str, grammar: Grammar) -> tuple[tuple[Atom, ...], ...]:
    """Every sequence of atoms that `expression` stands for. Raises `NotationError`."""
    ways, rest = _sequence(_signs(expression), 0, expression)
    if rest != len(_signs(expression)):
        raise NotationError(f"a closing sign too many in {expression!r}; remove it")
    done = tuple(dict.fromkeys(_atoms(way, grammar, expression) for way in ways))
    if any(not any(isinstance(atom, Literal | Lemma | Prefix | Slot) for atom in way) for way in done):
        raise NotationError(f"{expression!r} may match nothing at all; make one word of it compulsory")
    return done


def _signs(expression: str) -> list[str]:
    return _SIGNS.findall(_spaced(expression))


def _spaced(expression: str) -> str:
    """`bless...` keeps its dots; a stand-alone `...` is a gap."""
    return re.sub(r"(\w)\.\.\.", r"\1…", expression)


def _sequence(
    signs: Sequence[str], place: int, expression: str, closing: str = ""
) -> tuple[list[list[str]], int]:
    """The ways to read `signs` from `place` up to `closing`."""
    ways: list[list[str]] = [[]]
    finished: list[list[str]] = []
    last: list[list[str]] = [[]]
    while place < len(signs) and signs[place] not in (")", "]"):
        sign = signs[place]
        if sign == "|":
            if closing:
                finished, ways, last, place = finished + ways, [[]], [[]], place + 1
                continue
            other, place = _item(signs, place + 1, expression)
            ways = ways + [before + way for before in last for way in other]
        else:
            item, place = _item(signs, place, expression)
            last = ways
            ways = [before + way for before in ways for way in item]
        if len(ways) > _WAYS:
            raise NotationError(f"{expression!r} stands for more than {_WAYS} expressions; split it in two")
    if closing and (place >= len(signs) or signs[place] != closing):
        raise NotationError(f"{closing!r} is missing in {expression!r}; close what is open")
    return finished + ways, place


def _item(signs: Sequence[str], place: int, expression: str) -> tuple[list[list[str]], int]:
    if place >= len(signs):
        raise NotationError(f"something is missing after '|' in {expression!r}; write the other word")
    sign = signs[place]
    if sign in ("(", "["):
        ways, after = _sequence(signs, place + 1, expression, ")" if sign == "(" else "]")
        return ([[], *ways] if sign == "[" else ways), after + 1
    if sign in ("{", "}"):
        raise NotationError(f"a slot is not closed in {expression!r}; write it {{nom}}")
    return [[sign]], place + 1


def _atoms(way: Sequence[str], grammar: Grammar, expression: str) -> tuple[Atom, ...]:
    atoms: list[Atom] = []
    words: list[str] = []
    for sign in [*way, ""]:
        special = sign == "..." or sign == "" or sign[0] in "{~!" or sign.endswith("…")
        if not special:
            words.append(sign)
            continue
        atoms.extend(Literal(form) for form in forms_of(" ".join(words), grammar))
        words = []
        atoms.extend(_special(sign, grammar, expression))
    while atoms and isinstance(atoms[-1], Gap):
        atoms.pop()
    while atoms and isinstance(atoms[0], Gap):
        atoms.pop(0)
    return tuple(atoms)


def _special(sign: str, grammar: Grammar, expression: str) -> Iterator[Atom]:
    if sign == "...":
        yield Gap()
    elif sign.startswith("{"):
        name, _, value = sign[1:-1].partition("=")
        if name.strip() not in SLOTS:
            raise NotationError(
                f"unknown slot {sign} in {expression!r}; use one of {', '.join(sorted(SLOTS))}"
            )
        yield Slot(SLOTS[name.strip()], value.strip())
    elif sign.startswith("!"):
        forms = forms_of(sign[1:], grammar)
        if len(forms) != 1:
            raise NotationError(f"'!' stands before one word, not as in {sign!r}; name that word alone")
        yield Not(forms[0])
    elif sign.startswith("~"):
        if len(sign) < 3:
            raise NotationError(f"'~' stands alone in {expression!r}; write it before a word")
        yield Lemma(sign[1:].lower())
    elif sign.endswith("…"):
        yield Prefix(folded(sign[:-1].lower()))


__all__ = ["SLOTS", "Atom", "Gap", "Lemma", "Literal", "Not", "NotationError", "Prefix", "Slot", "sequences"]
