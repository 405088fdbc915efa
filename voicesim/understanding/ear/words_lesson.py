"""What the examples teach about words alone: for every gram, how much it speaks for each label."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from voicesim.understanding.ear.grams import GRAMS, grams

LENGTH = 4096
"""Length of a sentence's grams, so that a long one weighs no more than a short one."""
_OFTEN = tuple(round(64 * (1 + math.log(count))) for count in range(1, 17))
"""What saying a gram once, twice... counts."""
KEPT = 64
"""Stretches whose answers a lesson keeps: a turn that grows is heard again from its first word."""


@dataclass(frozen=True)
class WordsLesson:
    """A linear classifier a label, over rare grams first: ridge regression, its largest weights kept."""

    rarity: NDArray[np.int32]
    """[GRAMS] what each gram weighs by how few examples have it."""
    starts: NDArray[np.int32]
    """[GRAMS + 1] where each gram's weights begin."""
    labels: NDArray[np.uint16]
    """The label of each weight."""
    weights: NDArray[np.int8]
    scales: NDArray[np.float64]
    """[labels] what one unit of weight is worth."""

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.generic]]) -> WordsLesson:
        """From what `arrays` wrote."""
        return cls(
            rarity=arrays["words_rarity"].astype(np.int32),
            starts=arrays["words_starts"].astype(np.int32),
            labels=arrays["words_labels"].astype(np.uint16),
            weights=arrays["words_weights"].astype(np.int8),
            scales=arrays["words_scales"].astype(np.float64),
        )

    @classmethod
    def made(cls, rarity: NDArray[np.int32], dense: NDArray[np.float32], kept: int) -> WordsLesson:
        """From weights [GRAMS, labels]: the `kept` largest of each label, in 8 bits."""
        scales = np.maximum(np.abs(dense).max(axis=0), 1e-9) / 127
        rounded = np.rint(dense / scales).astype(np.int8)
        if kept < len(dense):
            least = -np.partition(-np.abs(rounded.astype(np.int16)), kept, axis=0)[kept]
            rounded[np.abs(rounded.astype(np.int16)) <= least] = 0
        gram, label = np.nonzero(rounded)
        starts = np.searchsorted(gram, np.arange(GRAMS + 1)).astype(np.int32)
        return cls(rarity, starts, label.astype(np.uint16), rounded[gram, label], scales.astype(np.float64))

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """For the file."""
        return {
            "words_rarity": self.rarity.astype(np.uint16),
            "words_starts": self.starts,
            "words_labels": self.labels,
            "words_weights": self.weights,
            "words_scales": self.scales,
        }

    def scores(self, text: str) -> NDArray[np.float64]:
        """How much `text` speaks for each label: about 1 for a sentence of the label, about 0 for others.

        What was asked lately is not worked out again; nobody may write into it.
        """
        return self._kept(text)

    @cached_property
    def _kept(self) -> Callable[[str], NDArray[np.float64]]:
        return lru_cache(maxsize=KEPT)(self._scores)

    def _scores(self, text: str) -> NDArray[np.float64]:
        summed = gathered(text, self.rarity, self.starts, self.labels, self.weights, len(self.scales))
        scores = summed * self.scales / LENGTH
        scores.flags.writeable = False
        return scores


def gathered(
    text: str,
    rarity: NDArray[np.int32],
    starts: NDArray[np.int32],
    places: NDArray[np.uint16],
    worth: NDArray[np.int8] | NDArray[np.int16],
    size: int,
) -> NDArray[np.float64]:
    """[size] the sum over the grams of `text` of what each weighs times what it is worth at each place.

    The places of gram number n, and what it is worth there, stand from `starts[n]` to `starts[n + 1]`. Sums
    of whole numbers, which float64 holds exactly; a product is at most `LENGTH` squared.
    """
    numbers, values = weighed(text, rarity)
    if not len(numbers):
        return np.zeros(size, dtype=np.float64)
    first, last = starts[numbers], starts[numbers + 1]
    spans = list(map(slice, first.tolist(), last.tolist()))
    held = np.concatenate([places[span] for span in spans])
    weights = np.concatenate([worth[span] for span in spans]) * np.repeat(
        values.astype(np.int32), last - first
    )
    return np.asarray(np.bincount(held, weights=weights, minlength=size), dtype=np.float64)


def weighed(text: str, rarity: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The grams of `text` and what each weighs, `LENGTH` together."""
    found = grams(text)
    numbers = np.array(list(found), dtype=np.int64)
    often = np.array([_OFTEN[min(count, len(_OFTEN)) - 1] for count in found.values()], dtype=np.int64)
    values = often * rarity[numbers] if found else often
    length = math.sqrt(float((values * values).sum())) or 1.0
    return numbers, np.rint(values * (LENGTH / length)).astype(np.int64)
