"""Teaches the ear a language: two regressions, thresholds from authors left out, one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from scripts.ear.figures import Judge
from scripts.ear.regression import Matrix, Regression
from scripts.ear.sheets import Sheets
from scripts.ear.thresholds import Proposed, expressed, proposed
from scripts.ear.vectors import Vectors
from voicesim.content.yaml_file import read_yaml
from voicesim.resources import content
from voicesim.understanding.ear.grams import GRAMS, grams
from voicesim.understanding.ear.lessons import WORDS_SHARE
from voicesim.understanding.ear.meaning_lesson import MeaningLesson, common, cosines, products_with, small
from voicesim.understanding.ear.words_lesson import LENGTH, WordsLesson, weighed

KEPT = 1500
"""Grams kept of each label."""


@dataclass(frozen=True)
class Lesson:
    """A language taught, and what its ear says of authors it was not shown."""

    sheets: Sheets
    arrays: dict[str, NDArray[np.generic]]
    """What is written down."""
    expressed: dict[bool, dict[str, Proposed]]
    """The same of what expressions find: under "" and under an author's letter."""
    left_out: dict[bool, dict[str, Proposed]]
    """By whether meaning was heard: under "" what is proposed for every author's examples when that author is
    left out; under an author's letter the same for the others, when that author is left out as well.
    """


def taught(sheets: Sheets, vectors: Vectors) -> Lesson:
    """Minutes of computing."""
    targets = sheets.targets()
    texts = [example.text for example in sheets.examples]
    by_words, words = _by_words(texts, targets)
    encoded = vectors.encode(texts)
    mean = common(encoded)
    reduced = small(encoded, mean)
    by_meaning = Regression(cosines(reduced, products_with(reduced)) ** 2, targets)
    scales = np.maximum(np.abs(by_meaning.weights).max(axis=0), 1e-9) / 127
    meaning = MeaningLesson(
        mean, reduced, np.rint(by_meaning.weights / scales).astype(np.int8), scales.astype(np.float64)
    )
    style = style_families()
    patterns = Judge(sheets, style).everything_by_patterns()
    unseen = {heard: _Unseen.of(sheets, by_words, by_meaning, heard) for heard in (False, True)}
    return Lesson(
        sheets,
        words.arrays() | meaning.arrays() | _names(sheets, vectors.digest),
        {
            heard: each.by_author(lambda scores, rows: expressed(scores, sheets, rows, patterns, style))
            for heard, each in unseen.items()
        },
        {
            heard: each.by_author(lambda scores, rows: proposed(scores, sheets, rows, style))
            for heard, each in unseen.items()
        },
    )


def _by_words(texts: list[str], targets: Matrix) -> tuple[Regression, WordsLesson]:
    """What words speak for; their bags, gigabytes of them, are not kept."""
    rarity = rarity_of(texts)
    bags = bags_of(texts, rarity)
    regression = Regression(bags @ bags.T, targets)
    return regression, WordsLesson.made(rarity, bags.T @ regression.weights, KEPT)


def style_families() -> frozenset[str]:
    """Families whose find costs nothing, whatever the sentence was written for."""
    return frozenset(read_yaml(content("personas", "examples") / "style.yaml").data["style"])


@dataclass(frozen=True)
class _Unseen:
    """What one way of hearing says of every author that was left out, and of every two."""

    blocks: dict[str, NDArray[np.intp]]
    """Places of each author's examples."""
    single: dict[str, Matrix]
    pairs: dict[tuple[str, str], Matrix]
    """Of the first one's examples when both are left out."""

    @classmethod
    def of(cls, sheets: Sheets, words: Regression, meaning: Regression, heard: bool) -> _Unseen:
        blocks = {author: sheets.by(author) for author in sheets.authors}
        single = {author: _answers(words, meaning, heard, block) for author, block in blocks.items()}
        pairs: dict[tuple[str, str], Matrix] = {}
        for one, other in combinations(blocks, 2):
            both = _answers(words, meaning, heard, np.concatenate([blocks[one], blocks[other]]))
            pairs[one, other], pairs[other, one] = both[: len(blocks[one])], both[len(blocks[one]) :]
        return cls(blocks, single, pairs)

    def by_author(self, judged: Callable[[Matrix, NDArray[np.intp]], Proposed]) -> dict[str, Proposed]:
        """As `Lesson.left_out`."""
        rows = np.concatenate(list(self.blocks.values()))
        found = {"": judged(np.concatenate(list(self.single.values())), rows)}
        for author in self.blocks:
            others = [other for other in self.blocks if other != author]
            rows = np.concatenate([self.blocks[other] for other in others])
            found[author] = judged(np.concatenate([self.pairs[other, author] for other in others]), rows)
        return found


def _answers(words: Regression, meaning: Regression, heard: bool, block: NDArray[np.intp]) -> Matrix:
    by_words = words.without(block)
    return meaning.without(block) + np.float32(WORDS_SHARE) * by_words if heard else by_words


def rarity_of(texts: list[str]) -> NDArray[np.int32]:
    """Of each gram: the logarithm of how few examples have it, 64 steps in one."""
    having = np.zeros(GRAMS)
    for text in texts:
        having[list(grams(text))] += 1
    return np.rint(64 * np.log((1 + len(texts)) / (1 + having))).astype(np.int32)


def bags_of(texts: list[str], rarity: NDArray[np.int32]) -> Matrix:
    """[texts, GRAMS] of length 1."""
    bags = np.zeros((len(texts), GRAMS), dtype=np.float32)
    for row, text in enumerate(texts):
        numbers, values = weighed(text, rarity)
        bags[row, numbers] = values / LENGTH
    return bags


def alike_in_words(texts: list[str], rarity: NDArray[np.int32]) -> Matrix:
    """[texts, texts] how alike they are in their words, 0..1."""
    bags = bags_of(texts, rarity)
    alike: Matrix = bags @ bags.T
    return alike


def _names(sheets: Sheets, weights: str) -> dict[str, NDArray[np.generic]]:
    """Labels, examples and fingerprints."""
    does = [sheets.does(example) for example in sheets.examples]
    places = [[row for row, labels in enumerate(does) if label in labels] for label in sheets.labels]
    return {
        "labels": np.array([str(label) for label in sheets.labels]),
        "marks": np.array([f"{example.author}{example.line}" for example in sheets.examples]),
        "example_starts": np.cumsum([0, *map(len, places)]).astype(np.int32),
        "example_places": np.array([row for rows in places for row in rows], dtype=np.int32),
        "digests": np.array([weights, sheets.digest]),
    }
