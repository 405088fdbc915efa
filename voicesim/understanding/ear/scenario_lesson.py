"""What the examples teach of one scenario's own matter: what is said of its file, what brings up its facts.

Expressions hear both as their author wrote them; people say them in a hundred ways. A scenario's own are
compared among themselves and against what else people wrote. Of statements only what is *right* is taught:
nothing that speaks against the speaker rests on nearness, nor does what the caller knows themselves ("the
right hip"), whose names and sides a nearness does not hear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language
from voicesim.understanding.ear.lessons import POINTS, Lessons, learnt, load_lessons
from voicesim.understanding.ear.meaning_lesson import STEPS, cosines, counted, products_with
from voicesim.understanding.ear.sentences import fact_sentences, sentences
from voicesim.understanding.ear.shared_words import SharedWords
from voicesim.understanding.whole_products import WholeProducts

OwnKind: TypeAlias = Literal["statement", "fact"]
OWN_KINDS: tuple[OwnKind, ...] = get_args(OwnKind)

WORDS = 0.5
"""What shared words add to the nearness of two sentences' meanings."""
NEARLY = 0.8
"""Share of the nearest example's nearness that another one needs to be as good a witness."""
_UNREADABLE = {
    "statement": Message("what the second ear learnt about statements cannot be read"),
    "fact": Message("what the second ear learnt about facts cannot be read"),
}


