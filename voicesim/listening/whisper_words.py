"""Whisper's words as the call's: whole words, in sentences, on the clock.

faster-whisper cuts French at apostrophes and hyphens: "c'est" comes as " c" and "'est". A piece that goes on
with the word before it has no blank at its head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from voicesim.audio.frames import samples
from voicesim.text.words import Word

SENTENCE_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")


@dataclass(frozen=True, slots=True)
class Spelt:
    """One whole word as Whisper writes it, with its seconds in the sound."""

    text: str
    start: float
    end: float
    probability: float
    """Mean over its pieces; what is only punctuation counts for nothing."""


def whole_words(pieces: Iterable[Any]) -> list[Spelt]:
    """The words of one segment, each piece joined to the word it goes on with."""
    groups: list[list[Any]] = []
    for piece in pieces:
        text = piece.word
        if not text.strip():
            continue
        if groups and (not text[0].isspace() or not _says(text)):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_joined(group) for group in groups]


def _joined(group: list[Any]) -> Spelt:
    spoken = [piece.probability for piece in group if _says(piece.word)] or [group[0].probability]
    return Spelt(
        "".join(piece.word.strip() for piece in group),
        float(group[0].start),
        float(max(piece.end for piece in group)),
        float(sum(spoken)) / len(spoken),
    )


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)


def sentences(words: Iterable[Spelt]) -> Iterator[list[Spelt]]:
    """The words, sentence by sentence."""
    sentence: list[Spelt] = []
    for word in words:
        sentence.append(word)
        if word.text.endswith(SENTENCE_ENDS):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def text_of_words(words: Iterable[Spelt]) -> str:
    """The words as one text."""
    return " ".join(word.text for word in words)


def on_the_clock(word: Spelt, start: int, length: int) -> Word:
    """The word on the call's clock, inside the sound of `length` samples whatever times Whisper gave."""
    first = min(max(samples(word.start), 0), length)
    last = min(max(samples(word.end), first), length)
    return Word(word.text, start + first, start + last, min(max(word.probability, 0.0), 1.0))
