"""A call with its personal data taken out: words, and the seconds that the sound must lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.privacy.finding import EntityModel, find
from voicesim.privacy.kinds import Hidden, placeholder
from voicesim.text.words import Language, Word


@dataclass(frozen=True, slots=True)
class Masked:
    """A call that may be read."""

    turns: tuple[tuple[Word, ...], ...]
    """The same turns; each hidden stretch is one word, its placeholder, over the same samples."""
    spans: tuple[tuple[int, int], ...]
    """First sample, and first after, of every hidden stretch, in order."""
    hidden: tuple[Hidden, ...]
    """What was hidden, by the words of the turns as they were."""


def masked(
    turns: Sequence[Sequence[Word]],
    language: Language,
    model: EntityModel | None = None,
    *,
    keyboard: bool = False,
) -> Masked:
    """The turns of a call without what they say of persons; `keyboard`: they were typed.

    Raises `ContentError`.
    """
    hidden = find(turns, language, model, keyboard=keyboard)
    written = tuple(
        _without(words, [one for one in hidden if one.turn == turn], language)
        for turn, words in enumerate(turns)
    )
    spans = sorted((turns[one.turn][one.first].start, turns[one.turn][one.last].end) for one in hidden)
    return Masked(written, tuple(spans), hidden)


def _without(words: Sequence[Word], hidden: Sequence[Hidden], language: Language) -> tuple[Word, ...]:
    kept: list[Word] = []
    place = 0
    for one in hidden:
        kept += words[place : one.first]
        stretch = words[one.first : one.last + 1]
        text = placeholder(one.kind, language) + _mark(stretch[-1].text)
        sure = min(word.probability for word in stretch)
        kept.append(Word(text, stretch[0].start, stretch[-1].end, sure))
        place = one.last + 1
    return (*kept, *words[place:])


def _mark(text: str) -> str:
    """The punctuation at the end of a word."""
    return text[len(text.rstrip(".,;:!?…")) :]
