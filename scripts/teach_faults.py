"""Teaches the second ear what a fault is: writes `personas/examples/faults/lesson.<language>.npz`.

    python -m scripts.teach_faults [fr] [en]

Needs the encoder's weights in models/e5-small. The examples are those of `personas/examples/faults/` and,
as what must be left alone, the other families and some questions of `personas/examples/` (the authors on
whom everything is measured left out). Thresholds are chosen on authors left out of the teaching; the figures
printed for an author were got with lessons and thresholds that had not seen that author.
"""

from __future__ import annotations

import argparse
import sys
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from scripts.ear.fault_sheets import FaultSheets, fault_sheets
from scripts.ear.regression import Matrix, Regression
from scripts.ear.teaching import alike_in_words, rarity_of
from scripts.ear.vectors import Vectors
from scripts.ear.writing import write_arrays
from voicesim.text.words import Language
from voicesim.understanding.ear.fault_lesson import faults_file
from voicesim.understanding.ear.lessons import POINTS
from voicesim.understanding.ear.meaning_lesson import common, cosines, products_with, small
from voicesim.understanding.ear.shared_words import postings

NEAR_MISSES = 0.03
"""Share of a fault's near misses that may be taken for it."""
OTHERS = {"words": 0.005, "meaning": 0.03}
"""Share of all other sentences that may be taken for any fault: a turn of a good call in so many."""
DOUBTED = 0.05
"""Share of the faults committed and found by an expression that may be doubted."""
ANY_FAULT = 0.3
"""What being any fault at all adds to being this one."""


def main() -> int:
    """Writes the files of the languages named, of both by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", help="fr, en; both by default")
    languages = parser.parse_args().languages or get_args(Language)
    vectors = Vectors()
    for language in languages:
        teach(fault_sheets(language), vectors)
        vectors.save()
    return 0


def teach(sheets: FaultSheets, vectors: Vectors) -> None:
    """Minutes of computing, a line for every author left out, and the file."""
    texts = [example.text for example in sheets.examples]
    rarity = rarity_of(texts)
    encoded = vectors.encode(texts)
    mean = common(encoded)
    reduced = small(encoded, mean)
    alike = alike_in_words(texts, rarity)
    starts, places, values = postings(texts, rarity)
    arrays = {
        "faults": np.array(sheets.faults),
        "digests": np.array([vectors.digest, sheets.digest]),
        "marks": np.array([f"{example.author}{example.line}" for example in sheets.examples]),
        "commits": np.where(sheets.committed(), sheets.columns(), -1).astype(np.int16),
        "misses": np.where(sheets.committed(), -1, sheets.columns()).astype(np.int16),
        "mean": mean.astype(np.int16),
        "vectors": reduced,
        "rarity": rarity.astype(np.uint16),
        "starts": starts,
        "places": places,
        "values": values,
    }
    expressed = sheets.expressed()
    for heard in ("words", "meaning"):
        if heard == "meaning":
            alike += cosines(reduced, products_with(reduced))
        weights, points, doubt = weighed(sheets, alike * alike, heard, expressed)
        scales = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 32767
        arrays[f"{heard}_doubt"] = np.rint(doubt * POINTS).astype(np.int16)
        arrays[f"{heard}_points"] = np.rint(points * POINTS).astype(np.int16)
        arrays[f"{heard}_weights"] = np.rint(weights / scales).astype(np.int16)
        arrays[f"{heard}_scales"] = scales.astype(np.float64)
    write_arrays(arrays, faults_file(sheets.language))


def weighed(
    sheets: FaultSheets, kernel: Matrix, heard: str, expressed: NDArray[np.bool_]
) -> tuple[Matrix, NDArray[np.float64], np.float64]:
    """What each example weighs; from which score on each fault is proposed; under which one it is doubted.

    Prints the figures of each author.
    """
    taught = Regression(kernel, sheets.targets())
    weights = with_any(taught.weights)
    unseen = np.zeros_like(weights)
    for author in sorted({example.author for example in sheets.examples}):
        unseen[sheets.by(author)] = with_any(taught.without(sheets.by(author)))
    everyone = np.arange(len(kernel))
    for author in sheets.authors:
        others = np.setdiff1d(everyone, sheets.by(author))
        kept = np.setdiff1d(np.flatnonzero(expressed), sheets.by(author))
        print(
            heard,
            figures(sheets, author, unseen, limits(sheets, unseen, others, heard)),
            doubts(sheets, author, unseen, under(sheets, unseen, kept), expressed),
            flush=True,
        )
    return weights, limits(sheets, unseen, everyone, heard), under(sheets, unseen, np.flatnonzero(expressed))


def own_scores(sheets: FaultSheets, scores: Matrix, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    """[rows] the score of each example for the fault it is about."""
    own: NDArray[np.float32] = scores[rows, sheets.columns()[rows]]
    return own


def under(sheets: FaultSheets, scores: Matrix, rows: NDArray[np.intp]) -> np.float64:
    """The score under which a fault that an expression found is doubted, by those really committed."""
    return np.quantile(own_scores(sheets, scores, rows[sheets.committed()[rows]]), DOUBTED)


def doubts(
    sheets: FaultSheets, author: str, scores: Matrix, limit: np.float64, expressed: NDArray[np.bool_]
) -> str:
    """What is doubted of what expressions find in an author's examples."""
    rows = np.intersect1d(sheets.by(author), np.flatnonzero(expressed))
    doubted, committed = own_scores(sheets, scores, rows) < limit, sheets.committed()[rows]
    return (
        f"of {committed.sum()} faults and {(~committed).sum()} near misses that expressions find, "
        f"{doubted[committed].sum()} and {doubted[~committed].sum()} doubted"
    )


def with_any(scores: Matrix) -> Matrix:
    """[..., faults] of [..., faults + 1]: the last column's share added to the others."""
    together: Matrix = scores[:, :-1] + np.float32(ANY_FAULT) * scores[:, -1:]
    return together


def limits(sheets: FaultSheets, scores: Matrix, rows: NDArray[np.intp], heard: str) -> NDArray[np.float64]:
    """[faults] from which score on a fault is proposed, by what was scored unseen in these rows."""
    columns, committed = sheets.columns()[rows], sheets.committed()[rows]
    harmless = scores[rows][sheets.harmless()[rows]]
    least = np.array(
        [
            np.quantile(scores[rows][(columns == column) & ~committed, column], 1 - NEAR_MISSES)
            for column in range(len(sheets.faults))
        ]
    )
    for share in np.linspace(0.95, 0.9999, 100):
        found: NDArray[np.float64] = np.maximum(least, np.quantile(harmless, share, axis=0))
        if (harmless > found).any(axis=1).mean() <= OTHERS[heard]:
            break
    return found


def figures(sheets: FaultSheets, author: str, scores: Matrix, least: NDArray[np.float64]) -> str:
    """What is found of an author's faults and near misses."""
    rows = sheets.by(author)
    columns, committed = sheets.columns()[rows], sheets.committed()[rows]
    proposed = (scores[rows] > least)[np.arange(len(rows)), columns]
    return (
        f"{sheets.language} {author}: {proposed[committed].mean():.0%} of {committed.sum()} faults heard, "
        f"{proposed[~committed].mean():.1%} of {(~committed).sum()} near misses taken for them"
    )


if __name__ == "__main__":
    sys.exit(main())
