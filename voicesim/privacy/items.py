"""The words of a call as the rules of privacy see them: pieces that know their word and its capital."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from voicesim.text.fold import folded
from voicesim.text.grammar import grammar_of
from voicesim.text.normalising import normalise
from voicesim.text.words import Language, Word

_APART = re.compile(r"['’\-‑]")
_CODE = re.compile(r"^([A-Z]{2,4})([.,;:!?…]*)$")
_ENDS = re.compile(r"[.?!…:]['\"»”)]*$")


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a word: "l'expert" is two."""

    form: str
    """Lower case, with its accents."""
    folded: str
    """The same without them."""
    raw: str
    """The word it is a piece of, as written."""
    word: int
    """Index of that word in its turn."""
    capital: bool
    """The word, or what follows its elision, begins with a capital."""
    initial: bool
    """It opens a sentence, where a capital says nothing."""
    mark: str
    """Punctuation after it: "", ",", ".", "?", "!", ";" or "…"."""

    @property
    def digits(self) -> str:
        """Its figures."""
        return "".join(one for one in self.form if one.isdigit())


def items_of(words: Sequence[Word], language: Language) -> tuple[Item, ...]:
    """The pieces of one turn, in order."""
    return tuple(_items(words, language))


def _items(words: Sequence[Word], language: Language) -> Iterator[Item]:
    initial = True
    for index, word in enumerate(words):
        pieces = _pieces(word.text, language)
        capitals = _capitals(word.text, len(pieces))
        for place, (form, mark) in enumerate(pieces):
            first = initial and place == 0
            yield Item(form, folded(form), word.text, index, capitals[place], first, mark)
        if pieces or _ENDS.search(word.text):
            initial = bool(_ENDS.search(word.text))


def _capitals(text: str, pieces: int) -> Sequence[bool]:
    """Which pieces of a word begin with a capital: in "L'Haÿ" both, in "J'habite" the first."""
    parts = [one.lstrip('"«“(‹') for one in _APART.split(text) if one.strip('.,;:!?…"«»()')]
    if len(parts) == pieces:
        return [part[:1].isupper() for part in parts]
    return [any(part[:1].isupper() for part in parts)] * pieces


@lru_cache(maxsize=1 << 15)
def _pieces(text: str, language: Language) -> tuple[tuple[str, str], ...]:
    """The pieces of one word, normalised alone: nothing is dropped for standing twice.

    A few capitals are a code, whatever the same letters stand for in small ones.
    """
    code = _CODE.match(text)
    if code:
        return ((code[1].lower(), code[2][:1]),)
    tokens = normalise([Word(text, 0, 0)], grammar_of(language), heard=False).tokens
    pieces = tuple((token.form, token.mark) for token in tokens)
    if pieces or not any(one.isalnum() for one in text):
        return pieces
    return ((folded(text.strip(".,;:!?…")), ""),)
