"""What was taught, kept in `.build/`: thresholds can be chosen again without teaching again."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from scripts.ear.sheets import Sheets
from scripts.ear.teaching import Lesson
from scripts.ear.thresholds import Proposed
from scripts.ear.vectors import STORE


def keep_lesson(lesson: Lesson) -> None:
    """Writes it down."""
    arrays = dict(lesson.arrays)
    for heard, by_author in lesson.left_out.items():
        for author, found in by_author.items():
            for field in fields(Proposed):
                arrays[f"left/{int(heard)}/{author}/{field.name}"] = getattr(found, field.name)
    np.savez(STORE.with_name(f"lesson.{lesson.sheets.language}.npz"), **arrays)


def kept_lesson(sheets: Sheets) -> Lesson:
    """Reads it back. Raises `FileNotFoundError` when nothing was kept, `ValueError` for other examples."""
    with np.load(STORE.with_name(f"lesson.{sheets.language}.npz"), allow_pickle=False) as kept:
        everything = {name: kept[name] for name in kept.files}
    if str(everything["digests"][1]) != sheets.digest:
        raise ValueError("the examples have changed: run 'python -m scripts.teach_ear'")
    left_out: dict[bool, dict[str, Proposed]] = {}
    for heard in (False, True):
        left_out[heard] = {
            author: Proposed(
                *(everything[f"left/{int(heard)}/{author}/{field.name}"] for field in fields(Proposed))
            )
            for author in ("", *sheets.authors)
        }
    arrays = {name: value for name, value in everything.items() if not name.startswith("left/")}
    return Lesson(sheets, arrays, left_out)
