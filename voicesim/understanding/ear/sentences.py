"""The sentences that taught the ear: what a mark like "A12" stands for, and which is nearest by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from voicesim.content.examples import fault_files_in, files_in, sentences_in
from voicesim.text.words import Language
from voicesim.understanding.ear.grams import GRAMS
from voicesim.understanding.ear.lessons import Lessons, load_lessons
from voicesim.understanding.ear.words_lesson import weighed

_KEPT = 32_768
"""Examples whose grams are kept once they were compared, a kilobyte and a half each."""


@lru_cache(maxsize=2)
def sentences(language: Language) -> Mapping[str, str]:
    """Every example that comes with the package, by its author's letter and line. Raises `ContentError`."""
    return dict(sentences_in(files_in(language)))


@lru_cache(maxsize=2)
def fault_sentences(language: Language) -> Mapping[str, str]:
    """The same, those of faults included, by which the ear learnt what a fault is."""
    return {**sentences(language), **dict(sentences_in(fault_files_in(language)))}


def nearest_by_words(text: str, places: Sequence[int], lessons: Lessons) -> int:
    """Of the examples at `places` the one that shares the most, and the rarest, with `text`."""
    numbers, values = weighed(text, lessons.words.rarity)
    said = np.zeros(GRAMS, dtype=np.int32)
    said[numbers] = values

    def shared(place: int) -> int:
        numbers, values = _of(place, lessons.language)
        return int(said[numbers] @ values)

    return max(places, key=lambda place: (shared(place), -place))


@lru_cache(maxsize=_KEPT)
def _of(place: int, language: Language) -> tuple[NDArray[np.uint16], NDArray[np.int32]]:
    """The grams of an example, and what each weighs."""
    lessons = load_lessons(language)
    numbers, values = weighed(sentences(language).get(lessons.marks[place], ""), lessons.words.rarity)
    return numbers.astype(np.uint16), values.astype(np.int32)
