"""What comments come to: each theme with its share, its trend, examples, what to improve and which drill."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

import numpy as np

from voicesim.text.words import Language
from voicesim.verbatims.areas import Area, areas
from voicesim.verbatims.comments import Comment
from voicesim.verbatims.cutting import Sentence, sentences
from voicesim.verbatims.themes import Meaning, Parted, part

THEMES = 20
EXAMPLES = 3
Trend: TypeAlias = Literal["more", "less", "steady", "unknown"]
"""In the later half of the days against the earlier; unknown where days or comments are too few to tell."""
_TOLD = 200
"""Sentences of a theme that are read for what it is about."""
_MOSTLY = 0.2
"""The share of them that must judge one thing."""
_SURE, _LEAST = 1.96, 30
"""Standard errors beyond which a change is one, and comments with a day in each half."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme."""

    words: tuple[str, ...]
    comments: int
    """That speak of it; a comment may speak of several."""
    share: float
    """Of all comments, 0..1."""
    trend: Trend
    earlier: float
    later: float
    """Its share in each half of the days, 0..1."""
    examples: tuple[str, ...]
    area: Area | None
    """What of the service it judges; None where the program does not know."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found."""

    comments: int
    themes: tuple[Theme, ...]
    """The largest first."""
    unassigned: int
    """Comments that belong to no theme."""
    by_meaning: bool
    """The sentence encoder was used."""
    seed: int
    first: date | None
    last: date | None


def themes_in(
    comments: Sequence[Comment],
    language: Language,
    *,
    count: int = THEMES,
    seed: int = 0,
    meaning: Meaning | None = None,
) -> Found:
    """The themes of comments that are free of personal data. Raises `ContentError`, `EngineMissing`."""
    cut = sentences([one.text for one in comments], language)
    parted = part([one.text for one in cut], language, count, seed, meaning)
    days = sorted(one.day for one in comments if one.day is not None)
    middle = days[len(days) // 2] if days else None
    themes = [_theme(comments, cut, parted, number, middle, language) for number in range(len(parted.words))]
    spoken = {one.comment for one, label in zip(cut, parted.labels, strict=True) if label >= 0}
    return Found(
        comments=len(comments),
        themes=tuple(sorted(themes, key=lambda one: -one.comments)),
        unassigned=len(comments) - len(spoken),
        by_meaning=meaning is not None,
        seed=seed,
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _theme(
    comments: Sequence[Comment],
    cut: Sequence[Sentence],
    parted: Parted,
    number: int,
    middle: date | None,
    language: Language,
) -> Theme:
    inside: list[int] = np.flatnonzero(parted.labels == number).tolist()
    surest = sorted(inside, key=lambda n: (-parted.strength[n], cut[n].text))
    texts = list(dict.fromkeys(cut[n].text for n in surest))
    whose = {cut[n].comment for n in inside}
    trend, earlier, later = _trend(comments, whose, middle)
    step = max(1, len(texts) // _TOLD)
    return Theme(
        words=parted.words[number],
        comments=len(whose),
        share=len(whose) / len(comments),
        trend=trend,
        earlier=earlier,
        later=later,
        examples=tuple(texts[:EXAMPLES]),
        area=areas(language).commonest(texts[::step][:_TOLD], _MOSTLY),
    )


def _trend(comments: Sequence[Comment], whose: set[int], middle: date | None) -> tuple[Trend, float, float]:
    """How a theme's share changed: the difference of two proportions against its standard error."""
    halves: tuple[list[int], list[int]] = ([], [])
    for number, comment in enumerate(comments):
        if comment.day is not None and middle is not None:
            halves[comment.day >= middle].append(number)
    if min(map(len, halves)) < _LEAST:
        return "unknown", 0.0, 0.0
    earlier, later = (sum(n in whose for n in half) / len(half) for half in halves)
    both = sum(n in whose for half in halves for n in half) / sum(map(len, halves))
    error = math.sqrt(both * (1 - both) * sum(1 / len(half) for half in halves))
    if error == 0 or abs(later - earlier) < _SURE * error:
        return "steady", earlier, later
    return ("more" if later > earlier else "less"), earlier, later
