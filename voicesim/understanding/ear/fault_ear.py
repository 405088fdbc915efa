"""Which faults a sentence may commit, by the examples that are near in meaning and in turn of phrase.

What it proposes accuses nobody: it says where a person should listen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from voicesim.text.words import Language
from voicesim.understanding.ear.fault_lesson import load_fault_lesson
from voicesim.understanding.ear.lessons import POINTS
from voicesim.understanding.ear.sentences import fault_sentences
from voicesim.understanding.second_ear import Proposal

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
    for place, (text, span) in enumerate(zip(texts, spans, strict=True)):
        near = lesson.nearness(text, None if encoded is None else encoded[place])
        points = np.rint(weighing.scores(near) * POINTS).astype(np.int64).tolist()
        likeliest = sorted(range(len(points)), key=lambda column: (-points[column], column))
        for fault in likeliest[:MOST]:
            if points[fault] >= weighing.points[fault]:
                mark = lesson.nearest(fault, near)
                likeness = min(points[fault] / POINTS, 1.0)
                said = fault_sentences(language).get(mark, "")
                yield Proposal("family", lesson.faults[fault], *span, mark, likeness, sure=False, said=said)
