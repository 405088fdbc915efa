"""The second ear that ships: compares what was said with the labelled examples.

    ear = TaughtEar()                      # words and parts of words alone: needs no weights
    ear = TaughtEar(Encoder(folder))       # and meaning

It hears neither "pas" nor "si" well: it proposes topics, ways of speaking that do not speak against the
speaker and, by meaning, what is rightly said of the file and what brings up what the caller keeps. It also
says where a fault may have been committed; none is ever sure. What an expression found it doubts where
nobody's example of it is near.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import get_args

from voicesim.errors import ModelError
from voicesim.text.dislocation import names_behind
from voicesim.text.grammar import grammar_of
from voicesim.text.words import Language, Word
from voicesim.understanding.ear.fault_ear import possible_faults
from voicesim.understanding.ear.fault_lesson import faults_file, load_fault_lesson
from voicesim.understanding.ear.impression import TaughtImpression
from voicesim.understanding.ear.lessons import POINTS, Lessons, Taught, digest_of, lessons_file, load_lessons
from voicesim.understanding.ear.own_ear import facts_brought_up, facts_far, statements_said, weighed
from voicesim.understanding.ear.scenario_lesson import OWN_KINDS, Own, own_facts, own_file, own_of
from voicesim.understanding.ear.sentences import fault_sentences
from voicesim.understanding.ear.sentences import sentences as said_by
from voicesim.understanding.ear.stretches import Stretches, compared
from voicesim.understanding.ear.windows import windows
from voicesim.understanding.encoder.encoder import Encoder
from voicesim.understanding.second_ear import Clause, Impression, Proposal

MOST = 3
"""Things that one sentence is proposed to do, at most."""
SHORTEST = 3
"""Words of a clause that is compared by itself, at least."""
NEXT = (1, 2)
"""What share of the first one's points the others need."""


def _taught_with() -> set[str]:
    """Digests of the encoders that the lessons of all languages were made with. Raises `ContentError`."""
    lessons = {load_lessons(language).encoder for language in get_args(Language)}
    return lessons | {load_fault_lesson(language)[0].encoder for language in get_args(Language)}


class TaughtEar:
    """Proposes what the nearest examples do."""

    def __init__(
        self, encoder: Encoder | None = None, facts: Callable[[Language, str], Own | None] = own_facts
    ) -> None:
        """With an encoder it hears meaning, without one words alone; the lessons of a language are read when
        it is first heard. `facts` gives what brings up a scenario's facts: the lesson that ships, or another.

        Raises `ContentError` for broken lessons, `ModelError` for another encoder than taught with.
        """
        self._encoder = encoder
        self._facts = facts
        if encoder is not None and _taught_with() != {encoder.digest}:
            raise ModelError(
                "ear.encoder",
                what="the encoder's weights are not those that the examples were compared with",
                where="e5-small",
                mend="bring them again with 'voicesim models pull e5-small'",
            )
        learnt = [
            digest_of(file)
            for each in get_args(Language)
            for file in (lessons_file(each), faults_file(each), *(own_file(each, kind) for kind in OWN_KINDS))
        ]
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

    def listen(
        self, clauses: Sequence[Clause], words: Sequence[Word], language: Language, scenario_id: str
    ) -> Impression:
        """What the sentences of an utterance may do, the likeliest of each first."""
        lessons = load_lessons(language, meaning=self.hears_meaning)
        fault_sentences(language)  # whether or not it is needed: the first sentence is heard before the call
        spans = windows(clauses, words)
        if not spans:
            return Impression()
        within = tuple(span for span in _parts(clauses, words, language) if span not in spans)
        heard = compared((*spans, *within), words, lessons, self._encoder)
        sentences = heard.at(range(len(spans)))
        parts = heard.at(range(len(spans), len(spans) + len(within)))
        open_to = [i for i, taught in enumerate(lessons.taught) if taught.scenario in ("", scenario_id)]
        said = own_of(language, scenario_id, "statement")
        brings_up = self._facts(language, scenario_id) if self.hears_meaning else None
        facts = weighed((sentences, parts), brings_up)
        faults = (possible_faults(each, language, open_to) for each in (parts, sentences))
        return TaughtImpression(
            proposals=(
                *self._proposals(sentences, lessons, open_to),
                *statements_said(weighed((sentences, parts), said), clauses, lessons, said),
                *facts_brought_up(facts, lessons, brings_up, words),
                *chain.from_iterable(faults),
            ),
            far=facts_far(facts, brings_up),
            sentences=sentences,
            parts=parts,
            lessons=lessons,
            scenario=scenario_id,
        )

    def _proposals(self, heard: Stretches, lessons: Lessons, open_to: Sequence[int]) -> Iterator[Proposal]:
        """The labels with points enough, the most first."""
        for place in range(len(heard.spans)):
            points = heard.points[place].tolist()
            best = sorted(open_to, key=lambda index: (-points[index], index))[:MOST]
            for index in best:
                enough = points[index] >= self._likely(lessons.taught[index])
                if enough and points[index] * NEXT[1] >= points[best[0]] * NEXT[0]:
                    yield self._proposal(place, lessons.taught[index], points[index], heard, lessons)

    def _proposal(
        self, place: int, taught: Taught, points: int, heard: Stretches, lessons: Lessons
    ) -> Proposal:
        sure = points >= (taught.sure if self._encoder is None else taught.sure_by_meaning)
        similarity = min(max(points / POINTS, 0.0), 1.0)
        mark = lessons.marks[heard.nearest(place, taught.examples, lessons)]
        said = said_by(lessons.language).get(mark, "")
        return Proposal(taught.kind, taught.id, *heard.spans[place], mark, similarity, sure, said)

    def _likely(self, taught: Taught) -> int:
        return taught.likely if self._encoder is None else taught.likely_by_meaning


def _parts(clauses: Sequence[Clause], words: Sequence[Word], language: Language) -> Iterator[tuple[int, int]]:
    """The clauses that are long enough to do something; none without the noun behind it that it asks about.

    "Elle date de quand, cette grêle ?": of "elle date de quand" nobody knows what it asks.
    """
    grammar = grammar_of(language)
    for clause in clauses:
        long = clause.last - clause.first + 1 >= SHORTEST
        if long and not names_behind(words, clause.first, clause.last, grammar):
            yield clause.first, clause.last
