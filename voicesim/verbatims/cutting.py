"""Comments cut into sentences, and sentences into words of weight: a comment may speak of several things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from voicesim.text.fold import folded
from voicesim.text.inflection import lemma_of
from voicesim.text.words import Language
from voicesim.verbatims.areas import areas

LEAST = 3
"""Words of weight from which on a sentence says something: "Dommage." says nothing of a theme."""
_END = re.compile(r"(?<=[.!?;:…])\s+")
_WORD = re.compile(r"‹[^›]*›|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a comment."""

    text: str
    comment: int
    """Index of its comment."""


def sentences(texts: Sequence[str], language: Language) -> list[Sentence]:
    """The sentences that say something, comment by comment."""
    return [
        Sentence(piece, number)
        for number, text in enumerate(texts)
        for piece in _END.split(text)
        if len(words_of(piece, language)) >= LEAST
    ]


def words_of(text: str, language: Language) -> list[str]:
    """The words of weight of a text as their lemmas, without accents; what was hidden is none."""
    light = _light(language)
    found = (_lemma(word.lower(), language) for word in _WORD.findall(text) if not word.startswith("‹"))
    return [word for word in found if len(word) > 1 and word not in light]


@lru_cache(maxsize=1 << 16)
def _lemma(word: str, language: Language) -> str:
    return folded(lemma_of(word, language))


@lru_cache(maxsize=4)
def _light(language: Language) -> frozenset[str]:
    return frozenset(folded(word) for word in areas(language).written.light)
