"""Stretches of a turn beside the examples: how many points each has for every label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voicesim.text.words import Word, text_of
from voicesim.understanding.ear.fault_lesson import load_fault_lesson
from voicesim.understanding.ear.lessons import POINTS, WORDS_SHARE, Lessons
from voicesim.understanding.ear.meaning_lesson import small
from voicesim.understanding.ear.sentences import nearest_by_words
from voicesim.understanding.encoder.encoder import Encoder


@dataclass(frozen=True)
class Stretches:
    """Stretches of a turn, and what the examples say of each."""

    spans: tuple[tuple[int, int], ...]
    """First and last word of each."""
    texts: tuple[str, ...]
    points: NDArray[np.int64]
    """[stretches, labels]"""
    near_faults: NDArray[np.float64]
    """[stretches, examples of faults] how near each of those is."""
    near: NDArray[np.float32] | None
    """[stretches, examples] how near in meaning each example is; None where words alone are heard."""
    vectors: NDArray[np.int8] | None
    """[stretches, 384] what each means, without what all sentences have in common; None likewise."""

    def nearest(self, place: int, examples: Sequence[int], lessons: Lessons) -> int:
        """Of these examples the one nearest to a stretch; the first of equals."""
        if self.near is None:
            return nearest_by_words(self.texts[place], examples, lessons)
        return examples[int(np.argmax(self.near[place][list(examples)]))]

    @property
    def by_meaning(self) -> bool:
        """Is meaning heard, or words alone?"""
        return self.near is not None

    def holding(self, first: int, last: int) -> Stretches:
        """Those that hold some of the words from `first` to `last`."""
        return self.at([i for i, span in enumerate(self.spans) if span[0] <= last and first <= span[1]])

    def at(self, places: Sequence[int]) -> Stretches:
        """Those at `places`."""
        held = list(places)
        return Stretches(
            tuple(self.spans[place] for place in held),
            tuple(self.texts[place] for place in held),
            self.points[held],
            self.near_faults[held],
            None if self.near is None else self.near[held],
            None if self.vectors is None else self.vectors[held],
        )


def compared(
    spans: Sequence[tuple[int, int]], words: Sequence[Word], lessons: Lessons, encoder: Encoder | None
) -> Stretches:
    """The stretches of a turn, each compared with every example; some milliseconds, more with an encoder.

    All of them go through the encoder together: most of its time is spent on fetching its weights.
    """
    texts = tuple(text_of(words[first : last + 1]) for first, last in spans)
    faults, _ = load_fault_lesson(lessons.language, meaning=encoder is not None)
    by_words = np.zeros((len(texts), len(lessons.taught)), dtype=np.float64)
    for row, text in zip(by_words, texts, strict=True):
        row += lessons.words.scores(text)
    if encoder is None:
        return Stretches(tuple(spans), texts, in_points(by_words), faults.nearness(texts, None), None, None)
    if (meaning := lessons.meaning) is None:
        raise ValueError("the lessons were read without the meanings")
    encoded = encoder.encode(texts)
    vectors = small(encoded, meaning.mean)
    near = meaning.nearness(vectors)
    points = in_points(meaning.scores(near) + WORDS_SHARE * by_words)
    return Stretches(tuple(spans), texts, points, faults.nearness(texts, encoded), near, vectors)


def in_points(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Scores are compared in whole points."""
    return np.rint(scores * POINTS).astype(np.int64)
