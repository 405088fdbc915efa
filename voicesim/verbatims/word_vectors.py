"""Sentences as points by the words that keep company: two that share no word are near when their words stand
beside the same others.

A word's vector is its positive pointwise mutual information with the words it shares sentences with, but for
itself (Bullinaria and Levy 2007), in few dimensions; a sentence is the sum of its words', the rarer the more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

DIMENSIONS = 100
"""Of a point; fewer where there are fewer words."""


def points_of(weights: csr_matrix, seed: int, sklearn: Any) -> NDArray[np.float64]:
    """A point of length 1 for each sentence, or of 0 where none of its words keeps company.

    `weights`: a row a sentence, a column a word, 0 where it does not stand there. `sklearn`:
    `sklearn.decomposition`.
    """
    companions = _companions(weights)
    dimensions = min(DIMENSIONS, companions.shape[0] - 1)
    if dimensions < 2:
        return np.zeros((weights.shape[0], 1))
    words = sklearn.TruncatedSVD(dimensions, random_state=seed).fit_transform(companions)
    points = np.asarray(weights @ words, dtype=np.float64)
    length = np.linalg.norm(points, axis=1, keepdims=True)
    return points / np.where(length > 0, length, 1.0)


def _companions(weights: csr_matrix) -> csr_matrix:
    """A row and a column a word: how much oftener than by chance two share a sentence, as a logarithm."""
    from scipy.sparse import csr_matrix

    stands = (weights > 0).astype(np.float64)
    together = (stands.T @ stands).tocoo()
    often = np.asarray(stands.sum(axis=0)).ravel()
    apart = together.row != together.col
    row, column, times = together.row[apart], together.col[apart], together.data[apart]
    information = np.log(times * stands.shape[0] / (often[row] * often[column]))
    kept = information > 0
    return csr_matrix((information[kept], (row[kept], column[kept])), shape=together.shape)
