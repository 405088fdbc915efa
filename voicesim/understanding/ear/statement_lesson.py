"""What the examples teach about what is said of a file: "the provider is told at once", in anybody's words.

Expressions hear a statement as its author wrote it; people say it in a hundred ways. A scenario's statements
are compared among themselves and against everything else that people wrote. Only what is *right* is taught:
nothing that speaks against the speaker rests on nearness, nor does what the caller knows themselves ("the
right hip"), whose names and sides a nearness does not hear.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language
from voicesim.understanding.ear.lessons import POINTS, learnt
from voicesim.understanding.ear.meaning_lesson import STEPS, counted

NEARLY = 0.8
"""Share of the nearest example's nearness that another one needs to be as good a witness."""


@dataclass(frozen=True)
class StatementLesson:
    """Kernel ridge regression over some of the examples of the lessons beside it."""

    statements: tuple[tuple[str, str], ...]
    """Scenario and statement, in the order of the columns."""
    examples: str
    """SHA-256 of the examples of the lessons whose vectors it weighs."""
    sure: int
    """From how many points on a statement is made."""
    places: NDArray[np.int32]
    """[rows] places of the examples that are weighed, among those of the lessons."""
    weights: NDArray[np.int8]
    """[rows, statements]"""
    scales: NDArray[np.float64]
    """[statements] what one unit of weight is worth."""
    makes: NDArray[np.int16]
    """[rows] the column of the statement that an example makes; -1 for none."""
    denies: NDArray[np.bool_]
    """[rows] does the example hold a "pas"?"""

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.generic]]) -> StatementLesson:
        """From what `arrays` wrote."""
        names = [str(name).partition("/statement:") for name in arrays["statements"].tolist()]
        return cls(
            statements=tuple((scenario, identifier) for scenario, _, identifier in names),
            examples=str(arrays["examples"].tolist()),
            sure=int(arrays["sure"]),
            places=arrays["places"].astype(np.int32),
            weights=arrays["weights"].astype(np.int8, copy=False),
            scales=arrays["scales"].astype(np.float64),
            makes=arrays["makes"].astype(np.int16),
            denies=arrays["denies"].astype(np.bool_),
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """For the file."""
        return {
            "statements": np.array([f"{scenario}/statement:{name}" for scenario, name in self.statements]),
            "examples": np.array(self.examples),
            "sure": np.array(self.sure, dtype=np.int16),
            "places": self.places,
            "weights": self.weights,
            "scales": self.scales,
            "makes": self.makes,
            "denies": self.denies,
        }


@dataclass(frozen=True)
class OwnStatements:
    """What may be said of one scenario's file."""

    ids: tuple[str, ...]
    sure: int
    """As in the lesson."""
    places: NDArray[np.int32]
    """As in the lesson."""
    weights: NDArray[np.float64]
    """[rows, statements of the scenario]"""
    made_by: tuple[tuple[int, ...], ...]
    """Of each statement the examples that make it, by their places in the lessons."""
    denying: frozenset[int]
    """Those of them that hold a "pas"."""

    def points(self, near: NDArray[np.float32]) -> NDArray[np.int64]:
        """[stretches, statements], of [stretches, examples of the lessons] how near each is."""
        summed = counted(near[:, self.places]) @ self.weights  # whole numbers, exact in any order
        found: NDArray[np.int64] = np.rint(summed).astype(np.int64)
        return found

    def said_so(self, column: int, near: NDArray[np.float32], denies: bool) -> bool:
        """Does somebody who said nearly this deny as much? Of "we house you" and "we do not" one is right.

        `near` [examples of the lessons] is how near each is to the stretch, which `denies` something or not.
        """
        nearness = {place: float(near[place]) for place in self.made_by[column]}
        least = NEARLY * max(nearness.values())
        return any(value >= least and (place in self.denying) == denies for place, value in nearness.items())


def statements_file(language: Language) -> Path:
    """Where the lesson of `language` is."""
    return content("personas", "examples") / f"statements.{language}.npz"


@lru_cache(maxsize=2)
def load_statement_lesson(language: Language) -> StatementLesson:
    """What comes with the package. Raises `ContentError`."""
    return learnt(
        statements_file(language),
        lambda arrays, digest: StatementLesson.read(arrays),
        what=Message("what the second ear learnt about statements cannot be read"),
        script="scripts.teach_statements",
    )


@lru_cache(maxsize=32)
def own_statements(language: Language, scenario_id: str) -> OwnStatements | None:
    """The part of one scenario; None where nothing was taught of it. Raises `ContentError`."""
    lesson = load_statement_lesson(language)
    columns = [at for at, (scenario, _) in enumerate(lesson.statements) if scenario == scenario_id]
    if not columns:
        return None
    return OwnStatements(
        ids=tuple(lesson.statements[column][1] for column in columns),
        sure=lesson.sure,
        places=lesson.places,
        weights=lesson.weights[:, columns] * (lesson.scales[columns] * POINTS / STEPS),
        made_by=tuple(tuple(lesson.places[lesson.makes == column].tolist()) for column in columns),
        denying=frozenset(lesson.places[lesson.denies].tolist()),
    )
