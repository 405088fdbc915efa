"""What is proposed of one scenario's own matter: what is said of its file, which fact is brought up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voicesim.content.common_words import content_stems
from voicesim.content.families import topic_of_fact
from voicesim.text.dislocation import noun_behind
from voicesim.text.grammar import grammar_of
from voicesim.text.words import Language, Word
from voicesim.understanding.acts import Kind
from voicesim.understanding.ear.lessons import POINTS, Lessons
from voicesim.understanding.ear.scenario_lesson import Own
from voicesim.understanding.ear.sentences import fact_sentences
from voicesim.understanding.ear.sentences import sentences as said_by
from voicesim.understanding.ear.stretches import Stretches
from voicesim.understanding.second_ear import Clause, Proposal

FAR = 0.6
"""Share of the points that make a fact surely brought up, under which nobody brings it up. Chosen on totals
of authors left out: half as many near misses are taken, and 2 in a hundred fewer facts told."""


@dataclass(frozen=True)
class _Best:
    """A stretch of a turn, and what most speaks for in it."""

    column: int
    points: int
    span: tuple[int, int]
    """First and last word."""
    nearness: NDArray[np.float64]
    """[rows] how near each example is."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Stretches of a turn, and what speaks for each of a scenario's own things in each."""

    spans: Sequence[tuple[int, int]]
    """First and last word of each stretch."""
    nearness: NDArray[np.float64]
    """[stretches, rows] how near each example is."""
    points: NDArray[np.int64]
    """[stretches, columns]"""


def weighed(heard: Sequence[Stretches], own: Own | None) -> tuple[Weighed, ...]:
    """The sentences of a turn and their clauses beside the examples of `own`: the dear part, done once."""
    found: list[Weighed] = []
    for each in heard:
        if own is not None and each.near is not None and each.vectors is not None and each.spans:
            nearness = own.nearness(each.near, each.vectors, each.texts)
            found.append(Weighed(each.spans, nearness, own.points(nearness)))
    return tuple(found)


def statements_said(
    heard: Sequence[Weighed], clauses: Sequence[Clause], lessons: Lessons, own: Own | None
) -> Iterator[Proposal]:
    """What is said of the file, each where most speaks for it: in a sentence, or in one of its clauses."""
    if own is None:
        return

    def admits(best: _Best) -> bool:
        denies = _denies(best.span, clauses)
        return best.points >= own.sure and own.said_so(best.column, best.nearness, denies)

    for best in _best(heard, admits):
        mark = own.nearest(best.column, best.nearness, lessons)
        said = said_by(lessons.language).get(mark, "")
        yield _proposal("statement", own.ids[best.column], best, mark, said, True)


def facts_brought_up(
    heard: Sequence[Weighed], lessons: Lessons, own: Own | None, words: Sequence[Word] = ()
) -> Iterator[Proposal]:
    """Which facts of the caller's are brought up, or may be: of the same words the likeliest alone.

    Of the `words` of a question that sets its noun behind it, the nearest example has to have that noun:
    "elle date de quand, cette grêle ?" asks about no veranda.
    """
    if own is None:
        return
    kept: list[_Best] = []
    found = _best(heard, lambda best: best.points >= own.likely)
    for best in sorted(found, key=lambda best: (-best.points, best.column)):
        if not any(best.span[0] <= other.span[1] and other.span[0] <= best.span[1] for other in kept):
            kept.append(best)
    for best in kept:
        mark = own.nearest(best.column, best.nearness, lessons)
        said, sure = fact_sentences(lessons.language).get(mark, ""), best.points >= own.sure
        if not _is_about_the_noun(words, best.span, said, lessons.language):
            continue
        yield _proposal("topic", topic_of_fact(own.ids[best.column]), best, mark, said, sure)


def _is_about_the_noun(
    words: Sequence[Word], span: tuple[int, int], example: str, language: Language
) -> bool:
    """Is there no noun behind the question, or has the example one of its words?"""
    noun = noun_behind(words, *span, grammar_of(language)) if words else ""
    stems = content_stems(noun, language)
    return not stems or not stems.isdisjoint(content_stems(example, language))


def facts_far(heard: Sequence[Weighed], own: Own | None) -> frozenset[str]:
    """The topics of the facts that these words do not bring up, whatever an expression finds in them.

    An expression hears "l'argent qui reste chez vous" as "vous restez chez vous"; who wrote near misses of a
    fact taught what is none.
    """
    if own is None or not heard:
        return frozenset()
    most = np.concatenate([each.points for each in heard]).max(axis=0).tolist()
    return frozenset(
        topic_of_fact(fact) for fact, best in zip(own.ids, most, strict=True) if best < FAR * own.sure
    )


def _best(heard: Sequence[Weighed], admits: Callable[[_Best], bool]) -> list[_Best]:
    """Of each stretch what most speaks for, where that is admitted; each thing once, by its column."""
    found: dict[int, _Best] = {}
    for each in heard:
        for place, row in enumerate(each.points.tolist()):
            column = max(range(len(row)), key=lambda at: (row[at], -at))
            best = _Best(column, row[column], each.spans[place], each.nearness[place])
            known = found.get(column)
            if (known is None or best.points > known.points) and admits(best):
                found[column] = best
    return [found[column] for column in sorted(found)]


def _proposal(kind: Kind, id: str, best: _Best, mark: str, said: str, sure: bool) -> Proposal:
    similarity = min(max(best.points / POINTS, 0.0), 1.0)
    return Proposal(kind, id, *best.span, mark, similarity, sure, said, brings_up=kind == "topic")


def _denies(span: tuple[int, int], clauses: Sequence[Clause]) -> bool:
    return any(clause.denies and clause.first <= span[1] and span[0] <= clause.last for clause in clauses)
