"""How much of a turn was made out: an absence is only held against somebody who was understood.

A caller complains of no answer, and a report says "not a word", where the words that were said were surely
about something else. Where a stretch of some length was lost, nobody can say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from voicesim.content.common_words import content_stems
from voicesim.text.fold import folded
from voicesim.text.sentences import clause_spans
from voicesim.text.words import Language, Word
from voicesim.understanding.acts import Act, Understood

STRETCH = 5
"""Words between two marks in which nothing at all was heard that may have been an answer."""
REST = 8
"""Words beside what was heard between the same two marks that may have been one."""


def lost_words(words: Sequence[Word], understood: Understood) -> int:
    """Words of the longest stretch in which nothing was heard for sure; 0 when all was made out."""
    return _longest(words, understood.acts)


def blank_words(words: Sequence[Word], understood: Understood) -> int:
    """Words of the longest stretch in which nothing was even likely; 0 when there is none."""
    return _longest(words, (*understood.acts, *understood.guesses))


def says_back(text: str, client_said: Sequence[str], language: Language) -> bool:
    """Does the trainee's `text` hold a number, or two words of content in a row, that the client has said?"""
    said = " ".join(client_said)
    if not set(re.findall(r"\d+", text)).isdisjoint(re.findall(r"\d+", said)):
        return True
    told = _pairs(said, language)
    return not told.isdisjoint(_pairs(text, language))


def _pairs(text: str, language: Language) -> frozenset[tuple[str, str]]:
    """Words of content next to one another, each by its beginning."""
    words = re.findall(r"[a-z0-9]+", folded(text))
    stems = [min(content_stems(word, language), default="") for word in words]
    return frozenset(pair for pair in pairwise(stem for stem in stems if stem))


def _longest(words: Sequence[Word], acts: Sequence[Act]) -> int:
    return max((last - first + 1 for first, last in _lost(words, acts)), default=0)


def _lost(words: Sequence[Word], acts: Sequence[Act]) -> Iterator[tuple[int, int]]:
    """First and last word of each stretch long enough to have said something, and of which nothing was."""
    for first, last in clause_spans(words):
        here = [act for act in acts if act.first <= last and first <= act.last]
        telling = any(not act.does("hollow", "asks", "fills") for act in here)
        covered = {place for act in here for place in range(act.first, act.last + 1)}
        for run in _runs(place for place in range(first, last + 1) if place not in covered):
            if len(run) >= (REST if telling else STRETCH):
                yield run[0], run[-1]


def _runs(places: Iterable[int]) -> Iterator[list[int]]:
    """Places in a row."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run
