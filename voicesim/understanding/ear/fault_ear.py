"""Which faults a sentence may commit, by the examples that are near in meaning and in turn of phrase.

What it proposes accuses nobody: it says where a person should listen. And where an expression accuses, it
says when the words are rather those of people who only come near the fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from voicesim.text.words import Language
from voicesim.understanding.ear.fault_lesson import FaultLesson, Weighing, load_fault_lesson
from voicesim.understanding.ear.lessons import POINTS
from voicesim.understanding.ear.sentences import fault_sentences
from voicesim.understanding.second_ear import Doubt, Proposal

MOST = 2
"""Faults that one stretch is said to commit, at most."""


def possible_faults(
    texts: Sequence[str],
    spans: Sequence[tuple[int, int]],
    encoded: NDArray[np.int16] | None,
    language: Language,
) -> Iterator[Proposal]:
    """The faults of each stretch, the likeliest first.

    `encoded` has the vector of each text; None where words alone are heard.
    """
    lesson, _ = load_fault_lesson(language)
    weighing = lesson.by_words if encoded is None else lesson.by_meaning
    heard = zip(_near(lesson, texts, encoded), spans, strict=True)
    for near, span in heard:
        points = _points(weighing, near)
        likeliest = sorted(range(len(points)), key=lambda column: (-points[column], column))
        for fault in likeliest[:MOST]:
            if points[fault] >= weighing.points[fault]:
                mark = lesson.nearest(fault, near)
                likeness = min(points[fault] / POINTS, 1.0)
                said = fault_sentences(language).get(mark, "")
                yield Proposal("family", lesson.faults[fault], *span, mark, likeness, sure=False, said=said)


def doubted_fault(
    fault: str, texts: Sequence[str], encoded: NDArray[np.int16] | None, language: Language
) -> Doubt | None:
    """The near miss that speaks against `fault` when all of `texts` have too few points for it.

    None when one may commit it, and for what no lesson is about. `encoded` has the vector of each text; None
    where words alone are heard.
    """
    lesson, _ = load_fault_lesson(language)
    if fault not in lesson.faults:
        return None
    weighing = lesson.by_words if encoded is None else lesson.by_meaning
    column = lesson.faults.index(fault)
    mark = ""
    for near in _near(lesson, texts, encoded):
        if _points(weighing, near)[column] >= weighing.doubt:
            return None
        mark = mark or lesson.nearest_miss(column, near)
    return Doubt(mark, fault_sentences(language).get(mark, ""))


def _near(
    lesson: FaultLesson, texts: Sequence[str], encoded: NDArray[np.int16] | None
) -> Iterator[NDArray[np.float64]]:
    """[examples] for each text: how near each is."""
    for place, text in enumerate(texts):
        yield lesson.nearness(text, None if encoded is None else encoded[place])


def _points(weighing: Weighing, near: NDArray[np.float64]) -> list[int]:
    """Of each fault."""
    points: list[int] = np.rint(weighing.scores(near) * POINTS).astype(np.int64).tolist()
    return points
