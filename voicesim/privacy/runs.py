"""Runs of figures and letters in one turn: what may be a telephone number, a plate, a contract.

A run is read with the product's own numbers ("quatre-vingt-dix-huit" is 98), each element pointing back at
its pieces. Whether it identifies anybody is decided elsewhere (`codes`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.privacy.items import Item
from voicesim.privacy.vocabulary import Vocabulary, phrase_at
from voicesim.text.inflection import is_word
from voicesim.text.numbers import number_at, ordinal
from voicesim.text.words import Language

_ORDINAL = re.compile(r"^\d+(?:er|ere|e|eme|st|nd|rd|th)$")
_DATE = re.compile(r"^\d{1,2}/\d{1,2}(?:/\d{2,4})?$")
_SEPARATORS_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Element:
    """One number, letter or code of a run."""

    first: int
    last: int
    """Its pieces, both included."""
    text: str
    """Its figures and letters: "98", "B", "ab123cd"."""

    @property
    def digits(self) -> str:
        """Its figures alone."""
        return "".join(one for one in self.text if one.isdigit())

    @property
    def letters(self) -> str:
        """Its letters alone."""
        return "".join(one for one in self.text if one.isalpha())


@dataclass(frozen=True, slots=True)
class Run:
    """Elements that follow one another, with nothing but separators between them."""

    elements: tuple[Element, ...]

    @property
    def first(self) -> int:
        """Index of its first piece."""
        return self.elements[0].first

    @property
    def last(self) -> int:
        """Index of its last piece."""
        return self.elements[-1].last

    @property
    def text(self) -> str:
        """All figures and letters, as one code."""
        return "".join(one.text for one in self.elements).upper()

    @property
    def digits(self) -> str:
        """All figures."""
        return "".join(one.digits for one in self.elements)

    @property
    def letters(self) -> str:
        """All letters."""
        return "".join(one.letters for one in self.elements)


def runs_in(items: Sequence[Item], language: Language, known: Vocabulary) -> list[Run]:
    """The runs of a turn, in order, each without the quantities at its end ("trois ans")."""
    reader = _Reader(items, language, known)
    found: list[Run] = []
    place = 0
    while place < len(items):
        run = reader.run_at(place)
        if run is None:
            place += 1
            continue
        found += reader.without_quantities(run)
        place = run.last + 1
    return found


class _Reader:
    """Reads the elements of one turn."""

    def __init__(self, items: Sequence[Item], language: Language, known: Vocabulary) -> None:
        self._items, self._language, self._known = items, language, known
        self._forms = tuple(item.form for item in items)
        self._folded = tuple(item.folded for item in items)

    def run_at(self, place: int) -> Run | None:
        element = self._element(place, alone=True)
        if element is None:
            return None
        elements = [element]
        at, between = element.last + 1, 0
        while at < len(self._items) and between <= _SEPARATORS_IN_A_ROW:
            following = self._element(at, alone=False)
            if following is not None:
                elements.append(following)
                at, between = following.last + 1, 0
            elif self._known.has("separators", self._folded[at]):
                at, between = at + 1, between + 1
            else:
                break
        return _trimmed(elements, self._forms)

    def without_quantities(self, run: Run) -> list[Run]:
        """The run cut wherever a number is a quantity; the quantities themselves are left out."""
        pieces: list[list[Element]] = [[]]
        for element in run.elements:
            if element.digits and self._is_quantity(element, spelled=bool(run.letters)):
                pieces.append([])
            else:
                pieces[-1].append(element)
        cut = (_trimmed(piece, self._forms) for piece in pieces if piece)
        return [one for one in cut if one is not None]

    def _is_quantity(self, element: Element, *, spelled: bool) -> bool:
        after = element.last + 1
        if len(element.digits) >= 8 or not element.text.isdigit():
            return False
        if spelled and after < len(self._folded) and len(self._folded[after]) == 1:
            return False  # the "H" of a plate is no hour
        if after < len(self._folded) and phrase_at(self._known.units, self._folded, after):
            return self._items[element.last].mark not in (".", "?", "!")
        before = self._folded[element.first - 1] if element.first else ""
        return len(element.digits) <= 2 and before in ("heure", "heures", "h")

    def _element(self, place: int, *, alone: bool) -> Element | None:
        item = self._items[place]
        if _DATE.match(item.form) or _ORDINAL.match(item.folded) or ordinal(item.form, self._language):
            return None
        if item.digits:
            return self._figures(place)
        reading = number_at(self._forms, place, self._language)
        if reading is not None:
            return Element(place, place + reading[1] - 1, f"{reading[0]:.0f}")
        return self._letter(place, alone=alone)

    def _figures(self, place: int) -> Element:
        item = self._items[place]
        if item.form.isdigit() and not item.form.startswith("0"):
            reading = number_at(self._forms, place, self._language)
            if reading is not None and reading[0] >= 1000:
                return Element(place, place + reading[1] - 1, f"{reading[0]:.0f}")
        return Element(place, place, "".join(one for one in item.folded if one.isalnum()))

    def _letter(self, place: int, *, alone: bool) -> Element | None:
        item = self._items[place]
        if not item.folded.isalpha():
            return None
        named = self._known.letter(self._forms, place)
        if named is not None and (not alone or self._beside_code(place, place + named[1] - 1)):
            return Element(place, self._past_as_in(place + named[1] - 1, named[0]), named[0])
        if self._known.has("spelling", item.folded):
            return None if alone and not self._beside_code(place) else Element(place, place, item.folded[0])
        if len(item.folded) == 1:
            if item.form in ("a", "y", "i", "o", "à", "ô") and not self._spelled(place):
                return None
            return Element(place, self._past_as_in(place, item.folded), item.folded)
        written = item.raw.strip(".,;:!?")
        shouted = written.isupper() and len(item.folded) <= 4
        strange = len(item.folded) <= 3 and not is_word(item.form, self._language)
        if (shouted or (strange and self._is_no_word(item))) and self._beside_code(place):
            return Element(place, place, item.folded)
        return None

    def _is_no_word(self, item: Item) -> bool:
        lists = ("ordinary", "separators", "units", "particles", "titles")
        return not any(self._known.has(one, item.folded) for one in lists)

    def _past_as_in(self, place: int, letter: str) -> int:
        """The last piece of "B comme Berthe", if it is one; else the letter itself."""
        says = place + 2 < len(self._items) and self._known.has("as_in", self._folded[place + 1])
        return place + 2 if says and self._folded[place + 2][:1] == letter else place

    def _spelled(self, place: int) -> bool:
        """Does a lone "a" or "y" stand among letters and figures?"""
        item = self._items[place]
        if item.raw.strip(".,;:!?").isupper() and not item.initial and item.form not in ("i", "à"):
            return True
        beside = [one for one in (place - 1, place + 1) if 0 <= one < len(self._items)]
        said_for = self._past_as_in(place, item.folded) > place
        return said_for or any(self._is_bare_letter(one) for one in beside)

    def _is_bare_letter(self, place: int) -> bool:
        form = self._folded[place]
        return len(form) == 1 and form.isalpha() and form not in ("a", "y", "i", "o")

    def _beside_code(self, first: int, last: int | None = None) -> bool:
        """Does a figure or a single letter stand next to these pieces, separators aside?"""
        for step in (-1, 1):
            at = (first if step < 0 else last or first) + step
            while 0 <= at < len(self._items) and self._folded[at] in (
                "tiret",
                "dash",
                "espace",
                "space",
                "slash",
            ):
                at += step
            if 0 <= at < len(self._items):
                item = self._items[at]
                if self._known.letter(self._forms, at) or self._known.letter(self._forms, at - 1):
                    return True
                if item.digits or self._is_bare_letter(at) or self._known.has("spelling", item.folded):
                    return True
                if number_at(self._forms, at, self._language) and item.form not in ("un", "une", "a"):
                    return True
                if step < 0 and self._ends_number(at):
                    return True
        return False

    def _ends_number(self, place: int) -> bool:
        return number_at(self._forms, place, self._language) is not None


def _trimmed(elements: Sequence[Element], forms: Sequence[str]) -> Run | None:
    """The run without the article that it may begin with: "une deux cent huit"."""
    kept = list(elements)
    while kept and kept[0].first == kept[0].last and forms[kept[0].first] in ("une", "a", "à", "ô"):
        kept.pop(0)
    return Run(tuple(kept)) if kept else None
