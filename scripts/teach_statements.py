"""Teaches the second ear what is said of the files: writes `personas/examples/statements.<language>.npz`.

    python -m scripts.teach_statements [fr] [en]

The vectors are those of `lessons.<language>.npz`: run it after `scripts.teach_ear`, whenever that ran. Half a
minute and two gigabytes a language. The threshold is chosen on authors left out of the teaching; the figures
printed for an author were got with weights and a threshold that had not seen that author.
"""

from __future__ import annotations

import argparse
import sys
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from scripts.ear.own_sheets import OwnSheets, Scored, in_bytes, taught
from scripts.ear.sheets import Sheets, sheets
from scripts.ear.writing import write_arrays
from voicesim.client.scenario import list_scenarios
from voicesim.text.words import Language
from voicesim.understanding.ear.lessons import POINTS, Lessons, load_lessons
from voicesim.understanding.ear.meaning_lesson import cosines, products_with
from voicesim.understanding.ear.scenario_lesson import ScenarioLesson, own_file

OTHERS_SHOWN = 4000
"""Sentences that say nothing of a file, shown beside those that do."""
OTHERS, NEAR_MISSES = 0.004, 0.03
"""Share of them, and of the sentences that only come near a statement, that may be taken for one."""


def main() -> int:
    """Writes the files of the languages named, of both by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", help="fr, en; both by default")
    for language in parser.parse_args().languages or get_args(Language):
        teach(language)
    return 0


def statement_sheets(known: Sheets) -> tuple[OwnSheets, NDArray[np.int32]]:
    """All that was written for what the caller does not know themselves, and some of everything else.

    And where it stands among the examples.
    """
    written = {
        (example.label.scenario, example.label.id)
        for example in known.examples
        if example.label.kind == "statement" and example.side == "right"
    }
    statements = tuple(
        sorted(
            (scenario.id, statement.id)
            for scenario in list_scenarios()
            if scenario.language == known.language
            for statement in scenario.statements
            if statement.right
            and statement.id not in scenario.reactions
            and (scenario.id, statement.id) in written
        )
    )
    said = [row for row, example in enumerate(known.examples) if example.label.kind == "statement"]
    others = [row for row, example in enumerate(known.examples) if example.label.kind != "statement"]
    places = [*said, *others[:: max(len(others) // OTHERS_SHOWN, 1)]]
    shown = tuple(known.examples[place] for place in places)
    return OwnSheets("statement", "right", statements, shown), np.array(places, dtype=np.int32)


def lessons_of(known: Sheets) -> Lessons:
    """The lessons that were taught by these examples. Raises `SystemExit` where they were not."""
    lessons = load_lessons(known.language, meaning=True)
    if lessons.examples != known.digest:
        raise SystemExit(
            f"the lessons of {known.language} are not those of the examples: run scripts.teach_ear first"
        )
    return lessons


def teach(language: Language) -> None:
    """A line for every author left out, and the file."""
    known = sheets(language)
    lessons = lessons_of(known)
    assert lessons.meaning is not None
    shown, places = statement_sheets(known)
    vectors = lessons.meaning.vectors[places]
    weights, unseen = taught(shown, cosines(vectors, products_with(vectors)))
    everyone = np.arange(len(places))
    for author in shown.authors:
        mine = shown.by(author)
        if shown.makes[mine].any():
            limit = Scored.of(shown, unseen, np.setdiff1d(everyone, mine)).least(OTHERS, NEAR_MISSES)
            print(f"{language} {author}: {Scored.of(shown, unseen, mine).figures(limit)}", flush=True)
    whole, scales = in_bytes(weights)
    lesson = ScenarioLesson(
        kind="statement",
        labels=shown.labels,
        examples=lessons.examples,
        own="",
        sure=round(Scored.of(shown, unseen, everyone).least(OTHERS, NEAR_MISSES) * POINTS),
        likely=0,
        places=places,
        vectors=np.zeros((0, 384), dtype=np.int8),
        marks=(),
        weights=whole,
        scales=scales,
        makes=shown.made,
        denies=shown.denies(language),
    )
    write_arrays(lesson.arrays(), own_file(language, "statement"))
    print(f"{language}: {len(shown.labels)} statements, {len(places)} sentences, sure {lesson.sure}")


if __name__ == "__main__":
    sys.exit(main())
