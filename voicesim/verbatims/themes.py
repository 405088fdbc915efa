"""Themes in sentences: by meaning where the sentence encoder is here, else by words. The same seed, the same
themes, in whatever order the sentences come.

By meaning: the encoder reads a sample (it takes a hundredth of a second of processor a word), Ward's method
parts it, and a logistic regression over the words carries the parts to every other sentence. By words: the
words that keep company (`word_vectors`); Ward's method parts a sample, k-means goes on from there with all.
scikit-learn (BSD-3) does both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from voicesim.errors import EngineMissing
from voicesim.messages.message import Message
from voicesim.text.words import Language
from voicesim.verbatims.cutting import words_of
from voicesim.verbatims.word_vectors import points_of

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

NONE = -1
"""The theme of a sentence that belongs to none."""
SAMPLE = 1500
"""Distinct sentences that are drawn: those that the encoder reads, and that Ward's method parts."""
_BATCH = 32
_SURE = 0.3
"""Probability from which on a sentence is carried to a theme: with twenty themes, six times chance."""
_NEAR = 0.2
"""By words: the cosine to its theme's middle below which a sentence belongs to none."""
_LEAST_SEEN, _MOST_SEEN = 2, 0.3
"""Sentences, and the share of them, that a word stands in: rarer and commoner ones part nothing."""
_FEWEST = 10
"""Distinct sentences for each theme that is asked for: with fewer there are fewer themes."""

Labels = NDArray[np.int64]


class Meaning(Protocol):
    """The sentence encoder."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.int16]:
        """A row for each text."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Sentences and their themes."""

    labels: Labels
    """The theme of each sentence, from 0, or `NONE`."""
    strength: NDArray[np.float64]
    """How surely it belongs there, 0..1: the surest are the examples."""
    words: tuple[tuple[str, ...], ...]
    """For each theme the words that tell it from the others, the most telling first."""


def part(
    texts: Sequence[str], language: Language, count: int, seed: int, meaning: Meaning | None = None
) -> Parted:
    """Part sentences into `count` themes, or fewer where there are few. Raises `EngineMissing`."""
    distinct = sorted(set(texts))
    vectors, names = weighed(distinct, language)
    themes = min(count, len(distinct) // _FEWEST)
    if themes < 2 or not names:
        nothing = np.full(len(texts), NONE)
        return Parted(nothing, np.zeros(len(texts)), ())
    if meaning is None:
        labels, strength = _by_words(distinct, vectors, themes, seed)
    else:
        labels, strength = _by_meaning(distinct, vectors, themes, seed, meaning)
    place = {text: number for number, text in enumerate(distinct)}
    where = np.array([place[text] for text in texts])
    order = _by_size(labels, np.bincount(where, minlength=len(distinct)), themes)
    renamed = np.array([*(order.get(one, NONE) for one in range(themes)), NONE])
    labels = renamed[labels]
    return Parted(labels[where], strength[where], _telling(vectors, labels, len(order), names))


def weighed(distinct: Sequence[str], language: Language) -> tuple[csr_matrix, list[str]]:
    """TF-IDF of the lemmas of distinct sentences, and the names of its columns; none: no word of weight."""
    text = _sklearn("feature_extraction.text")
    few = len(distinct) < 100
    vectorizer = text.TfidfVectorizer(
        analyzer=lambda one: words_of(one, language),
        min_df=1 if few else _LEAST_SEEN,
        max_df=1.0 if few else _MOST_SEEN,
        sublinear_tf=True,
    )
    try:
        vectors = vectorizer.fit_transform(distinct)
    except ValueError:  # no word of weight at all
        return None, []
    return vectors, list(vectorizer.get_feature_names_out())


def _by_words(
    distinct: Sequence[str], vectors: csr_matrix, themes: int, seed: int
) -> tuple[Labels, NDArray[np.float64]]:
    points = points_of(vectors, seed, _sklearn("decomposition"))
    placed = np.linalg.norm(points, axis=1) > 0
    drawn = set(sample_of(distinct, seed))
    sample = np.array([text in drawn for text in distinct]) & placed
    labels, strength = np.full(len(points), NONE), np.zeros(len(points))
    if sample.sum() < themes:
        return labels, strength
    cluster = _sklearn("cluster")
    ward = cluster.AgglomerativeClustering(themes).fit_predict(points[sample])
    begun = np.array([points[sample][ward == theme].mean(axis=0) for theme in range(themes)])
    model = cluster.KMeans(themes, init=begun, n_init=1).fit(points[placed])
    centres = model.cluster_centers_ / np.linalg.norm(model.cluster_centers_, axis=1, keepdims=True)
    strength[placed] = np.clip((points[placed] * centres[model.labels_]).sum(axis=1), 0.0, 1.0)
    labels[placed] = model.labels_
    labels[strength < _NEAR] = NONE
    return labels, strength


def _by_meaning(
    distinct: Sequence[str], vectors: csr_matrix, themes: int, seed: int, meaning: Meaning
) -> tuple[Labels, NDArray[np.float64]]:
    read = sample_of(distinct, seed)
    place = {text: number for number, text in enumerate(distinct)}
    sample = [place[text] for text in read]
    points = np.concatenate(
        [meaning.encode(read[first : first + _BATCH]) for first in range(0, len(read), _BATCH)]
    ).astype(np.float64)
    points -= points.mean(axis=0)  # what all sentences share parts none
    points /= np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-12)
    ward = _sklearn("cluster").AgglomerativeClustering(themes).fit_predict(points)
    carried = _sklearn("linear_model").LogisticRegression(C=20.0, max_iter=500)
    carried.fit(vectors[sample], ward)
    likely = carried.predict_proba(vectors)
    labels = carried.classes_[likely.argmax(axis=1)].astype(np.int64)
    strength = likely.max(axis=1)
    labels[strength < _SURE] = NONE
    labels[sample] = ward
    return labels, strength


def sample_of(distinct: Sequence[str], seed: int) -> list[str]:
    """The sentences that the encoder reads, in the order of `distinct`, whatever else is among them."""
    drawn = set(sorted(distinct, key=lambda text: sha256(f"{seed} {text}".encode()).digest())[:SAMPLE])
    return [text for text in distinct if text in drawn]


def _by_size(labels: Labels, times: Labels, themes: int) -> dict[int, int]:
    """The themes that hold something, the largest first, of two as large the first: old number -> new."""
    sizes = [(-int(times[labels == one].sum()), int((labels == one).argmax()), one) for one in range(themes)]
    return {one: rank for rank, (size, _, one) in enumerate(sorted(sizes)) if size}


def _telling(
    vectors: csr_matrix, labels: Labels, themes: int, names: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Four words a theme: those whose mean weight inside is farthest above that of all sentences."""
    everywhere = np.asarray(vectors.mean(axis=0)).ravel()
    found = []
    for theme in range(themes):
        inside = np.asarray(vectors[labels == theme].mean(axis=0)).ravel() - everywhere
        found.append(tuple(names[column] for column in np.argsort(-inside, kind="stable")[:4]))
    return tuple(found)


def _sklearn(module: str) -> Any:
    """A module of scikit-learn. Raises `EngineMissing`."""
    from importlib import import_module

    try:
        return import_module(f"sklearn.{module}")
    except ImportError:
        raise EngineMissing(
            "verbatims.library",
            what=Message("parts comments into themes, and is not installed"),
            where="scikit-learn",
            mend=Message("install it: pip install 'voicesim[verbatims]'"),
        ) from None
