"""The sentences that taught the ear: what a mark like "A12" stands for, and which is nearest by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from voicesim.content.examples import fault_files_in, files_in, sentences_in
from voicesim.text.words import Language
from voicesim.understanding.ear.lessons import Lessons, load_lessons
from voicesim.understanding.ear.words_lesson import weighed


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
    said = _grams(text, lessons)

    def shared(place: int) -> int:
        taught = _of(place, lessons.language)
        return sum(said[gram] * taught[gram] for gram in said.keys() & taught.keys())

    return max(places, key=lambda place: (shared(place), -place))


@lru_cache(maxsize=4096)
def _of(place: int, language: Language) -> dict[int, int]:
    lessons = load_lessons(language)
    return _grams(sentences(language).get(lessons.marks[place], ""), lessons)


def _grams(text: str, lessons: Lessons) -> dict[int, int]:
    """Number of a gram -> its weight in the text."""
    numbers, values = weighed(text, lessons.words.rarity)
    return dict(zip(numbers.tolist(), values.tolist(), strict=True))
