"""Word error rate: how far what was heard is from what was said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_WORDS = re.compile(r"[^\W_]+")


def word_error_rate(said: Iterable[str], heard: Iterable[str]) -> float:
    """Words changed, left out and put in, over the words said. It may exceed 1.

    0 for nothing said and nothing heard, 1 for words heard where none was said.
    Case, punctuation, apostrophes and hyphens do not count; a number in digits and in words differ.
    """
    from rapidfuzz.distance import Levenshtein

    reference, found = _plain(said), _plain(heard)
    if not reference:
        return 1.0 if found else 0.0
    return Levenshtein.distance(reference, found) / len(reference)


def _plain(words: Iterable[str]) -> Sequence[str]:
    return [part for word in words for part in _WORDS.findall(unicodedata.normalize("NFC", word.lower()))]
