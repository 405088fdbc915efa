"""Teaches the second ear what is said of the files: writes `personas/examples/statements.<language>.npz`.

    python -m scripts.teach_statements [fr] [en]

The vectors are those of `lessons.<language>.npz`: run it after `scripts.teach_ear`, whenever that ran. Half a
minute and two gigabytes a language. The threshold is chosen on authors left out of the teaching; the figures
printed for an author were got with weights and a threshold that had not seen that author.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from scripts.ear.regression import Matrix, Regression
from scripts.ear.sheets import NEAR_MISS, Sheets, sheets
from scripts.ear.writing import write_arrays
from voicesim.client.scenario import list_scenarios
from voicesim.text.normalising import normalise
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import load_bank
from voicesim.understanding.ear.lessons import POINTS, load_lessons
from voicesim.understanding.ear.meaning_lesson import cosines
from voicesim.understanding.ear.statement_lesson import StatementLesson, statements_file
from voicesim.understanding.scope import denies

OTHERS_SHOWN = 4000
"""Sentences that say nothing of a file, shown beside those that do."""
OTHERS, NEAR_MISSES = 0.004, 0.03
"""Share of them, and of the sentences that only come near a statement, that may be taken for one."""


@dataclass(frozen=True)
class StatementSheets:
    """The sentences shown, and what each says."""

    sheets: Sheets
    statements: tuple[tuple[str, str], ...]
    """Scenario and statement."""
    places: NDArray[np.intp]
    """[rows] which examples of the sheets are shown."""

    @cached_property
    def columns(self) -> NDArray[np.int16]:
        """[rows] the statement that an example is about; -1 for none."""
        place = {name: column for column, name in enumerate(self.statements)}
        labels = [self.sheets.examples[row].label for row in self.places]
        return np.array(
            [
                place.get((label.scenario, label.id), -1) if label.kind == "statement" else -1
                for label in labels
            ],
            dtype=np.int16,
        )

    @cached_property
    def makes(self) -> NDArray[np.bool_]:
        """[rows] does it make that statement, as the file has it?"""
        sides = np.array([self.sheets.examples[row].side == "right" for row in self.places])
        return sides & (self.columns >= 0)

    @cached_property
    def open_to(self) -> NDArray[np.bool_]:
        """[rows, statements]: those of its own scenario, of some scenario where it has none."""
        known = sorted({scenario for scenario, _ in self.statements})
        of = [self.sheets.examples[row].label.scenario for row in self.places]
        scenarios = [one or known[row % len(known)] for row, one in enumerate(of)]
        return np.array([[mine == scenario for mine, _ in self.statements] for scenario in scenarios])

    def targets(self) -> Matrix:
        """[rows, statements]: 1 where it is made, below nought where it nearly is."""
        wanted = np.zeros((len(self.places), len(self.statements)), dtype=np.float32)
        about = np.flatnonzero(self.columns >= 0)
        wanted[about, self.columns[about]] = np.where(self.makes[about], 1, -NEAR_MISS)
        return wanted

    def by(self, author: str) -> NDArray[np.intp]:
        """Rows of an author."""
        return np.array(
            [row for row, at in enumerate(self.places) if self.sheets.examples[at].author == author]
        )


def main() -> int:
    """Writes the files of the languages named, of both by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", help="fr, en; both by default")
    for language in parser.parse_args().languages or get_args(Language):
        teach(statement_sheets(language))
    return 0


