"""States of health: an illness, what it touches, what is borne because of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.privacy.items import Item
from voicesim.privacy.vocabulary import Vocabulary, phrase_at

_AROUND = 3
"""Pieces beside an illness that may belong to it: "une fracture du poignet"."""


def health_in(items: Sequence[Item], known: Vocabulary) -> Iterator[tuple[int, int]]:
    """First and last piece of every state of health."""
    forms = tuple(item.folded for item in items)
    place = 0
    while place < len(forms):
        taken = phrase_at(known.health, forms, place) or (1 if forms[place].startswith(known.stems) else 0)
        if taken:
            first, last = _before(place, forms, known), _after(place + taken - 1, items, known)
        elif known.has("broken", forms[place]) and _touches(place, forms, known):
            first, last = _before(place, forms, known, "body"), _after(place, items, known)
        else:
            place += 1
            continue
        yield first, last
        place = last + 1


def _touches(place: int, forms: Sequence[str], known: Vocabulary) -> bool:
    """Is a part of the body beside the break?"""
    beside = forms[max(0, place - 2) : place + 3]
    return any(known.has("body", form) and len(form) > 2 and form not in _SMALL for form in beside)


_SMALL = frozenset(
    {"des", "les", "une", "the", "her", "his", "high", "cote", "two", "three", "their", "multiple", "back"}
)


def _before(place: int, forms: Sequence[str], known: Vocabulary, field: str = "health_before") -> int:
    at = place
    while (
        at
        and place - at < _AROUND
        and (known.has(field, forms[at - 1]) or known.has("health_before", forms[at - 1]))
    ):
        at -= 1
    return at


def _after(place: int, items: Sequence[Item], known: Vocabulary) -> int:
    """The last piece that says what is touched; small words count only before one that does."""
    last, at = place, place + 1
    while at < len(items) and at - last <= _AROUND and not items[at - 1].mark:
        form = items[at].folded
        if not (known.has("body", form) or form.startswith(known.stems)):
            break
        if len(form) > 2 and form not in _SMALL:
            last = at
        at += 1
    return last
