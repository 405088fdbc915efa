"""How many of their words, the rare ones first, sentences share with some examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from voicesim.understanding.ear.grams import GRAMS
from voicesim.understanding.ear.words_lesson import KEPT, LENGTH, gathered, weighed


@dataclass(frozen=True)
class SharedWords:
    """The grams of some examples."""

    rarity: NDArray[np.int32]
    """[GRAMS] what each gram weighs by how few examples have it."""
    starts: NDArray[np.int32]
    """[GRAMS + 1] where the examples of each gram begin."""
    places: NDArray[np.uint16]
    """The examples that have it."""
    values: NDArray[np.int16]
    """What it weighs in each."""
    size: int
    """How many examples there are."""

    @classmethod
    def of(cls, texts: Sequence[str], rarity: NDArray[np.int32]) -> SharedWords:
        """Of examples; some hundred microseconds each."""
        return cls(rarity, *postings(texts, rarity), len(texts))

    def alike(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """[texts, examples] the cosine of their words, 0..1, of whole numbers: the same everywhere."""
        near = np.zeros((len(texts), self.size), dtype=np.float64)
        for row, text in zip(near, texts, strict=True):
            row += self._alike(text)
        return near

    @cached_property
    def _alike(self) -> Callable[[str], NDArray[np.float64]]:
        """[examples] of one text: what was asked lately is not worked out again."""
        return lru_cache(maxsize=KEPT)(self._cosines)

    def _cosines(self, text: str) -> NDArray[np.float64]:
        products = gathered(text, self.rarity, self.starts, self.places, self.values, self.size)
        return products / (LENGTH * LENGTH)


def postings(
    texts: Sequence[str], rarity: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.uint16], NDArray[np.int16]]:
    """`starts`, `places` and `values` of these examples."""
    found = [
        (int(number), place, int(value))
        for place, text in enumerate(texts)
        for number, value in zip(*weighed(text, rarity), strict=True)
    ]
    table = np.array(sorted(found), dtype=np.int32).reshape(-1, 3)
    starts = np.searchsorted(table[:, 0], np.arange(GRAMS + 1)).astype(np.int32)
    return starts, table[:, 1].astype(np.uint16), table[:, 2].astype(np.int16)