def statement_sheets(language: Language) -> StatementSheets:
    """All that was written for what the caller does not know themselves, and some of everything else."""
    known = sheets(language)
    written = {
        (example.label.scenario, example.label.id)
        for example in known.examples
        if example.label.kind == "statement" and example.side == "right"
    }
    statements = tuple(
        sorted(
            (scenario.id, statement.id)
            for scenario in list_scenarios()
            if scenario.language == language
            for statement in scenario.statements
            if statement.right
            and statement.id not in scenario.reactions
            and (scenario.id, statement.id) in written
        )
    )
    said = [row for row, example in enumerate(known.examples) if example.label.kind == "statement"]
    others = [row for row, example in enumerate(known.examples) if example.label.kind != "statement"]
    others = others[:: max(len(others) // OTHERS_SHOWN, 1)]
    return StatementSheets(known, statements, np.array([*said, *others]))


def teach(sheets: StatementSheets) -> None:
    """A line for every author left out, and the file."""
    language = sheets.sheets.language
    lessons = load_lessons(language, meaning=True)
    if lessons.examples != sheets.sheets.digest or lessons.meaning is None:
        raise SystemExit(
            f"the lessons of {language} are not those of the examples: run scripts.teach_ear first"
        )
    shown = lessons.meaning.vectors[sheets.places]
    taught = Regression(cosines(shown, shown.astype(np.float32)) ** 2, sheets.targets())
    unseen = np.zeros_like(taught.weights)
    authors = sorted({sheets.sheets.examples[row].author for row in sheets.places})
    for author in authors:
        unseen[sheets.by(author)] = taught.without(sheets.by(author))
    unseen[~sheets.open_to] = -1
    everyone = np.arange(len(sheets.places))
    for author in authors:
        mine = sheets.by(author)
        if sheets.makes[mine].any():
            print(
                figures(sheets, author, unseen, least(sheets, unseen, np.setdiff1d(everyone, mine))),
                flush=True,
            )
    scales = np.maximum(np.abs(taught.weights).max(axis=0), 1e-9) / 127
    lesson = StatementLesson(
        statements=sheets.statements,
        examples=lessons.examples,
        sure=round(least(sheets, unseen, everyone) * POINTS),
        places=sheets.places.astype(np.int32),
        weights=np.rint(taught.weights / scales).astype(np.int8),
        scales=scales.astype(np.float64),
        makes=np.where(sheets.makes, sheets.columns, -1).astype(np.int16),
        denies=denying(sheets),
    )
    write_arrays(lesson.arrays(), statements_file(language))
    print(
        f"{language}: {len(sheets.statements)} statements, {len(sheets.places)} sentences, sure {lesson.sure}"
    )


def denying(sheets: StatementSheets) -> NDArray[np.bool_]:
    """[rows] does the sentence hold a "pas"?"""
    grammar = load_bank(sheets.sheets.language).grammar
    said = (normalise(typed(sheets.sheets.examples[row].text, 0), grammar).tokens for row in sheets.places)
    return np.array([denies(each, range(len(each)), grammar) for each in said])


def least(sheets: StatementSheets, scores: Matrix, rows: NDArray[np.intp]) -> float:
    """From which score on a statement is made, by what was scored unseen in these rows."""
    best, about = scores[rows].max(axis=1), sheets.columns[rows] >= 0
    others, misses = best[~about], best[about & ~sheets.makes[rows]]
    return float(max(np.quantile(others, 1 - OTHERS), np.quantile(misses, 1 - NEAR_MISSES)))


def figures(sheets: StatementSheets, author: str, scores: Matrix, limit: float) -> str:
    """What is heard of an author's statements, near misses and other sentences."""
    rows = sheets.by(author)
    best, points = scores[rows].argmax(axis=1), scores[rows].max(axis=1)
    heard, about, makes = points >= limit, sheets.columns[rows] >= 0, sheets.makes[rows]
    right = heard & (best == sheets.columns[rows])
    return (
        f"{sheets.sheets.language} {author}: of {makes.sum()} statements {right[makes].mean():.1%} heard, "
        f"{(heard & ~right)[makes].mean():.1%} taken for another; near misses taken for one "
        f"{heard[about & ~makes].mean():.1%} of {(about & ~makes).sum()}, other sentences "
        f"{heard[~about].mean():.2%} of {(~about).sum()}"
    )


if __name__ == "__main__":
    sys.exit(main())
