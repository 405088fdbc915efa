"""What the taught ear makes of an utterance: what it proposes, and what it doubts when asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

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

    def outdone(self, id: str, first: int, last: int) -> str:
        """The question that these words far rather are, sentence and clause alike; empty where there is none.

        Of a question that only this scenario knows too few wrote examples: nothing outdoes it.
        """
        rival, own = "", [column for column in self._questions if self.lessons.taught[column].id == id]
        if not own or any(self.lessons.taught[column].scenario for column in own):
            return ""
        for heard in (self.sentences.holding(first, last), self.parts.holding(first, last)):
            for row in heard.points:
                best = max(self._questions, key=lambda column: int(row[column]))
                if row[best] < self._plain(best) or row[own].max() >= OUTDONE * row[best]:
                    return ""
                rival = self.lessons.taught[best].id
        return rival

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
