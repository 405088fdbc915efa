"""What the ear says of each author's examples when it was not shown that author: kept for the report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scripts.ear.sheets import Sheets
from scripts.ear.thresholds import NEVER, chosen, group, undoubted
from scripts.ear.writing import write_arrays
from voicesim.content.examples import Label
from voicesim.resources import content
from voicesim.text.words import Language

if TYPE_CHECKING:
    from scripts.ear.teaching import Lesson


@dataclass(frozen=True, slots=True)
class Found:
    """One label proposed for one example."""

    label: Label
    sure: bool


def unseen_file(language: Language) -> Path:
    """Where they are kept."""
    return content("personas", "examples") / f"unseen.{language}.npz"


def keep(lesson: Lesson) -> None:
    """Writes down what passes the thresholds that were chosen without the author, too."""
    arrays: dict[str, NDArray[np.generic]] = {"digest": np.array([lesson.sheets.digest])}
    for heard, by_author in lesson.left_out.items():
        limits = {author: chosen(by_author[author], lesson.sheets.labels) for author in lesson.sheets.authors}
        found, kept = by_author[""], []
        for row, column, points in zip(found.rows, found.columns, found.points, strict=True):
            author = lesson.sheets.examples[row].author
            likely, sure = limits[author].get(group(lesson.sheets.labels[column]), NEVER)
            if points >= likely:
                kept.append((row, column, points >= sure))
        way = "meaning" if heard else "words"
        arrays[way] = np.array(kept, dtype=np.uint16).reshape(-1, 3)
        arrays[f"doubted_{way}"] = np.array(_doubted(lesson, heard), dtype=np.uint16).reshape(-1, 2)
    write_arrays(arrays, unseen_file(lesson.sheets.language))


def _doubted(lesson: Lesson, heard: bool) -> list[tuple[int, int]]:
    """Rows and columns of what expressions find, doubted by an ear that had not seen the author."""
    labels, by_author = lesson.sheets.labels, lesson.expressed[heard]
    limits = {author: undoubted(by_author[author], labels) for author in lesson.sheets.authors}
    found = by_author[""]
    return [
        (row, column)
        for row, column, points in zip(found.rows, found.columns, found.points, strict=True)
        if points < limits[lesson.sheets.examples[row].author][group(labels[column])]
    ]


def doubted(sheets: Sheets, *, meaning: bool) -> list[frozenset[Label]]:
    """For every example, what expressions find in it that the ear doubts that was not shown its author."""
    with np.load(unseen_file(sheets.language), allow_pickle=False) as kept:
        rows = kept["doubted_meaning" if meaning else "doubted_words"].tolist()
    gone: list[set[Label]] = [set() for _ in sheets.examples]
    for row, column in rows:
        gone[row].add(sheets.labels[column])
    return [frozenset(each) for each in gone]


def unseen(sheets: Sheets, *, meaning: bool) -> list[list[Found]]:
    """For every example, what the ear proposes that was not shown its author.

    Raises `ValueError` when the examples have changed since.
    """
    with np.load(unseen_file(sheets.language), allow_pickle=False) as kept:
        if str(kept["digest"][0]) != sheets.digest:
            raise ValueError("the examples have changed: run 'python -m scripts.teach_ear'")
        rows = kept["meaning" if meaning else "words"].tolist()
    found: list[list[Found]] = [[] for _ in sheets.examples]
    for row, column, sure in rows:
        found[row].append(Found(sheets.labels[column], bool(sure)))
    return found
