"""Teaches the second ear what brings up the facts that callers keep: `personas/examples/facts/lesson.*.npz`.

    python -m scripts.teach_facts [fr] [en]

The others' vectors are those of `lessons.<language>.npz`: run it after `scripts.teach_ear`, whenever that
ran, and after examples in `personas/examples/facts/` have changed. Needs the encoder's weights in
models/e5-small; a minute a language. Thresholds are chosen on authors left out of the teaching; the figures
printed for an author were got with weights and thresholds that had not seen that author. They are of whole
sentences by themselves: `python -m scripts.facts_report --left-out` says what callers make of them.
"""

from __future__ import annotations

import argparse
import sys
from typing import get_args

from scripts.ear.fact_teaching import FactSheets, fact_lesson
from scripts.ear.sheets import sheets
from scripts.ear.vectors import Vectors
from scripts.ear.writing import write_arrays
from scripts.teach_statements import lessons_of
from voicesim.content.examples import load_fact_examples
from voicesim.text.words import Language
from voicesim.understanding.ear.lessons import POINTS
from voicesim.understanding.ear.meaning_lesson import small
from voicesim.understanding.ear.scenario_lesson import own_file


def main() -> int:
    """Writes the files of the languages named, of both by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", help="fr, en; both by default")
    vectors = Vectors()
    for language in parser.parse_args().languages or get_args(Language):
        teach(fact_sheets(language, vectors))
    vectors.save()
    return 0


def fact_sheets(language: Language, vectors: Vectors) -> FactSheets:
    """What comes with the package."""
    known = sheets(language)
    lessons = lessons_of(known)
    assert lessons.meaning is not None
    examples = tuple(example for file in load_fact_examples(language) for example in file.examples)
    encoded = vectors.encode([example.text for example in examples])
    return FactSheets(known, lessons, examples, small(encoded, lessons.meaning.mean))


def teach(shown: FactSheets) -> None:
    """A line for every author left out, and the file."""
    for author in shown.authors:
        lesson, scored = fact_lesson(shown, author)
        print(f"{shown.language} {author}: {scored.figures(lesson.sure / POINTS)}", flush=True)
    lesson, _ = fact_lesson(shown)
    write_arrays(lesson.arrays(), own_file(shown.language, "fact"))
    print(
        f"{shown.language}: {len(lesson.labels)} facts, {len(shown.examples)} sentences beside "
        f"{len(lesson.places)} others, sure {lesson.sure}, likely {lesson.likely}"
    )


if __name__ == "__main__":
    sys.exit(main())
