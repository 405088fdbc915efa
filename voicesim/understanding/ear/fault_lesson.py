"""What the examples teach about faults: each speaks for or against, by how near it is in meaning and words.

Meaning alone does not hear "pas" or "si"; words alone do not hear what an idiom means. A nearness here is
both together, squared: an example counts that means nearly the same *in nearly the same turn of phrase*, and
the near misses ("if the expert agrees ...", "he told you that ...") count against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language
from voicesim.understanding.ear.lessons import learnt
from voicesim.understanding.ear.meaning_lesson import cosines, products_with, small
from voicesim.understanding.ear.shared_words import SharedWords
from voicesim.understanding.whole_products import WholeProducts

STEPS = 1024
"""Steps of a nearness of 1: sums of whole steps are the same on every machine."""


@dataclass(frozen=True)
class Weighing:
    """How much each example speaks for each fault: kernel ridge regression."""

    points: tuple[int, ...]
    """Of each fault: from how many points on somebody should listen."""
    doubt: int
    """With fewer points than these a fault that an expression found is doubted."""
    weights: NDArray[np.int16]
    """[examples, faults]"""
    scales: NDArray[np.float64]
    """[faults] what one unit of weight is worth."""

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.generic]], heard: str) -> Weighing:
        """From what was written of hearing "meaning", or "words" alone."""
        return cls(
            points=tuple(map(int, arrays[f"{heard}_points"].tolist())),
            doubt=int(arrays[f"{heard}_doubt"]),
            weights=arrays[f"{heard}_weights"].astype(np.int16),
            scales=arrays[f"{heard}_scales"].astype(np.float64),
        )

    def scores(self, near: NDArray[np.float64]) -> NDArray[np.float64]:
        """[texts, faults] about 1 for one that commits it, about -1 for a near miss, less than 0 for others.

        `near` [texts, examples] is how near each is.
        """
        summed: NDArray[np.float64] = np.rint(near * near * STEPS) @ self._exact
        return summed * self.scales / STEPS

    @cached_property
    def _exact(self) -> NDArray[np.float64]:
        return self.weights.astype(np.float64)


@dataclass(frozen=True)
class FaultLesson:
    """The examples of the faults of one language, weighed for hearing meaning and words, or words alone."""

    faults: tuple[str, ...]
    """Families, in the order of the columns."""
    encoder: str
    """SHA-256 of the encoder's weights that the vectors were made with."""
    examples: str
    """SHA-256 of the examples that taught it."""
    marks: tuple[str, ...]
    """For every example its author's letter and its line: "I12"."""
    commits: NDArray[np.int16]
    """[examples] the column of the fault that it commits; -1 for none."""
    misses: NDArray[np.int16]
    """[examples] the column of the fault that it only comes near; -1 for none."""
    mean: NDArray[np.float64]
    """[384] what all sentences have in common."""
    vectors: NDArray[np.int8] | None
    """[examples, 384], of use to an ear with an encoder alone; None where they were not asked for."""
    rarity: NDArray[np.int32]
    """[GRAMS] what each gram weighs by how few examples have it."""
    starts: NDArray[np.int32]
    """[GRAMS + 1] where the examples of each gram begin."""
    places: NDArray[np.uint16]
    """The examples that have it."""
    values: NDArray[np.int16]
    """What it weighs in each."""
    by_meaning: Weighing
    by_words: Weighing

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.generic]], *, meaning: bool) -> FaultLesson:
        """From what `arrays` wrote, with the vectors of the examples' `meaning` or without."""
        encoder, examples = (str(value) for value in arrays["digests"].tolist())
        return cls(
            faults=tuple(map(str, arrays["faults"].tolist())),
            encoder=encoder,
            examples=examples,
            marks=tuple(map(str, arrays["marks"].tolist())),
            commits=arrays["commits"].astype(np.int16),
            misses=arrays["misses"].astype(np.int16),
            mean=arrays["mean"].astype(np.float64),
            vectors=arrays["vectors"].astype(np.int8, copy=False) if meaning else None,
            rarity=arrays["rarity"].astype(np.int32),
            starts=arrays["starts"].astype(np.int32),
            places=arrays["places"].astype(np.uint16, copy=False),
            values=arrays["values"].astype(np.int16, copy=False),
            by_meaning=Weighing.read(arrays, "meaning"),
            by_words=Weighing.read(arrays, "words"),
        )

    def nearness(self, texts: Sequence[str], encoded: NDArray[np.int16] | None) -> NDArray[np.float64]:
        """[texts, examples] how near each is, 0..2: cosine of the words and, where encoded, of the meanings.

        `encoded` has the vector of each text; None where words alone are heard, and where the lesson was read
        without the meanings.
        """
        near = self._words.alike(texts)
        if encoded is not None and len(texts):
            near += cosines(small(encoded, self.mean), self._alike)
        return near

    def nearest(self, fault: int, near: NDArray[np.float64]) -> str:
        """The mark of the nearest example that commits the fault."""
        return self._nearest(self.commits == fault, near)

    def nearness_of(self, fault: int, near: NDArray[np.float64]) -> float:
        """How near that example is, in steps of a thousandth: the same on every machine."""
        return round(float(near[self.commits == fault].max()), 3)

    def nearest_miss(self, fault: int, near: NDArray[np.float64]) -> str:
        """The mark of the nearest example that only comes near the fault."""
        return self._nearest(self.misses == fault, near)

    def _nearest(self, among: NDArray[np.bool_], near: NDArray[np.float64]) -> str:
        places = np.flatnonzero(among)
        return self.marks[int(places[np.argmax(near[places])])]

    @cached_property
    def _words(self) -> SharedWords:
        return SharedWords(self.rarity, self.starts, self.places, self.values, len(self.marks))

    @cached_property
    def _alike(self) -> WholeProducts[np.float32]:
        if self.vectors is None:
            raise ValueError("the lesson was read without the meanings")
        return products_with(self.vectors)


def faults_file(language: Language) -> Path:
    """Where the lesson of `language` is."""
    return content("personas", "examples", "faults") / f"lesson.{language}.npz"


def load_fault_lesson(language: Language, *, meaning: bool = False) -> tuple[FaultLesson, str]:
    """What comes with the package, with the vectors of the examples' `meaning` or without, and its SHA-256.

    Raises `ContentError`.
    """
    return _loaded(language, meaning)


@lru_cache(maxsize=4)
def _loaded(language: Language, meaning: bool) -> tuple[FaultLesson, str]:
    return learnt(
        faults_file(language),
        lambda arrays, digest: (FaultLesson.read(arrays, meaning=meaning), digest),
        kind="FaultLesson.meaning" if meaning else "FaultLesson",
        what=Message("what the second ear learnt about faults cannot be read"),
        script="scripts.teach_faults",
    )
