"""Words with their times: what recognition gives, what a voice says, what every later room reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from voicesim.text.invisible import cleaned

Language: TypeAlias = Literal["fr", "en"]
Speaker: TypeAlias = Literal["trainee", "client"]


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken or typed word."""

    text: str
    """As written, with its punctuation: "Bonjour,"."""
    start: int
    """First sample, on the call's clock (or the sound's own, before it is played)."""
    end: int
    """First sample after the word."""
    probability: float = 1.0
    """0..1, the recogniser's own confidence; 1 for typed and scripted words."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker said in one go."""

    speaker: Speaker
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words joined by spaces."""
        return text_of(self.words)

    @property
    def start(self) -> int:
        """First sample of the first word; 0 when there is none."""
        return self.words[0].start if self.words else 0

    @property
    def end(self) -> int:
        """First sample after the last word; 0 when there is none."""
        return self.words[-1].end if self.words else 0


HOLE = 1_600
"""Samples (100 ms) between two words in which a short one, such as a negation, may have been lost."""
_PAUSING = (",", ".", ";", ":", "!", "?", "…", "-")


def hole(one: Word, other: Word) -> bool:
    """Is there time for a word between two, where no mark says that it is a pause?"""
    return other.start - one.end >= HOLE and not one.text.endswith(_PAUSING)


def text_of(words: Iterable[Word]) -> str:
    """The words joined by spaces."""
    return " ".join(word.text for word in words)


def shifted(words: Sequence[Word], by: int) -> tuple[Word, ...]:
    """The same words `by` samples later: from a sound's own clock to the call's."""
    return tuple(replace(word, start=word.start + by, end=word.end + by) for word in words)


def typed(text: str, at: int) -> tuple[Word, ...]:
    """Typed words: certain, and all at the one instant `at`; what nobody sees in them is not there."""
    return tuple(Word(token, at, at) for token in cleaned(text).split())
