"""The sentences that taught the ear: what a mark like "A12" stands for, and which is nearest by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from voicesim.content.examples import load_examples, load_fault_examples
from voicesim.text.words import Language
from voicesim.understanding.ear.lessons import Lessons, load_lessons
from voicesim.understanding.ear.words_lesson import weighed


@lru_cache(maxsize=2)
def sentences(language: Language) -> Mapping[str, str]:
    """Every example that comes with the package, by its author's letter and line. Raises `ContentError`."""
    files = load_examples(language)
    return {f"{each.author}{each.line}": each.text for file in files for each in file.examples}


@lru_cache(maxsize=2)
def fault_sentences(language: Language) -> Mapping[str, str]:
    """The same, those of faults included, by which the ear learnt what a fault is."""
    files = load_fault_examples(language)
    own = {f"{each.author}{each.line}": each.text for file in files for each in file.examples}
    return {**sentences(language), **own}


def nearest_by_words(text: str, places: Sequence[int], lessons: Lessons) -> int:
    """Of the examples at `places` the one that shares the most, and the rarest, with `text`."""
    said = dict(_grams(text, lessons))

    def shared(place: int) -> int:
        return sum(value * said.get(gram, 0) for gram, value in _of(place, lessons.language))

    return max(places, key=lambda place: (shared(place), -place))


@lru_cache(maxsize=4096)
def _of(place: int, language: Language) -> tuple[tuple[int, int], ...]:
    lessons = load_lessons(language)
    return _grams(sentences(language).get(lessons.marks[place], ""), lessons)


def _grams(text: str, lessons: Lessons) -> tuple[tuple[int, int], ...]:
    numbers, values = weighed(text, lessons.words.rarity)
    return tuple(zip(numbers.tolist(), values.tolist(), strict=True))
