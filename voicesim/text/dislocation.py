"""A noun set behind the question it belongs to: "elle est où, la voiture ?", "is he all right, your son?"."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.text.fold import plain
from voicesim.text.grammar import Grammar
from voicesim.text.sentences import ENDS, PAUSES
from voicesim.text.words import Word, text_of

LONGEST = 4
"""Words of such a noun with its article, at most: "l'autre voiture du voisin"."""


def names_behind(words: Sequence[Word], first: int, last: int, grammar: Grammar) -> bool:
    """Do the words from `first` to `last` speak of a pronoun that the rest of their sentence names?"""
    end = next((place for place in range(last + 1, len(words)) if words[place].text.endswith(ENDS)), None)
    end = len(words) - 1 if end is None else end
    if not (last < end <= last + LONGEST and words[last].text.endswith(PAUSES)):
        return False
    if words[last].text.endswith(ENDS) or any(words[at].text.endswith(PAUSES) for at in range(last + 1, end)):
        return False
    head = plain(words[last + 1].text).replace("'", " ").split()
    determined = bool(head) and head[0] in grammar.determiners
    said = (word for place in range(first, last + 1) for word in _parts(words[place].text))
    return determined and not grammar.third_persons.isdisjoint(said)


def noun_behind(words: Sequence[Word], first: int, last: int, grammar: Grammar) -> str:
    """The noun that a stretch of words sets behind its question: "cette grêle"; empty where it sets none."""
    for place in range(last - 1, first - 1, -1):
        if names_behind(words, first, place, grammar):
            return text_of(words[place + 1 : last + 1])
    return ""


def _parts(text: str) -> list[str]:
    """The words in one that an apostrophe or a hyphen joins: "s'appelle-t-il"."""
    return plain(text).replace("'", " ").replace("-", " ").split()
