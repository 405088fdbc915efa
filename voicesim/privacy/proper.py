"""Which words may be a name, or a place's: no word of the dictionary, or a capital amid a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.privacy.items import Item
from voicesim.privacy.vocabulary import Vocabulary
from voicesim.text.grammar import listed
from voicesim.text.inflection import is_word, is_word_without_accents
from voicesim.text.numbers import number_at
from voicesim.text.words import Language

_LEFT = ("ordinary", "separators", "units", "months", "titles", "at_sign", "domains", "streets", "joins")


_ARTICLES = frozenset(listed("le la les l un une des du the a an of en cette ce ma mon de"))


class Proper:
    """Asked of the pieces of one turn."""

    def __init__(
        self, items: Sequence[Item], known: Vocabulary, language: Language, *, keyboard: bool = False
    ) -> None:
        """`keyboard`: the text was typed, maybe without accents."""
        self.items, self.known, self.language = items, known, language
        self._forms = tuple(item.form for item in items)
        letters = [item for item in items if item.form.isalpha()]
        self.small = not any(item.capital for item in items)
        """Nothing bears a capital: some recognisers write none."""
        self._plain = keyboard and all(item.raw.isascii() for item in items)
        self.shouted = len(letters) > 3 and all(item.raw.isupper() for item in letters)

    def is_proper(self, place: int) -> bool:
        """May the piece be part of a name?"""
        item = self.items[place]
        if not any(one.isalpha() for one in item.form) or self._is_left(place):
            return False
        if item.capital and not self.shouted and (self._is_given(item) or not item.initial):
            return True
        if self.small and self._is_given(item) and not self._after_article(place):
            return True
        return self._is_town(place) or not self._is_dictionary(item.form)

    def is_called(self, place: int) -> bool:
        """A given name that is a word too, written small, where no article makes a thing of it."""
        return self._is_given(self.items[place]) and place > 0 and not self._after_article(place)

    def is_given(self, place: int) -> bool:
        """Is it one of the common given names, with its capital?"""
        return self.items[place].capital and self._is_given(self.items[place])

    def is_small_word(self, place: int) -> bool:
        """An article, a preposition: what may stand inside a name, never alone."""
        return self.known.has("particles", self.items[place].folded)

    def _is_given(self, item: Item) -> bool:
        return self.known.has("given_names", item.folded)

    def _after_article(self, place: int) -> bool:
        """ "la pierre", "une rose": no name, where nothing bears a capital."""
        return place > 0 and self.items[place - 1].folded in _ARTICLES

    def _is_town(self, place: int) -> bool:
        """A town that the dictionary takes for a word: "in cardiff", "à tours", never "in the bath"."""
        before, form = (self.items[place - 1], self.items[place].folded) if place else (None, "")
        if before is None or before.mark or before.form == "a":
            return False
        if self.known.has("towns", form):
            return self.known.has("before_place", before.folded)
        return self.known.has("word_towns", form) and before.form in self.known.written.before_word_town

    def _is_left(self, place: int) -> bool:
        item = self.items[place]
        if item.digits or len(item.folded) == 1:
            return True
        if any(self.known.has(one, item.folded) for one in _LEFT) and not (
            item.capital and self._is_given(item)
        ):
            return True
        return number_at(self._forms, place, self.language) is not None

    def _is_dictionary(self, form: str) -> bool:
        if is_word(form, self.language) or is_word(form.replace("'", ""), self.language):
            return True
        if self.language == "fr" and form.endswith("ment"):
            return True
        if self._plain and is_word_without_accents(form, self.language):
            return True
        plural = form[:-1] if form.endswith(("s", "x")) else ""
        return bool(plural) and is_word(plural, self.language)
