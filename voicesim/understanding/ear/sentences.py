"""The sentences that taught the ear: what a mark like "A12" stands for, and which is nearest by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from voicesim.content.examples import fact_files_in, fault_files_in, files_in, sentences_in
from voicesim.text.words import Language
from voicesim.understanding.ear.grams import GRAMS
from voicesim.understanding.ear.lessons import Lessons, load_lessons
from voicesim.understanding.ear.words_lesson import weighed

_LABELS = 1024
"""Labels whose examples' grams are kept once they were compared, a kilobyte and a half an example."""


@lru_cache(maxsize=2)
def sentences(language: Language) -> Mapping[str, str]:
    """Every example that comes with the package, by its author's letter and line. Raises `ContentError`."""
    return dict(sentences_in(files_in(language)))


@lru_cache(maxsize=2)
def fault_sentences(language: Language) -> Mapping[str, str]:
    """The same, those of faults included, by which the ear learnt what a fault is."""
    return {**sentences(language), **dict(sentences_in(fault_files_in(language)))}


@lru_cache(maxsize=2)
def fact_sentences(language: Language) -> Mapping[str, str]:
    """Those that bring up what callers keep, by a letter and a line of their own."""
    return dict(sentences_in(fact_files_in(language)))


def nearest_by_words(text: str, places: Sequence[int], lessons: Lessons) -> int:
    """Of the examples at `places` the one that shares the most, and the rarest, with `text`.

    The first of equals by its place.
    """
    numbers, values = weighed(text, lessons.words.rarity)
    said = np.zeros(GRAMS, dtype=np.int32)
    said[numbers] = values
    among = tuple(places)
    grams, worth, ends = _of_all(among, lessons.language)
    shared = np.diff(np.concatenate(([0], np.cumsum(said[grams] * worth, dtype=np.int64)))[ends])
    most = shared.max()
    return min(place for place, each in zip(among, shared.tolist(), strict=True) if each == most)


@lru_cache(maxsize=_LABELS)
def _of_all(
    places: tuple[int, ...], language: Language
) -> tuple[NDArray[np.uint16], NDArray[np.int32], NDArray[np.int64]]:
    """The grams of some examples, one after the other, what each weighs, and where each example ends."""
    held = [_of(place, language) for place in places]
    ends = np.cumsum([0, *(len(numbers) for numbers, _ in held)], dtype=np.int64)
    return np.concatenate([one for one, _ in held]), np.concatenate([two for _, two in held]), ends


def _of(place: int, language: Language) -> tuple[NDArray[np.uint16], NDArray[np.int32]]:
    """The grams of an example, and what each weighs."""
    lessons = load_lessons(language)
    numbers, values = weighed(sentences(language).get(lessons.marks[place], ""), lessons.words.rarity)
    return numbers.astype(np.uint16), values.astype(np.int32)
