"""What the examples teach about meaning: the vector of each, and how much it speaks for each label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from voicesim.understanding.whole_products import HEAVIEST, WholeProducts

_LENGTH = 1024
"""Length of a vector in 8 bits."""
STEPS = 4096
"""Steps of a nearness between 0 and 1."""


@dataclass(frozen=True)
class MeaningLesson:
    """Kernel ridge regression: every example speaks for or against each label, by how near it is.

    The nearness that counts is the square of the cosine: what is half as near counts a quarter.
    """

    mean: NDArray[np.float64]
    """[384] what all sentences have in common, taken away first."""
    vectors: NDArray[np.int8]
    """[examples, 384]"""
    weights: NDArray[np.int8]
    """[examples, labels]"""
    scales: NDArray[np.float64]
    """[labels] what one unit of weight is worth."""

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.generic]]) -> MeaningLesson:
        """From what `arrays` wrote."""
        return cls(
            mean=arrays["meaning_mean"].astype(np.float64),
            vectors=arrays["meaning_vectors"].astype(np.int8, copy=False),
            weights=arrays["meaning_weights"].astype(np.int8, copy=False),
            scales=arrays["meaning_scales"].astype(np.float64),
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """For the file."""
        return {
            "meaning_mean": self.mean.astype(np.int16),
            "meaning_vectors": self.vectors,
            "meaning_weights": self.weights,
            "meaning_scales": self.scales,
        }

    def nearness(self, vectors: NDArray[np.int8]) -> NDArray[np.float32]:
        """[sentences, examples] cosines, 0 where negative; `vectors` are those of `small`."""
        return cosines(vectors, self._alike)

    def scores(self, nearness: NDArray[np.float32]) -> NDArray[np.float64]:
        """[sentences, labels]: about 1 for a sentence of the label, about 0 for others."""
        return self._summed(counted(nearness)) * self.scales / STEPS

    @cached_property
    def _alike(self) -> WholeProducts[np.float32]:
        return products_with(self.vectors)

    @cached_property
    def _summed(self) -> WholeProducts[np.float64]:
        return WholeProducts(self.weights, STEPS, np.float64)


def small(encoded: NDArray[np.int16], mean: NDArray[np.float64]) -> NDArray[np.int8]:
    """The vectors without their common part, in 8 bits: 384 numbers of a length of about a thousand."""
    rest = encoded.astype(np.float64) - mean
    length = np.sqrt((rest * rest).sum(axis=1, keepdims=True))
    reduced = np.rint(rest * (_LENGTH / np.maximum(length, 1.0)))
    vectors: NDArray[np.int8] = np.clip(reduced, -127, 127).astype(np.int8)
    return vectors


def products_with(vectors: NDArray[np.int8]) -> WholeProducts[np.float32]:
    """What vectors of `small` are multiplied with to know how near they are to these."""
    return WholeProducts(vectors.T, HEAVIEST, np.float32)


def cosines(one: NDArray[np.int8], others: WholeProducts[np.float32]) -> NDArray[np.float32]:
    """[one, others], 0 where negative: products of vectors of `small`, all of one length.

    The products are whole numbers up to 384 x 127 x 127, which float32 holds exactly.
    """
    near = others(one.astype(np.float32))
    near /= np.float32(_LENGTH * _LENGTH)
    return np.clip(near, 0.0, 1.0, out=near)


def counted(nearness: NDArray[np.floating]) -> NDArray[np.float64]:
    """What a nearness counts, in whole steps."""
    near = nearness.astype(np.float64)
    steps: NDArray[np.float64] = np.rint(near * near * STEPS)
    return steps


def common(encoded: NDArray[np.int16]) -> NDArray[np.float64]:
    """What vectors of the encoder have in common, in whole numbers."""
    mean: NDArray[np.float64] = np.rint(encoded.mean(axis=0))
    return mean
