"""Text -> numbers of pieces, as SentencePiece's unigram model cuts it: the likeliest way to cut."""

from __future__ import annotations

from voicesim.understanding.encoder.weights_file import Vocabulary

_SPACE = "\u2581"
_UNKNOWN_COST = 10.0
"""How much less likely than the least likely piece a character is that no piece has."""
_LONGEST = 16
"""Characters of the longest piece looked for; those of French and English words are shorter."""


class Pieces:
    """Cuts text into the pieces of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, longest: int) -> None:
        """`longest`: tokens of a text at most, its beginning and end included; the rest is dropped."""
        self._vocabulary = vocabulary
        self._longest = longest
        self._unknown = min(vocabulary.scores) - _UNKNOWN_COST

    def cut(self, text: str) -> list[int]:
        """The numbers of its pieces between the marks of beginning and end."""
        written = "".join(self._vocabulary.replaced.get(char, char) for char in text)
        parts = [part for part in written.split(" ") if part]
        pieces = self._likeliest(_SPACE + _SPACE.join(parts))
        return [self._vocabulary.begin, *pieces[: self._longest - 2], self._vocabulary.end]

    def _likeliest(self, text: str) -> list[int]:
        """Viterbi: for every place the best way to get there, then the way back."""
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
        return found[::-1]
