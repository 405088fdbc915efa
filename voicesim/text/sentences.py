"""Where the sentences of written or recognised words begin and end, by their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.text.words import Word

ENDS = (".", "!", "?", "…")
"""Marks that end a sentence."""


def sentence_spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """First and last word of each sentence; what no mark ends is one too."""
    first = 0
    for place, word in enumerate(words):
        if word.text.endswith(ENDS):
            yield first, place
            first = place + 1
    if first < len(words):
        yield first, len(words) - 1


def asks(words: Sequence[Word]) -> bool:
    """Is the last mark a question's?"""
    return bool(words) and words[-1].text.endswith("?")
