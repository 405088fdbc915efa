"""Searching the phrase bank by words: common words find nothing, rare ones and their place count much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voicesim.content.common_words import common_words
from voicesim.content.families import Family, Phrase
from voicesim.text.fold import folded
from voicesim.text.inflection import lemma_of
from voicesim.text.normalising import forms_of
from voicesim.understanding.bank import Bank

SAID, ABOUT = 3.0, 1.0
"""A word of the phrase itself counts three times a word of its family's description."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that was found."""

    family: Family
    phrase: Phrase
    score: float


def search(query: str, bank: Bank, limit: int = 12) -> tuple[Found, ...]:
    """The phrases nearest to the words of `query`, best first; none shares no word with it.

    The commonest words of the language are looked for only where the query has no others.
    """
    asked = frozenset(_lemmas(query, bank))
    common = frozenset(lemma for word in common_words(bank.language) for lemma in _lemmas(word, bank))
    wanted = asked - common or asked
    entries = [
        (family, phrase, _words(phrase, bank), _about(family, bank)) for family, phrase in phrases(bank)
    ]
    rarity = Counter(lemma for *_, said, about in entries for lemma in said | about)
    found = [
        Found(family, phrase, _score(wanted, said, about, rarity, len(entries)))
        for family, phrase, said, about in entries
    ]
    kept = [item for item in found if item.score > 0]
    return tuple(sorted(kept, key=lambda item: (-item.score, item.family.id, item.phrase.say))[:limit])


def phrases(bank: Bank) -> Iterator[tuple[Family, Phrase]]:
    """Every phrase of the bank with its family."""
    for family in bank.families.values():
        for phrase in family.phrases:
            yield family, phrase if isinstance(phrase, Phrase) else Phrase(say=phrase)


def _score(
    wanted: frozenset[str], said: frozenset[str], about: frozenset[str], rarity: Counter[str], total: int
) -> float:
    def worth(lemmas: Iterable[str]) -> float:
        return sum(math.log(1 + total / (1 + rarity[lemma])) for lemma in lemmas)

    hit = SAID * worth(wanted & said) + ABOUT * worth((wanted & about) - said)
    return hit / (1 + 0.02 * len(said)) if hit else 0.0


def _words(phrase: Phrase, bank: Bank) -> frozenset[str]:
    text = " ".join((phrase.say, phrase.better, phrase.plain, *phrase.like))
    return frozenset(_lemmas(text, bank))


def _about(family: Family, bank: Bank) -> frozenset[str]:
    return frozenset(_lemmas(f"{family.label} {family.note} {family.id.replace('_', ' ')}", bank))


def _lemmas(text: str, bank: Bank) -> Iterator[str]:
    """Lemmas without accents: a person who searches types "apres" for "après"."""
    for form in forms_of(text, bank.grammar):
        if form.isalnum() or "-" in form:
            yield folded(lemma_of(form, bank.language))
