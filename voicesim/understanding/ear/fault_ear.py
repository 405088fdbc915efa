"""Which faults a sentence may commit, by the examples that are near in meaning and in turn of phrase.

What it proposes accuses nobody: it says where a person should listen. And where an expression accuses, it
says when the words are rather those of people who only come near the fault.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from voicesim.text.words import Language
from voicesim.understanding.ear.fault_lesson import Weighing, load_fault_lesson
from voicesim.understanding.ear.lessons import POINTS
from voicesim.understanding.ear.sentences import fault_sentences
from voicesim.understanding.ear.stretches import Stretches
from voicesim.understanding.second_ear import Doubt, Proposal

MOST = 2
"""Faults that one stretch is said to commit, at most."""


def possible_faults(heard: Stretches, language: Language) -> Iterator[Proposal]:
    """The faults of each stretch, the likeliest first."""
    lesson, _ = load_fault_lesson(language, meaning=heard.by_meaning)
    weighing = lesson.by_meaning if heard.by_meaning else lesson.by_words
    for span, near, points in zip(heard.spans, heard.near_faults, _points(weighing, heard), strict=True):
        likeliest = sorted(range(len(points)), key=lambda column: (-points[column], column))
        for fault in likeliest[:MOST]:
            if points[fault] >= weighing.points[fault]:
                mark = lesson.nearest(fault, near)
                likeness = min(points[fault] / POINTS, 1.0)
                said = fault_sentences(language).get(mark, "")
                yield Proposal("family", lesson.faults[fault], *span, mark, likeness, sure=False, said=said)


def doubted_fault(fault: str, heard: Stretches, language: Language) -> Doubt | None:
    """The near miss that speaks against `fault` when all stretches have too few points for it.

    None when one may commit it, and for what no lesson is about.
    """
    lesson, _ = load_fault_lesson(language, meaning=heard.by_meaning)
    if fault not in lesson.faults or not heard.spans:
        return None if fault not in lesson.faults else Doubt()
    weighing = lesson.by_meaning if heard.by_meaning else lesson.by_words
    column = lesson.faults.index(fault)
    if any(points[column] >= weighing.doubt for points in _points(weighing, heard)):
        return None
    mark = lesson.nearest_miss(column, heard.near_faults[0])
    return Doubt(mark, fault_sentences(language).get(mark, ""))


def _points(weighing: Weighing, heard: Stretches) -> list[list[int]]:
    """Of each stretch, those of each fault."""
    scores = weighing.scores(heard.near_faults)
    points: list[list[int]] = np.rint(scores * POINTS).astype(np.int64).tolist()
    return points
