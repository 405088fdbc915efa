"""Addresses of e-mail, written ("j.dupont@exemple.fr") or said ("j point dupont arobase exemple ...")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.privacy.items import Item
from voicesim.privacy.kinds import Kind
from voicesim.privacy.vocabulary import Vocabulary
from voicesim.privacy.windows import Cue, Waiting, announced_at
from voicesim.text.numbers import number_at
from voicesim.text.words import Language

_FARTHEST = 16
"""Pieces on each side of the sign that an address can take."""
_SHORT = 12
"""A turn of so many pieces can be the mere answer to "votre mail ?"."""


def emails_in(
    items: Sequence[Item], cues: Sequence[Cue], waiting: Waiting, known: Vocabulary, language: Language
) -> Iterator[tuple[int, int]]:
    """First and last piece of every address, and of every part of one that stands alone."""
    reader = _Reader(items, known, language)
    for place, item in enumerate(items):
        if "@" in item.raw:
            yield (reader.backwards(place) if item.raw.startswith("@") else place), place
        elif known.has("at_sign", item.folded) and reader.is_sign(place):
            yield reader.backwards(place), reader.forwards(place)
        elif known.has("joins", item.folded) and _waited_for(place, cues, waiting):
            first, last = reader.backwards(place + 1), reader.forwards(place - 1)
            if first < place < last and not item.mark:
                yield first, last
    if Kind.EMAIL in waiting.kinds and not cues and len(items) <= _SHORT:
        yield from reader.parts()


def _waited_for(place: int, cues: Sequence[Cue], waiting: Waiting) -> bool:
    near = announced_at(cues, place, place)
    return near is Kind.EMAIL or (near is None and Kind.EMAIL in waiting.kinds)


class _Reader:
    def __init__(self, items: Sequence[Item], known: Vocabulary, language: Language) -> None:
        self._items, self._known = items, known
        self._forms, self._language = tuple(item.form for item in items), language

    def is_sign(self, place: int) -> bool:
        """ "at" is one only when a domain follows; "arobase" always is."""
        if self._items[place].folded != "at":
            return True
        return any(
            self._known.has("joins", item.folded) and self._is_domain(after + 1)
            for after, item in enumerate(self._items[place : place + 8], start=place)
        )

    def backwards(self, sign: int) -> int:
        """The first piece of what stands before the sign."""
        first, at = sign, sign - 1
        while at >= 0 and sign - at <= _FARTHEST:
            if self._known.has("joins", self._items[at].folded) and at:
                first, at = at - 1, at - 2
                while self._is_join(at + 1) and at >= 0:
                    first, at = at, at - 1
            elif first == sign or self._is_small(at) or self._is_small(first):
                first, at = at, at - 1
            else:
                break
        return first

    def forwards(self, sign: int) -> int:
        """The last piece of what stands after the sign: up to its domain."""
        last = min(sign + 1, len(self._items) - 1)
        at = last
        while at + 1 < len(self._items) and at - sign <= _FARTHEST:
            if self._known.has("joins", self._items[at + 1].folded):
                last = min(at + 2, len(self._items) - 1)
                at = last
                while self._is_join(at) and at + 1 < len(self._items):
                    last = at = at + 1
            elif self._is_small(at + 1) or self._is_domain(at + 1):
                last = at = at + 1
            else:
                break
        return last

    def parts(self) -> Iterator[tuple[int, int]]:
        """What a turn that only answers holds, its nods aside."""
        places = [
            place for place in range(len(self._items)) if self._is_join(place) or self._is_strange(place)
        ]
        signs = ("joins", "at_sign")
        said = any(
            self._known.has(one, item.folded) for one in signs for item in self._items if item.folded != "at"
        )
        if places and said:
            yield places[0], places[-1]

    def _is_join(self, place: int) -> bool:
        return 0 <= place < len(self._items) and self._known.has("joins", self._items[place].folded)

    def _is_strange(self, place: int) -> bool:
        item = self._items[place]
        return self._known.has("at_sign", item.folded) or self._is_small(place) or self._is_domain(place)

    def _is_domain(self, place: int) -> bool:
        return place < len(self._items) and self._known.has("domains", self._items[place].folded)

    def _is_small(self, place: int) -> bool:
        """A letter, a figure or a number: addresses are full of them."""
        item = self._items[place]
        if len(item.folded) == 1 and item.form not in ("à", "a", "y"):
            return True
        if item.folded in ("chiffre", "lettre", "attache", "tout", "deux", "fois") and item.folded != "tout":
            return True
        return bool(item.digits) or number_at(self._forms, place, self._language) is not None
