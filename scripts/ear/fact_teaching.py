"""Teaching what brings up the facts that callers keep: each scenario's among themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.ear.own_sheets import OwnSheets, Scored, in_bytes, taught
from scripts.ear.regression import Matrix
from scripts.ear.sheets import Sheets, digest_of
from scripts.ear.teaching import alike_in_words
from voicesim.client.scenario import Scenario, list_scenarios
from voicesim.content.examples import Example, load_fact_examples
from voicesim.text.words import Language
from voicesim.understanding.ear.lessons import POINTS, Lessons
from voicesim.understanding.ear.meaning_lesson import cosines, products_with
from voicesim.understanding.ear.scenario_lesson import ScenarioLesson, together

OTHERS_SHOWN = 1500
"""Sentences that bring up nothing, shown beside those that do."""


@dataclass(frozen=True)
class Limits:
    """Shares of other sentences and of near misses that may be taken for a fact brought up."""

    others: float
    near_misses: float


SURE, LIKELY = Limits(0.03, 0.12), Limits(0.06, 0.2)
"""What lets a fact be brought up, and what lets the caller ask back whether it is. The most with which other
facts are told no oftener than without, by counts of French authors left out."""


@dataclass(frozen=True)
class FactSheets:
    """What was written for the facts of one language, and the vectors of it."""

    known: Sheets
    lessons: Lessons
    """Taught by the former."""
    examples: tuple[Example, ...]
    """Of the facts."""
    vectors: NDArray[np.int8]
    """[examples, 384] of those, without what all sentences have in common."""

    @property
    def language(self) -> Language:
        """Theirs."""
        return self.known.language

    @property
    def authors(self) -> tuple[str, ...]:
        """Letters of those who wrote for the facts; others than those of the lessons."""
        return tuple(sorted({example.author for example in self.examples}))

    def others(self) -> NDArray[np.intp]:
        """Places of some examples of the lessons that were written for no file."""
        apart = [row for row, example in enumerate(self.known.examples) if example.label.kind != "statement"]
        return np.array(apart[:: max(len(apart) // OTHERS_SHOWN, 1)])

    def of(
        self, scenario: Scenario, without: str = ""
    ) -> tuple[OwnSheets, NDArray[np.intp], NDArray[np.intp]]:
        """What is shown of one scenario, the author `without` left out, and where it stands.

        First the places among the examples of the lessons, then among the facts' own. Whoever asks one of
        a fact's topics may well get it: such questions are not among the others.
        """
        kept = [fact for fact in scenario.facts if fact.told != "opening"]
        topics = {topic for fact in kept for topic in fact.topics}
        places = [
            place
            for place in self.others().tolist()
            if (label := self.known.examples[place].label).scenario in ("", scenario.id)
            and not (label.kind == "topic" and label.id in topics)
        ]
        own = [
            row
            for row, example in enumerate(self.examples)
            if example.label.scenario == scenario.id and example.author != without
        ]
        shown = (*(self.known.examples[place] for place in places), *(self.examples[row] for row in own))
        labels = tuple((scenario.id, fact.id) for fact in kept)
        return OwnSheets("fact", "yes", labels, shown), np.array(places, dtype=int), np.array(own, dtype=int)

    def near(self, places: NDArray[np.intp], own: NDArray[np.intp]) -> Matrix:
        """[rows, rows] how near examples of the lessons, then of the facts' own, are to one another."""
        assert self.lessons.meaning is not None
        vectors = np.concatenate([self.lessons.meaning.vectors[places], self.vectors[own]])
        shown = (*(self.known.examples[place] for place in places), *(self.examples[row] for row in own))
        words = alike_in_words([example.text for example in shown], self.lessons.words.rarity)
        return together(cosines(vectors, products_with(vectors)), words).astype(np.float32)


def fact_lesson(sheets: FactSheets, without: str = "") -> tuple[ScenarioLesson, Scored]:
    """The lesson, taught by everyone but the author `without`, and how that one's sentences scored unseen.

    Its thresholds are chosen by what was scored unseen of all others.
    """
    places, scenarios = sheets.others(), _scenarios(sheets.language)
    labels = [(each.id, fact.id) for each in scenarios for fact in each.facts if fact.told != "opening"]
    weights: Matrix = np.zeros((len(places) + len(sheets.examples), len(labels)), dtype=np.float32)
    makes = np.full(len(weights), -1, dtype=np.int16)
    seen: list[Scored] = []
    left: list[Scored] = []
    for scenario in scenarios:
        shown, shared, own = sheets.of(scenario)
        columns = [labels.index(label) for label in shown.labels]
        everything, unseen = taught(shown, sheets.near(shared, own))
        mine = np.array([each == (without or None) for each in _fact_authors(shown)])
        seen.append(Scored.of(shown, unseen, np.flatnonzero(~mine)))
        left.append(Scored.of(shown, unseen, np.flatnonzero(mine)))
        if without:
            shown, shared, own = sheets.of(scenario, without)
            everything, _ = taught(shown, sheets.near(shared, own))
        rows = np.concatenate([np.searchsorted(places, shared), len(places) + own])
        weights[rows[:, None], columns] = everything
        makes[rows] = np.where(shown.made >= 0, np.array(columns)[shown.made], -1)
    whole, scales = in_bytes(weights)
    scored = Scored.together(seen)
    lesson = ScenarioLesson(
        kind="fact",
        labels=tuple(labels),
        examples=sheets.lessons.examples,
        own=digest_of(sheets.examples),
        sure=round(scored.least(SURE.others, SURE.near_misses) * POINTS),
        likely=round(scored.least(LIKELY.others, LIKELY.near_misses) * POINTS),
        places=places.astype(np.int32),
        vectors=sheets.vectors,
        marks=tuple(f"{example.author}{example.line}" for example in sheets.examples),
        weights=whole,
        scales=scales,
        makes=makes,
        denies=np.zeros(len(weights), dtype=np.bool_),
    )
    return lesson, Scored.together(left)


def _fact_authors(shown: OwnSheets) -> list[str]:
    """[rows] who wrote an example of the facts; empty for others, whose letters are other people's."""
    return [example.author if example.label.kind == "fact" else "" for example in shown.examples]


def _scenarios(language: Language) -> list[Scenario]:
    written = {example.label.scenario for file in load_fact_examples(language) for example in file.examples}
    return [scenario for scenario in list_scenarios() if scenario.id in written]
