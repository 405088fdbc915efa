"""Words that a recogniser was unsure of: which words of an expression they may have been.

Nothing here touches a word heard well or typed. A word heard badly may stand for another that sounds near it,
and where there is time for a word between two, one may have been lost.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile

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
    words = near_among(plain, _plain_words(node, len(node.words)))
    return (
        *(child for word, child in node.words.items() if word != form and folded(word) in words),
        *(child for lemma, child in node.lemmas.items() if near_among(plain, _plain_forms(lemma, language))),
        *(child for stem, child in node.prefixes.items() if _near_stem(plain, stem)),
    )


@lru_cache(maxsize=64)
def _plain_words(node: Node, _many: int) -> tuple[str, ...]:
    """The words of a node's branches, without accents, in order; kept as long as no more are planted."""
    return tuple(sorted(map(folded, node.words)))


@lru_cache(maxsize=1024)
def _plain_forms(lemma: str, language: Language) -> tuple[str, ...]:
    return tuple(sorted(set(map(folded, forms_of_lemma(lemma, language)))))


def _near_stem(plain: str, stem: str) -> bool:
    return not plain.startswith(stem) and (near(plain[: len(stem)], stem) or _cut(plain, stem))


def near(plain: str, meant: str) -> bool:
    """May `meant` have been heard as `plain` (both without accents)?"""
    return bool(near_among(plain, (meant,)))


def near_among(plain: str, meant: Sequence[str]) -> frozenset[str]:
    """Those of `meant`, which are sorted, that may have been heard as `plain` (all without accents).

    It was cut short at its half, or one of its letters is wrong (two in a long word).
    """
    if not meant:
        return frozenset()
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    slipped = extract(plain, meant, scorer=OSA.distance, score_cutoff=2, limit=None)
    return frozenset(
        (
            *(word for word in _going_on(plain, meant) if _cut(plain, word)),
            *(word for word, wrong, _ in slipped if len(word) >= 2 and wrong <= _most_wrong(word)),
        )
    )


def _going_on(plain: str, meant: Sequence[str]) -> Iterator[str]:
    """Those of the sorted words that begin with `plain`."""
    first = bisect_left(meant, plain)
    return takewhile(lambda word: word.startswith(plain), islice(meant, first, None))


def _cut(plain: str, meant: str) -> bool:
    return meant.startswith(plain) and len(plain) >= max(2, len(meant) // 2)


def _most_wrong(meant: str) -> int:
    return 1 if len(meant) < _LONG else 2


def little(form: str) -> bool:
    """Is the word so short that an expression is still told by the others?"""
    return len(form) <= _SHORT
