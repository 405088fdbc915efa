"""Sentences shown for one scenario's own matter: those that say or bring up something, and all the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scripts.ear.regression import Matrix, Regression
from scripts.ear.sheets import NEAR_MISS, places_by
from voicesim.content.examples import Example, Side
from voicesim.text.normalising import normalise
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import load_bank
from voicesim.understanding.ear.scenario_lesson import OwnKind
from voicesim.understanding.scope import is_negator


@dataclass(frozen=True)
class OwnSheets:
    """The sentences shown, and what each says or brings up."""

    kind: OwnKind
    side: Side
    """The side of an example that is a true one."""
    labels: tuple[tuple[str, str], ...]
    """Scenario and statement or fact."""
    examples: tuple[Example, ...]
    """[rows]"""

    @cached_property
    def columns(self) -> NDArray[np.int16]:
        """[rows] what an example is about; -1 for none."""
        place = {name: column for column, name in enumerate(self.labels)}
        found = (example.label for example in self.examples)
        return np.array(
            [place.get((each.scenario, each.id), -1) if each.kind == self.kind else -1 for each in found],
            dtype=np.int16,
        )

    @cached_property
    def makes(self) -> NDArray[np.bool_]:
        """[rows] is it a true example of it?"""
        return np.array([example.side == self.side for example in self.examples]) & (self.columns >= 0)

    @cached_property
    def made(self) -> NDArray[np.int16]:
        """[rows] the column of what it is a true example of; -1 for none."""
        return np.where(self.makes, self.columns, -1).astype(np.int16)

    @cached_property
    def open_to(self) -> NDArray[np.bool_]:
        """[rows, columns]: those of its own scenario, of some scenario where it has none."""
        known = sorted({scenario for scenario, _ in self.labels})
        of = [example.label.scenario for example in self.examples]
        scenarios = [one if one in known else known[row % len(known)] for row, one in enumerate(of)]
        return np.array([[mine == scenario for mine, _ in self.labels] for scenario in scenarios])

    def targets(self) -> Matrix:
        """[rows, columns]: 1 where it is said or brought up, below nought where it nearly is."""
        wanted = np.zeros((len(self.examples), len(self.labels)), dtype=np.float32)
        about = np.flatnonzero(self.columns >= 0)
        wanted[about, self.columns[about]] = np.where(self.makes[about], 1, -NEAR_MISS)
        return wanted

    def by(self, author: str) -> NDArray[np.intp]:
        """Rows of an author."""
        return places_by(author, self.examples)

    @property
    def authors(self) -> tuple[str, ...]:
        """Letters of all of them."""
        return tuple(sorted({example.author for example in self.examples}))

    def denies(self, language: Language) -> NDArray[np.bool_]:
        """[rows] does the sentence hold a "pas"?"""
        grammar = load_bank(language).grammar
        said = (normalise(typed(example.text, 0), grammar).tokens for example in self.examples)
        return np.array([any(is_negator(each, at, grammar) for at in range(len(each))) for each in said])


def taught(sheets: OwnSheets, near: Matrix) -> tuple[Matrix, Matrix]:
    """[rows, columns] what each example weighs, and its scores had its author shown nothing.

    `near` [rows, rows] is how near the examples are; what is not open to an example has a score of -1.
    """
    regression = Regression(near**2, sheets.targets())
    unseen = np.full_like(regression.weights, -1)
    for author in sheets.authors:
        unseen[sheets.by(author)] = regression.without(sheets.by(author))
    unseen[~sheets.open_to] = -1
    return regression.weights, unseen


def in_bytes(weights: Matrix) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
    """The weights in whole steps, and what a step of each column is worth."""
    scales = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    return np.rint(weights / scales).astype(np.int8), scales.astype(np.float64)


@dataclass(frozen=True)
class Scored:
    """What sentences scored unseen; all [rows]."""

    best: Matrix
    """The highest score, of what is open to the sentence."""
    own: NDArray[np.bool_]
    """Is that of what the sentence is about?"""
    about: NDArray[np.bool_]
    """Is it about something of its scenario?"""
    makes: NDArray[np.bool_]
    """Is it a true example of it?"""

    @classmethod
    def of(cls, sheets: OwnSheets, scores: Matrix, rows: NDArray[np.intp]) -> Scored:
        """Of these rows of the sheets, whose `scores` are [rows of the sheets, columns]."""
        columns = sheets.columns[rows]
        own = scores[rows].argmax(axis=1) == columns
        return cls(scores[rows].max(axis=1), own, columns >= 0, sheets.makes[rows])

    @classmethod
    def together(cls, parts: Sequence[Scored]) -> Scored:
        """All of these."""
        return cls(
            *(
                np.concatenate([getattr(part, field.name) for part in parts])  # type: ignore[arg-type]
                for field in fields(cls)
            )
        )

    def least(self, others: float, near_misses: float) -> float:
        """From which score on it is said or brought up.

        At most these shares of other sentences, and of those that only come near it, are then taken for it.
        """
        apart, misses = self.best[~self.about], self.best[self.about & ~self.makes]
        return float(max(np.quantile(apart, 1 - others), np.quantile(misses, 1 - near_misses)))

    def figures(self, limit: float) -> str:
        """What is heard of the true examples, near misses and other sentences."""
        heard, misses = self.best >= limit, self.about & ~self.makes
        right, wrong = (heard & self.own)[self.makes], (heard & ~self.own)[self.makes]
        told = (
            f"of {self.makes.sum()} {right.mean():.1%} heard, {wrong.mean():.1%} taken for another; "
            f"near misses taken for one {heard[misses].mean():.1%} of {misses.sum()}"
        )
        if self.about.all():
            return told
        return f"{told}, other sentences {heard[~self.about].mean():.2%} of {(~self.about).sum()}"
