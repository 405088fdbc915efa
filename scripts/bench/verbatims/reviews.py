"""Made-up comments of which the theme is known: what themes that are found are held against."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

_CHOICE = re.compile(r"\[([^\]]*)\]")
NOTHING = ""
"""The theme of a comment that says nothing."""
_SAYS_NOTHING, _SAYS_TWO = 0.12, 0.15
_FIRST = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Review:
    """One comment."""

    text: str
    theme: str
    """What it is about first."""
    day: date


def reviews(count: int, seed: int = 1, of: str = "reviews") -> list[Review]:
    """Comments over a year, themes of unequal size; one in seven has a second theme, one in eight none.

    `of`: "reviews", of an insurer, which figures are quoted of; or "tuning", of an internet provider, which
    methods are chosen on.
    """
    written = yaml.safe_load((Path(__file__).parent / f"{of}_fr.yaml").read_text(encoding="utf-8"))
    rng = random.Random(seed)
    themes = sorted(written["themes"])
    weights = [3, 2, 1] * len(themes)
    return [_review(written, themes, weights[: len(themes)], rng) for _ in range(count)]


def _review(written: dict, themes: list[str], weights: list[int], rng: random.Random) -> Review:  # type: ignore[type-arg]
    day = _FIRST + timedelta(days=rng.randrange(365))
    if rng.random() < _SAYS_NOTHING:
        return Review(_said(rng.choice(written["nothing"]), rng), NOTHING, day)
    theme = rng.choices(themes, weights)[0]
    text = _said(rng.choice(written["themes"][theme]), rng)
    if rng.random() < _SAYS_TWO:
        other = rng.choices(themes, weights)[0]
        text += " " + _said(rng.choice(written["themes"][other]), rng)
    before, after = rng.choice(written["before"]), rng.choice(written["after"])
    if before.endswith(", "):
        text = text[:1].lower() + text[1:]
    return Review(_mistyped(before + text + after, rng), theme, day)


def _said(form: str, rng: random.Random) -> str:
    return _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), form)


def _mistyped(text: str, rng: random.Random) -> str:
    """One comment in four as people type: no accents, no capital, a letter lost."""
    if rng.random() < 0.75:
        return text
    text = text.lower().translate(str.maketrans("éèêàùçîô", "eeeaucio"))
    place = rng.randrange(len(text))
    return text[:place] + text[place + 1 :]
