"""Which stretches of a turn are compared with the examples: its sentences, the long ones in pieces.

An example is one sentence of some ten words; a stretch that holds two things at once is near neither. No
word is in two stretches, so that what a turn costs grows with its words alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.text.words import Word
from voicesim.understanding.second_ear import Clause

LONGEST = 18
"""Words of a stretch at most."""
_ENDS = (".", "?", "!", ";", "…")


def windows(clauses: Sequence[Clause], words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """First and last word of each stretch, in order."""
    return tuple(
        window
        for sentence in _sentences(clauses, words)
        for stretch in _joined(sentence)
        for window in _halved(*stretch)
    )


def _sentences(clauses: Sequence[Clause], words: Sequence[Word]) -> Iterator[list[tuple[int, int]]]:
    """The clauses of one sentence after another."""
    sentence: list[tuple[int, int]] = []
    for clause in clauses:
        sentence.append((clause.first, clause.last))
        if words[clause.last].text.rstrip("\"'»” )").endswith(_ENDS):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _joined(sentence: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Its clauses, joined as long as they fit."""
    first, last = sentence[0]
    for start, end in sentence[1:]:
        if end - first >= LONGEST:
            yield first, last
            first = start
        last = end
    yield first, last


def _halved(first: int, last: int) -> Iterator[tuple[int, int]]:
    """A stretch without a mark that is too long, in equal parts."""
    length = last - first + 1
    parts = -(-length // LONGEST)
    for part in range(parts):
        yield first + part * length // parts, first + (part + 1) * length // parts - 1
