"""Questions that no yes answers: "la prise ou la bouteille ?", "which of the two?"."""

from __future__ import annotations

from voicesim.text.fold import folded
from voicesim.text.grammar import Grammar

_LEFT_OPEN = frozenset({"pas", "non", "bien", "not", "no"})
"""What follows "ou" where the question is only whether: "ou pas ?"."""


def asks_which(text: str, grammar: Grammar) -> bool:
    """Does it ask for one of several things, or for what only a word of its own tells?"""
    words = _words(folded(text))
    asking = {folded(word) for word in grammar.asking.words - grammar.relatives - grammar.asking.of_persons}
    return offers_several(text, grammar) or not asking.isdisjoint(words)


def offers_several(text: str, grammar: Grammar) -> bool:
    """Does it hold "one or the other", and is it no "or not?"?"""
    words = _words(text.lower())
    return any(
        word == grammar.asking.choice and words[place + 1] not in _LEFT_OPEN
        for place, word in enumerate(words[:-1])
        if place
    )


def _words(text: str) -> list[str]:
    return [word.strip('.,;:!?…«»"()') for word in text.replace("'", " ").split()]
