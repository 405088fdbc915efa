"""A sentence as the words and parts of words in it: what the ear without weights compares.

Words, pairs of words (neighbours, and with one between) and runs of three to five letters, each known by a
number of 15 bits. Every value is a whole number, so the same sentence gives the same on every machine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from zlib import crc32

from voicesim.text.fold import folded

GRAMS = 1 << 15
"""How many grams are told apart; two that share a number are taken for one."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
_SIZES = (3, 4, 5)


@lru_cache(maxsize=256)
def grams(text: str) -> Mapping[int, int]:
    """How often each gram is in `text`, in order; a turn's stretches are kept, for both lessons ask."""
    found = Counter(crc32(gram.encode()) % GRAMS for gram in _grams(text))
    return MappingProxyType(dict(sorted(found.items())))


def _grams(text: str) -> Iterator[str]:
    words = [folded(word) for word in _WORD.findall(text.lower().replace("’", "'"))]
    for word in words:
        yield f"w:{word}"
        framed = f"<{word}>"
        for size in _SIZES:
            for start in range(len(framed) - size + 1):
                yield f"c:{framed[start : start + size]}"
    framed_words = ["^", *words, "$"]
    for index, word in enumerate(framed_words[:-1]):
        yield f"b:{word} {framed_words[index + 1]}"
        if index + 2 < len(framed_words):
            yield f"s:{word} {framed_words[index + 2]}"
