"""What the taught ear makes of an utterance: what it proposes, and what it doubts when asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from voicesim.understanding.acts import Kind
from voicesim.understanding.ear.fault_ear import doubted_fault
from voicesim.understanding.ear.fault_lesson import load_fault_lesson
from voicesim.understanding.ear.lessons import Lessons
from voicesim.understanding.ear.stretches import Stretches
from voicesim.understanding.second_ear import Doubt, Impression

OUTDONE = 0.4
"""A question with fewer points than this share of another's, in every stretch, is not what was asked."""


@dataclass(frozen=True, kw_only=True)
class TaughtImpression(Impression):
    """Doubts what an expression found where neither the clause nor the sentence around it is said so.

    Of a fault heard with its meaning the sentence alone is asked: its clause by itself is one, whatever it
    hangs on. Words alone say too little of a whole sentence for that.
    """

    sentences: Stretches
    parts: Stretches
    """The clauses that are shorter than their sentence."""
    lessons: Lessons
    scenario: str

    def doubt(self, kind: Kind, id: str, first: int, last: int) -> Doubt | None:
        """What speaks against this family or topic in these words; None when they may well do it."""
        sentence = self._against(kind, id, self.sentences.holding(first, last))
        if sentence is None or (self.sentences.by_meaning and self._is_fault(kind, id)):
            return sentence
        parts = self.parts.holding(first, last)
        return sentence if not parts.spans or self._against(kind, id, parts) else None

    def outdone(self, id: str, first: int, last: int) -> bool:
        """Are these words far rather another question, in their sentence and in their clause alike?

        Of a question that only this scenario knows too few wrote examples: nothing outdoes it.
        """
        questions, taught = list(self._questions), self.lessons.taught
        own = [place for place, column in enumerate(questions) if taught[column].id == id]
        if not own or any(taught[questions[place]].scenario for place in own):
            return False
        stretches = (self.sentences.holding(first, last), self.parts.holding(first, last))
        asked = np.concatenate([heard.points[:, questions] for heard in stretches])
        best = asked.argmax(axis=1).tolist()
        return bool(best) and all(
            row[place] >= self._plain(questions[place]) and row[own].max() < OUTDONE * row[place]
            for row, place in zip(asked, best, strict=True)
        )

    @cached_property
    def _questions(self) -> tuple[int, ...]:
        """Columns of what may be asked here."""
        return tuple(
            column
            for column, taught in enumerate(self.lessons.taught)
            if taught.kind == "topic" and taught.scenario in ("", self.scenario)
        )

    def _plain(self, column: int) -> float:
        """Points half way from likely to sure."""
        taught = self.lessons.taught[column]
        if self.sentences.by_meaning:
            return (taught.likely_by_meaning + taught.sure_by_meaning) / 2
        return (taught.likely + taught.sure) / 2

    def _is_fault(self, kind: Kind, id: str) -> bool:
        lesson, _ = load_fault_lesson(self.lessons.language, meaning=self.sentences.by_meaning)
        return kind == "family" and id in lesson.faults

    def _against(self, kind: Kind, id: str, stretches: Stretches) -> Doubt | None:
        for column, taught in enumerate(self.lessons.taught):
            if (taught.kind, taught.id) == (kind, id) and taught.scenario in ("", self.scenario):
                least = taught.doubt_by_meaning if stretches.by_meaning else taught.doubt
                return None if (stretches.points[:, column] >= least).any() else Doubt()
        if kind != "family":
            return None
        return doubted_fault(id, stretches, self.lessons.language)
