"""What each ear was measured to hear, with the author of every sentence left out of its teaching."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language


@dataclass(frozen=True, slots=True)
class Heard:
    """Shares, 0..1, of what people said who had not been read before."""

    families: float
    """Ways of speaking found."""
    topics: float
    """Questions understood."""


@dataclass(frozen=True, slots=True)
class EarFigures:
    """One language, by what listens."""

    patterns: Heard
    words: Heard
    """Patterns, and the ear that needs no weights."""
    meaning: Heard
    """Patterns, and the ear with the encoder."""


def figures_file() -> Path:
    """Where `python -m scripts.language_report --store` keeps them."""
    return content("personas", "examples") / "figures.json"


def ear_figures(language: Language) -> EarFigures | None:
    """The figures kept; None when none were. Raises `ContentError` for a file that cannot be read."""
    if not figures_file().is_file():
        return None
    try:
        kept = json.loads(figures_file().read_text(encoding="utf-8"))[language]
        heard = [
            Heard(kept[way]["families"], kept[way]["topics"]) for way in ("patterns", "words", "meaning")
        ]
    except (OSError, ValueError, KeyError, TypeError):
        raise ContentError(
            "ear.figures",
            what=Message("the figures on the second ear cannot be read"),
            where=str(figures_file()),
            mend=Message("install the program again, or run 'python -m scripts.language_report --store'"),
        ) from None
    return EarFigures(*heard)
