"""Everything the second ear was taught for a language: one file, written by `python -m scripts.teach_ear`."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from voicesim.content.yaml_file import kept_with_program
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language
from voicesim.understanding.acts import Kind
from voicesim.understanding.ear.meaning_lesson import MeaningLesson
from voicesim.understanding.ear.words_lesson import WordsLesson

T = TypeVar("T")

POINTS = 1000
"""Points of a score of 1: scores are compared in whole points."""
WORDS_SHARE = 0.5
"""What the words add to the meaning where both are heard."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A label, and from how many points on it is proposed."""

    kind: Kind
    id: str
    scenario: str
    """The scenario it belongs to; empty for what every call knows."""
    likely: int
    """Points with the words alone."""
    sure: int
    doubt: int
    """With fewer points than these, what an expression found is doubted."""
    likely_by_meaning: int
    """Points with words and meaning together."""
    sure_by_meaning: int
    doubt_by_meaning: int
    examples: tuple[int, ...]
    """Places of the examples that do it."""


@dataclass(frozen=True)
class Lessons:
    """What the ear knows of one language."""

    language: Language
    taught: tuple[Taught, ...]
    """In the order of the scores."""
    marks: tuple[str, ...]
    """For every example its author's letter and its line: "A12"."""
    words: WordsLesson
    meaning: MeaningLesson | None
    """Of use to an ear with an encoder alone; None where it was not asked for."""
    encoder: str
    """SHA-256 of the encoder's weights that the vectors were made with."""
    examples: str
    """SHA-256 of the examples that taught it."""
    digest: str
    """SHA-256 of the file."""


UNREADABLE = Message("the second ear's lessons cannot be read")
SCRIPT = "scripts.teach_ear"


def lessons_file(language: Language) -> Path:
    """Where the lessons of `language` are."""
    return content("personas", "examples") / f"lessons.{language}.npz"


def load_lessons(language: Language, *, meaning: bool = False) -> Lessons:
    """What comes with the package, with the `meaning` of the examples or without (6 MB less).

    Raises `ContentError` when the file is not what it should be.
    """
    return _loaded(language, meaning)


@lru_cache(maxsize=4)
def _loaded(language: Language, meaning: bool) -> Lessons:
    return read_lessons(lessons_file(language), language, meaning=meaning)


def read_lessons(path: Path, language: Language, *, meaning: bool = False) -> Lessons:
    """The lessons in `path`, with the `meaning` of the examples or without. Raises `ContentError`."""
    return learnt(
        path,
        lambda arrays, digest: _lessons(arrays, language, digest, meaning),
        kind="Lessons.meaning" if meaning else "Lessons",
        what=UNREADABLE,
        script=SCRIPT,
    )


def digest_of(path: Path) -> str:
    """SHA-256 of lessons that came with the package. Raises `ContentError` where they are missing."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, UNREADABLE, SCRIPT, error) from error


def learnt(
    path: Path,
    build: Callable[[Mapping[str, NDArray[np.generic]], str], T],
    *,
    kind: str,
    what: str,
    script: str,
) -> T:
    """What `build` makes of the arrays in `path`, each unpacked when it is taken, and of the file's SHA-256.

    Of the program's own files it is made once an installation; `kind` tells apart what is made of one file.
    Raises `ContentError` for a file that is not what `script` writes: `what`, and why.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)

            def built() -> T:
                with np.load(file, allow_pickle=False) as arrays:
                    return build(arrays, digest)

            return kept_with_program([path], [digest, np.__version__], kind, built)
    except (OSError, ValueError, KeyError, IndexError, zipfile.BadZipFile, zlib.error) as error:
        raise _unreadable(path, what, script, error) from None


def _unreadable(path: Path, what: str, script: str, error: Exception) -> ContentError:
    return ContentError(
        "ear.lessons",
        what=Message("{what} ({error})", what=what, error=error),
        where=str(path),
        mend=Message("install the program again, or run 'python -m {script}' in a checkout", script=script),
    )


def _lessons(
    arrays: Mapping[str, NDArray[np.generic]], language: Language, digest: str, with_meaning: bool
) -> Lessons:
    names = [str(name) for name in arrays["labels"].tolist()]
    points = arrays["points"].astype(np.int32).tolist()
    starts = arrays["example_starts"].astype(np.int32).tolist()
    places = arrays["example_places"].astype(np.int32).tolist()
    taught = tuple(
        _taught(name, points[index], tuple(places[starts[index] : starts[index + 1]]))
        for index, name in enumerate(names)
    )
    encoder, examples = (str(value) for value in arrays["digests"].tolist())
    marks = tuple(str(mark) for mark in arrays["marks"].tolist())
    meaning = MeaningLesson.read(arrays) if with_meaning else None
    return Lessons(language, taught, marks, WordsLesson.read(arrays), meaning, encoder, examples, digest)


def _taught(name: str, points: list[int], places: tuple[int, ...]) -> Taught:
    scenario, _, rest = name.rpartition("/")
    kind, _, identifier = rest.partition(":")
    likely, sure, doubt, likely_by_meaning, sure_by_meaning, doubt_by_meaning = points
    return Taught(
        cast(Kind, kind),
        identifier,
        scenario,
        likely,
        sure,
        doubt,
        likely_by_meaning,
        sure_by_meaning,
        doubt_by_meaning,
        places,
    )
