"""What was taught, kept in `.build/`: thresholds can be chosen again without teaching again."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from scripts.ear.sheets import Sheets
from scripts.ear.teaching import Lesson
from scripts.ear.thresholds import Proposed
from scripts.ear.vectors import STORE


def keep_lesson(lesson: Lesson) -> None:
    """Writes it down."""
    arrays = dict(lesson.arrays)
    for name, ways in (("left", lesson.left_out), ("expressed", lesson.expressed)):
        for heard, by_author in ways.items():
            for author, found in by_author.items():
                for field in fields(Proposed):
                    arrays[f"{name}/{int(heard)}/{author}/{field.name}"] = getattr(found, field.name)
    np.savez(STORE.with_name(f"lesson.{lesson.sheets.language}.npz"), **arrays)


def kept_lesson(sheets: Sheets) -> Lesson:
    """Reads it back. Raises `FileNotFoundError` when nothing was kept, `ValueError` for other examples."""
    with np.load(STORE.with_name(f"lesson.{sheets.language}.npz"), allow_pickle=False) as kept:
        everything = {name: kept[name] for name in kept.files}
    if str(everything["digests"][1]) != sheets.digest:
        raise ValueError("the examples have changed: run 'python -m scripts.teach_ear'")
    arrays = {name: value for name, value in everything.items() if "/" not in name}
    expressed, left_out = (_by_author(name, everything, sheets.authors) for name in ("expressed", "left"))
    return Lesson(sheets, arrays, expressed, left_out)


def _by_author(
    name: str, arrays: dict[str, NDArray[np.generic]], authors: tuple[str, ...]
) -> dict[bool, dict[str, Proposed]]:
    return {
        heard: {
            author: Proposed(
                *(arrays[f"{name}/{int(heard)}/{author}/{field.name}"] for field in fields(Proposed))  # type: ignore[arg-type]
            )
            for author in ("", *authors)
        }
        for heard in (False, True)
    }
