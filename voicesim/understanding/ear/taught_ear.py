"""The second ear that ships: compares what was said with the labelled examples.

    ear = TaughtEar()                      # words and parts of words alone: needs no weights
    ear = TaughtEar(Encoder(folder))       # and meaning

It hears neither "pas" nor "si" well: it proposes topics, and ways of speaking that do not speak against
the speaker. It also says where a fault may have been committed; none is ever sure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from voicesim.errors import ModelError
from voicesim.text.words import Language, Word, text_of
from voicesim.understanding.ear.fault_ear import possible_faults
from voicesim.understanding.ear.fault_lesson import load_fault_lesson
from voicesim.understanding.ear.lessons import POINTS, WORDS_SHARE, Lessons, Taught, load_lessons
from voicesim.understanding.ear.sentences import nearest_by_words, sentences
from voicesim.understanding.ear.windows import windows
from voicesim.understanding.encoder.encoder import Encoder
from voicesim.understanding.second_ear import Clause, Proposal

MOST = 3
"""Things that one sentence is proposed to do, at most."""
NEXT = (1, 2)
"""What share of the first one's points the others need."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """A stretch of a turn, and how near in meaning each example is to it."""

    text: str
    near: NDArray[np.float32] | None
    """[examples]; None where words alone are heard."""

    def nearest(self, places: Sequence[int], lessons: Lessons) -> int:
        """The place of the nearest of these examples; the first of equals."""
        if self.near is None:
            return nearest_by_words(self.text, places, lessons)
        return places[int(np.argmax(self.near[list(places)]))]


class TaughtEar:
    """Proposes what the nearest examples do."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        """With an encoder it hears meaning, without one words alone.

        Raises `ContentError` for broken lessons, `ModelError` for another encoder than taught with.
        """
        self._encoder = encoder
        lessons = [load_lessons(language) for language in get_args(Language)]
        faults = [load_fault_lesson(language) for language in get_args(Language)]
        taught_with = {each.encoder for each in lessons} | {each.encoder for each, _ in faults}
        if encoder is not None and taught_with != {encoder.digest}:
            raise ModelError(
                "ear.encoder",
                what="the encoder's weights are not those that the examples were compared with",
                where="e5-small",
                mend="bring them again with 'voicesim models pull e5-small'",
            )
        learnt = [*(each.digest for each in lessons), *(digest for _, digest in faults)]
        weights = encoder.digest if encoder is not None else ""
        self._digest = hashlib.sha256(" ".join([*learnt, weights]).encode())

    @property
    def hears_meaning(self) -> bool:
        """Is there an encoder?"""
        return self._encoder is not None

    @property
    def digest(self) -> str:
        """Fingerprint of the lessons of both languages, and of the encoder's weights if there are any."""
        return self._digest.hexdigest()

    def propose(
        self, clauses: Sequence[Clause], words: Sequence[Word], language: Language, scenario_id: str
    ) -> tuple[Proposal, ...]:
        """What the sentences of an utterance may do, the likeliest of each first."""
        lessons = load_lessons(language)
        spans = windows(clauses, words)
        texts = [text_of(words[first : last + 1]) for first, last in spans]
        if not texts:
            return ()
        encoded = self._encoder.encode(texts) if self._encoder is not None else None
        points, near = self._heard(texts, encoded, lessons)
        proposals = [
            proposal
            for index, span in enumerate(spans)
            for proposal in self._proposed(
                span, points[index], _Compared(texts[index], near[index]), lessons, scenario_id
            )
        ]
        return (*proposals, *possible_faults(texts, spans, encoded, language))

    def _heard(
        self, texts: Sequence[str], encoded: NDArray[np.int16] | None, lessons: Lessons
    ) -> tuple[NDArray[np.int64], Sequence[NDArray[np.float32] | None]]:
        """Points of each label for each text, and how near each example is when meaning is heard."""
        by_words = np.stack([lessons.words.scores(text) for text in texts])
        if encoded is None:
            return _points(by_words), [None] * len(texts)
        near = lessons.meaning.nearness(encoded)
        scores = lessons.meaning.scores(near)
        return _points(scores + WORDS_SHARE * by_words), list(near)

    def _proposed(
        self,
        span: tuple[int, int],
        points: NDArray[np.int64],
        compared: _Compared,
        lessons: Lessons,
        scenario: str,
    ) -> list[Proposal]:
        """The labels with points enough, the most first."""
        open_to = (i for i, taught in enumerate(lessons.taught) if taught.scenario in ("", scenario))
        best = sorted(open_to, key=lambda index: (-points[index], index))[:MOST]
        return [
            self._proposal(span, lessons.taught[index], int(points[index]), compared, lessons)
            for index in best
            if points[index] >= self._likely(lessons.taught[index])
            and points[index] * NEXT[1] >= points[best[0]] * NEXT[0]
        ]

    def _proposal(
        self,
        span: tuple[int, int],
        taught: Taught,
        points: int,
        compared: _Compared,
        lessons: Lessons,
    ) -> Proposal:
        nearest = compared.nearest(taught.examples, lessons)
        sure = points >= (taught.sure if self._encoder is None else taught.sure_by_meaning)
        similarity = min(max(points / POINTS, 0.0), 1.0)
        mark = lessons.marks[nearest]
        said = sentences(lessons.language).get(mark, "")
        return Proposal(taught.kind, taught.id, *span, mark, similarity, sure, said)

    def _likely(self, taught: Taught) -> int:
        return taught.likely if self._encoder is None else taught.likely_by_meaning


def _points(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.rint(scores * POINTS).astype(np.int64)
