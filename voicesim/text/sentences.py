"""Where the sentences of written or recognised words begin and end, by their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from voicesim.text.words import Word

ENDS = (".", "!", "?", "…")
"""Marks that end a sentence."""
PAUSES = (",", ";", ":", *ENDS)
"""Marks that end a clause."""


def sentence_spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """First and last word of each sentence; what no mark ends is one too."""
    return _between(words, ENDS)


def clause_spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The same of each stretch between two marks of any kind."""
    return _between(words, PAUSES)


def _between(words: Sequence[Word], marks: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    first = 0
    for place, word in enumerate(words):
        if word.text.endswith(marks):
            yield first, place
            first = place + 1
    if first < len(words):
        yield first, len(words) - 1


def asks(words: Sequence[Word]) -> bool:
    """Is the last mark a question's?"""
    return bool(words) and words[-1].text.endswith("?")


def around(words: Sequence[Word], first: int, last: int, most: int) -> tuple[int, int]:
    """First and last word of the whole sentences that hold the words `first` to `last`.

    Of sentences of more than `most` words in all, the clauses that hold them, and as many of those beside
    them as fit: who speaks without a full stop is quoted where it matters.
    """
    begin, end = _holding(tuple(sentence_spans(words)), first, last)
    if end - begin < most:
        return begin, end
    edges = [
        begin,
        *(place + 1 for place in range(begin, end) if words[place].text.endswith(PAUSES)),
        end + 1,
    ]
    spans = [(start, stop - 1) for start, stop in pairwise(edges)]
    low, high = _holding(spans, first, last)
    return _grown(spans, low, high, most)


def _grown(spans: Sequence[tuple[int, int]], low: int, high: int, most: int) -> tuple[int, int]:
    """The stretch from `low` to `high`, with whole spans added, after it and before it in turn."""
    grown = True
    while grown:
        grown = False
        for start, stop in spans:
            after, before = start == high + 1, stop == low - 1
            if (after and stop - low < most) or (before and high - start < most):
                low, high, grown = min(low, start), max(high, stop), True
    return low, high


def _holding(spans: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    touched = [span for span in spans if span[0] <= last and first <= span[1]]
    return touched[0][0], touched[-1][1]
