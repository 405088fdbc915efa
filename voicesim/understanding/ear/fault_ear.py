"""Which faults a sentence may commit, by the examples that are near in meaning and in turn of phrase.

What it proposes accuses nobody: it says where a person should listen. And where an expression accuses, it
says when the words are rather those of people who only come near the fault.

Most of what is said in a call is no fault, and much of it lies near some sentence that is one ("that's fine"
near "it'll be fine to drive"). So enough points for a fault are not all that it takes: its nearest example
must be near at all, and nothing else that people say may be heard much better in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from voicesim.text.numbers import number_at
from voicesim.text.words import Language
from voicesim.understanding.ear.fault_lesson import Weighing, load_fault_lesson
from voicesim.understanding.ear.lessons import POINTS
from voicesim.understanding.ear.sentences import fault_sentences
from voicesim.understanding.ear.stretches import Stretches
from voicesim.understanding.second_ear import Doubt, Proposal

MOST = 2
"""Faults that one stretch is said to commit, at most."""
SHORT = 4
"""Words of a stretch up to which its example has to be very near: little is said, and much is like it."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What it takes besides points enough, in one way of hearing.

    Chosen on people who taught the lesson nothing, so that of a hundred ordinary sentences about two are
    flagged (`python -m scripts.fault_alarms`).
    """

    near: float
    """How near the nearest example of the fault must be, 0..1 by words, 0..2 with meaning."""
    near_short: float
    """The same of a stretch of `SHORT` words at most."""
    lead: int
    """Points that the likeliest other thing may have more than the fault has above its threshold."""


_WORDS_OF_ONE_LETTER = frozenset("aàyiô")

FLOORS = {"words": Floor(0.25, 0.6, 140), "meaning": Floor(0.5, 0.9, 200)}


def possible_faults(heard: Stretches, language: Language, open_to: Sequence[int]) -> Iterator[Proposal]:
    """The faults of each stretch, the likeliest first; `open_to` are the labels that this call knows."""
    lesson, _ = load_fault_lesson(language, meaning=heard.by_meaning)
    weighing = lesson.by_meaning if heard.by_meaning else lesson.by_words
    floor = FLOORS["meaning" if heard.by_meaning else "words"]
    others = heard.points[:, list(open_to)].max(axis=1, initial=0).tolist()
    for place, points in enumerate(_points(weighing, heard)):
        if _is_read_out(heard.texts[place], language):
            continue
        (first, last), near = heard.spans[place], heard.near_faults[place]
        least = floor.near_short if last - first < SHORT else floor.near
        likeliest = sorted(range(len(points)), key=lambda column: (-points[column], column))
        for fault in likeliest[:MOST]:
            above = points[fault] - weighing.points[fault]
            if above < 0 or above + floor.lead < others[place] or lesson.nearness_of(fault, near) < least:
                continue
            mark = lesson.nearest(fault, near)
            likeness = min(points[fault] / POINTS, 1.0)
            said = fault_sentences(language).get(mark, "")
            yield Proposal("family", lesson.faults[fault], first, last, mark, likeness, sure=False, said=said)


def _is_read_out(text: str, language: Language) -> bool:
    """Is half of it figures and letters: a number or a name spelled, an amount read back?"""
    words = [word.strip(".,;:!?…\"'«»()") for word in text.lower().replace("-", " ").split()]
    words = [word for word in words if word]
    figures = sum(
        number_at([word], 0, language) is not None or (len(word) == 1 and word not in _WORDS_OF_ONE_LETTER)
        for word in words
    )
    return 2 * figures >= len(words)


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