@dataclass(frozen=True)
class ScenarioLesson:
    """Kernel ridge regression over some examples of the lessons beside it, then over examples of its own."""

    kind: OwnKind
    labels: tuple[tuple[str, str], ...]
    """Scenario and statement or fact, in the order of the columns."""
    examples: str
    """SHA-256 of the examples of the lessons whose vectors it weighs."""
    own: str
    """SHA-256 of the examples of its own; empty for none."""
    sure: int
    """From how many points on it is said, or brought up."""
    likely: int
    """From how many points on it is worth asking back about."""
    places: NDArray[np.int32]
    """[examples weighed] their places among those of the lessons."""
    vectors: NDArray[np.int8]
    """[examples of its own, 384] without what those of the lessons have in common."""
    marks: tuple[str, ...]
    """Of each example of its own its author's letter and its line."""
    weights: NDArray[np.int8]
    """[rows, columns] first the examples of the lessons, then those of its own."""
    scales: NDArray[np.float64]
    """[columns] what one unit of weight is worth."""
    makes: NDArray[np.int16]
    """[rows] the column that an example is a true example of; -1 for none."""
    denies: NDArray[np.bool_]
    """[rows] does the example hold a "pas"?"""

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.generic]], kind: OwnKind) -> ScenarioLesson:
        """From what `arrays` wrote."""
        names = [str(name).partition(f"/{kind}:") for name in arrays[f"{kind}s"].tolist()]
        with_own = "vectors" in arrays
        return cls(
            kind=kind,
            labels=tuple((scenario, identifier) for scenario, _, identifier in names),
            examples=str(arrays["examples"].tolist()),
            own=str(arrays["own"].tolist()) if with_own else "",
            sure=int(arrays["sure"]),
            likely=int(arrays["likely" if with_own else "sure"]),
            places=arrays["places"].astype(np.int32),
            vectors=arrays["vectors"].astype(np.int8) if with_own else np.zeros((0, 384), dtype=np.int8),
            marks=tuple(map(str, arrays["marks"].tolist())) if with_own else (),
            weights=arrays["weights"].astype(np.int8, copy=False),
            scales=arrays["scales"].astype(np.float64),
            makes=arrays["makes"].astype(np.int16),
            denies=arrays["denies"].astype(np.bool_),
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """For the file."""
        written: dict[str, NDArray[np.generic]] = {
            f"{self.kind}s": np.array([f"{scenario}/{self.kind}:{name}" for scenario, name in self.labels]),
            "examples": np.array(self.examples),
            "sure": np.array(self.sure, dtype=np.int16),
            "places": self.places,
            "weights": self.weights,
            "scales": self.scales,
            "makes": self.makes,
            "denies": self.denies,
        }
        if self.own:
            written |= {
                "own": np.array(self.own),
                "likely": np.array(self.likely, dtype=np.int16),
                "vectors": self.vectors,
                "marks": np.array(self.marks),
            }
        return written

    def of(self, scenario_id: str, language: Language) -> Own | None:
        """The part of one scenario; None where nothing was taught of it. Raises `ContentError`."""
        columns = [at for at, (scenario, _) in enumerate(self.labels) if scenario == scenario_id]
        if not columns:
            return None
        weights = self.weights[:, columns]
        rows = np.flatnonzero(weights.any(axis=1) | np.isin(self.makes, columns))
        shared, own = rows[rows < len(self.places)], rows[rows >= len(self.places)] - len(self.places)
        marks = tuple(self.marks[row] for row in own.tolist())
        local = {column: at for at, column in enumerate(columns)}
        return Own(
            ids=tuple(self.labels[column][1] for column in columns),
            sure=self.sure,
            likely=self.likely,
            places=self.places[shared],
            vectors=self.vectors[own],
            marks=marks,
            words=_words(language, self.places[shared].tolist(), marks) if marks else None,
            weights=weights[rows].astype(np.float64),
            scales=self.scales[columns],
            makes=np.array([local.get(column, -1) for column in self.makes[rows].tolist()], dtype=np.int16),
            denies=self.denies[rows],
        )


@dataclass(frozen=True)
class Own:
    """What may be said of one scenario's file, or brings up its facts."""

    ids: tuple[str, ...]
    sure: int
    """As in the lesson."""
    likely: int
    """As in the lesson."""
    places: NDArray[np.int32]
    """As in the lesson, of the examples that weigh something here."""
    vectors: NDArray[np.int8]
    """As in the lesson, of the examples of this scenario."""
    marks: tuple[str, ...]
    """As in the lesson, of the examples of this scenario."""
    words: SharedWords | None
    """What words the rows have, where the lesson has examples of its own; None: meaning alone counts."""
    weights: NDArray[np.float64]
    """[rows, columns of the scenario] whole numbers."""
    scales: NDArray[np.float64]
    """[columns of the scenario]"""
    makes: NDArray[np.int16]
    """[rows] the column of the scenario that an example is a true one of; -1 for none."""
    denies: NDArray[np.bool_]
    """[rows]"""

    def nearness(
        self, near: NDArray[np.float32], vectors: NDArray[np.int8], texts: Sequence[str]
    ) -> NDArray[np.float64]:
        """[stretches, rows] of some stretches: their nearness [stretches, examples of the lessons], their
        vectors [stretches, 384] and their words.
        """
        shared = near[:, self.places]
        if self.words is None:
            return shared.astype(np.float64)
        meant = np.concatenate([shared, cosines(vectors, self._alike)], axis=1)
        return together(meant, self.words.alike(texts))

    def points(self, nearness: NDArray[np.float64]) -> NDArray[np.int64]:
        """[stretches, columns], of `nearness`."""
        summed = counted(nearness) @ self.weights  # whole numbers, exact in any order
        found: NDArray[np.int64] = np.rint(summed * (self.scales * POINTS / STEPS)).astype(np.int64)
        return found

    def nearest(self, column: int, nearness: NDArray[np.float64], lessons: Lessons) -> str:
        """The mark of the true example nearest to a stretch, of which `nearness` has [rows]."""
        rows = np.flatnonzero(self.makes == column)
        row = int(rows[np.argmax(nearness[rows])])
        if row < len(self.places):
            return lessons.marks[int(self.places[row])]
        return self.marks[row - len(self.places)]

    def said_so(self, column: int, nearness: NDArray[np.float64], denies: bool) -> bool:
        """Does somebody who said nearly this deny as much? Of "we house you" and "we do not" one is right.

        `nearness` has [rows] of the stretch, which `denies` something or not.
        """
        rows = self.makes == column
        near = rows & (nearness >= NEARLY * nearness[rows].max())
        return bool((near & (self.denies == denies)).any())

    @cached_property
    def _alike(self) -> WholeProducts[np.float32]:
        return products_with(self.vectors)


def together(meant: NDArray[np.floating], words: NDArray[np.floating]) -> NDArray[np.float64]:
    """How near sentences are in meaning and words together, 0..1, of how near they are in either."""
    near: NDArray[np.float64] = (meant.astype(np.float64) + WORDS * words) / (1 + WORDS)
    return near


def _words(language: Language, places: Sequence[int], own: Sequence[str]) -> SharedWords:
    """The words of examples of the lessons, by their places, then of the facts' own, by their marks."""
    lessons, of_facts = load_lessons(language), fact_sentences(language)
    shared = [sentences(language)[lessons.marks[place]] for place in places]
    return SharedWords.of([*shared, *(of_facts[mark] for mark in own)], lessons.words.rarity)


def own_file(language: Language, kind: OwnKind) -> Path:
    """Where the lesson of `language` about statements, or about facts, is."""
    if kind == "fact":
        return content("personas", "examples", "facts") / f"lesson.{language}.npz"
    return content("personas", "examples") / f"statements.{language}.npz"


@lru_cache(maxsize=4)
def load_scenario_lesson(language: Language, kind: OwnKind) -> ScenarioLesson:
    """What comes with the package. Raises `ContentError`."""
    return learnt(
        own_file(language, kind),
        lambda arrays, digest: ScenarioLesson.read(arrays, kind),
        kind="ScenarioLesson",
        what=_UNREADABLE[kind],
        script=f"scripts.teach_{kind}s",
    )


@lru_cache(maxsize=64)
def own_of(language: Language, scenario_id: str, kind: OwnKind) -> Own | None:
    """The part of one scenario; None where nothing was taught of it. Raises `ContentError`."""
    return load_scenario_lesson(language, kind).of(scenario_id, language)


def own_facts(language: Language, scenario_id: str) -> Own | None:
    """What brings up the facts of one scenario; None where nothing was taught. Raises `ContentError`."""
    return own_of(language, scenario_id, "fact")
