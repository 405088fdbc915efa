"""Teaches the second ear what the labelled examples say: writes `personas/examples/lessons.<language>.npz`.

    python -m scripts.teach_ear [fr] [en] [--thresholds]

Needs the encoder's weights in models/e5-small (`voicesim models pull e5-small`). Encoding eleven thousand
sentences takes some ten minutes the first time; the vectors are kept in `.build/`, and so is what was
taught: `--thresholds` chooses the thresholds again and nothing else. What the ear says of each author's
examples when that author is left out goes to `unseen.<language>.npz`, for `python -m
scripts.language_report`.
"""

from __future__ import annotations

import argparse
import sys
from typing import get_args

import numpy as np

from scripts.ear.kept import keep_lesson, kept_lesson
from scripts.ear.sheets import sheets
from scripts.ear.teaching import Lesson, style_families, taught
from scripts.ear.thresholds import NEVER, UNDOUBTED, chosen, group, undoubted
from scripts.ear.unseen import keep
from scripts.ear.vectors import Vectors
from scripts.ear.writing import write_arrays
from voicesim.text.words import Language
from voicesim.understanding.ear.lessons import lessons_file


def main() -> int:
    """Writes the files of the languages named, of both by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", help="fr, en; both by default")
    parser.add_argument("--thresholds", action="store_true", help="choose the thresholds again, no more")
    options = parser.parse_args()
    vectors = None if options.thresholds else Vectors()
    for language in get_args(Language):
        if language in (options.languages or get_args(Language)):
            known = sheets(language)
            lesson = kept_lesson(known) if vectors is None else taught(known, vectors)
            if vectors is not None:
                keep_lesson(lesson)
                vectors.save()
            points = thresholds(lesson)
            write_arrays(lesson.arrays | {"points": points}, lessons_file(language))
            keep(lesson)
            shown = {group(label): row.tolist() for label, row in zip(known.labels, points, strict=True)}
            print(f"{language}: {len(known.labels)} labels, {len(known.examples)} examples, points {shown}")
    return 0


def thresholds(lesson: Lesson) -> np.ndarray:
    """[labels, 6]: likely, sure and undoubted with words alone, the same with meaning."""
    labels, style = lesson.sheets.labels, style_families()
    by_way = [
        (chosen(lesson.left_out[heard][""], labels), undoubted(lesson.expressed[heard][""], labels))
        for heard in (False, True)
    ]
    rows = [
        [
            points
            for likely_and_sure, least in by_way
            for points in (
                *likely_and_sure.get(group(label), NEVER),
                UNDOUBTED if label.id in style else least[group(label)],
            )
        ]
        for label in labels
    ]
    return np.array(rows, dtype=np.int16)


if __name__ == "__main__":
    sys.exit(main())
