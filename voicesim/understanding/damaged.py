"""Words that a recogniser was unsure of: which words of an expression they may have been.

Nothing here touches a word heard well or typed. A word heard badly may stand for another that sounds near it,
and where there is time for a word between two, one may have been lost.
"""

from __future__ import annotations

from functools import lru_cache

from voicesim.text.fold import folded
from voicesim.text.inflection import forms_of_lemma
from voicesim.text.tokens import Token
from voicesim.text.words import Language
from voicesim.understanding.trie import Node

UNSURE = 0.8
"""Under this confidence a word may have been another that sounds near it, or one that nobody said."""
_LONG = 8  # letters from which on two of them may be wrong
_SHORT = 3  # letters up to which a word carries little by itself


def unsure(token: Token) -> bool:
    """Was the token heard badly enough to have been another?"""
    return token.probability < UNSURE


@lru_cache(maxsize=1024)
def near_branches(node: Node, form: str, language: Language) -> tuple[Node, ...]:
    """The branches of `node` for words that may have been heard as `form`; not that of `form` itself."""
    plain = folded(form)
    return (
        *(child for word, child in node.words.items() if word != form and near(plain, folded(word))),
        *(child for lemma, child in node.lemmas.items() if near_lemma(plain, lemma, language)),
        *(child for stem, child in node.prefixes.items() if _near_stem(plain, stem)),
    )


def _near_stem(plain: str, stem: str) -> bool:
    return not plain.startswith(stem) and (near(plain[: len(stem)], stem) or _cut(plain, stem))


@lru_cache(maxsize=512)
def near_lemma(plain: str, lemma: str, language: Language) -> bool:
    """May a form of the lemma have been heard as `plain` (without accents)?"""
    return any(near(plain, folded(form)) for form in forms_of_lemma(lemma, language))


def near(plain: str, meant: str) -> bool:
    """May `meant` have been heard as `plain` (both without accents)?

    It was cut short at its half, or one of its letters is wrong (two in a long word).
    """
    if abs(len(plain) - len(meant)) > 2:
        return _cut(plain, meant)
    return _cut(plain, meant) or _slipped(plain, meant)


def _cut(plain: str, meant: str) -> bool:
    return meant.startswith(plain) and len(plain) >= max(2, len(meant) // 2)


def _slipped(plain: str, meant: str) -> bool:
    from rapidfuzz.distance import OSA

    if len(meant) < 2:
        return False
    most = 1 if len(meant) < _LONG else 2
    return bool(OSA.distance(plain, meant, score_cutoff=most) <= most)


def little(form: str) -> bool:
    """Is the word so short that an expression is still told by the others?"""
    return len(form) <= _SHORT
