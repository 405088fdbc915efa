"""Text -> numbers of pieces, as SentencePiece's unigram model cuts it: the likeliest way to cut."""

from __future__ import annotations

from functools import lru_cache

from voicesim.understanding.encoder.weights_file import Vocabulary

_SPACE = "\u2581"
_UNKNOWN_COST = 10.0
"""How much less likely than the least likely piece a character is that no piece has."""
_LONGEST = 16
"""Characters of the longest piece looked for; those of French and English words are shorter."""
_KEPT = 8192
"""Words whose pieces are kept: a call says the same ones again and again."""


class Pieces:
    """Cuts text into the pieces of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, longest: int) -> None:
        """`longest`: tokens of a text at most, its beginning and end included; the rest is dropped."""
        self._vocabulary = vocabulary
        self._longest = longest
        self._unknown = min(vocabulary.scores) - _UNKNOWN_COST
        self._likeliest = lru_cache(maxsize=_KEPT)(self._cut_word)

    def cut(self, text: str) -> list[int]:
        """The numbers of its pieces between the marks of beginning and end."""
        written = "".join(self._vocabulary.replaced.get(char, char) for char in text)
        words = [_SPACE + part for part in written.split(" ") if part] or [_SPACE]
        pieces = [piece for word in words for piece in self._likeliest(word)]
        return [self._vocabulary.begin, *pieces[: self._longest - 2], self._vocabulary.end]

    def _cut_word(self, text: str) -> tuple[int, ...]:
        """Viterbi: for every place the best way to get there, then the way back.

        A word at a time: no piece goes on behind a space.
        """
        vocabulary, chars = self._vocabulary, [char.encode() for char in text]
        best = [0.0, *[-1e30] * len(chars)]
        came: list[tuple[int, int]] = [(0, vocabulary.unknown)] * (len(chars) + 1)
        for start in range(len(chars)):
            piece = b""
            for end in range(start + 1, min(len(chars), start + _LONGEST) + 1):
                piece += chars[end - 1]
                number = vocabulary.ids.get(piece)
                if number is not None and best[start] + vocabulary.scores[number] > best[end]:
                    best[end], came[end] = best[start] + vocabulary.scores[number], (start, number)
            if best[start] + self._unknown > best[start + 1]:
                best[start + 1], came[start + 1] = best[start] + self._unknown, (start, vocabulary.unknown)
        found, place = [], len(chars)
        while place > 0:
            place, number = came[place]
            found.append(number)
        return tuple(reversed(found))
