"""Word error rate: how far what was heard is from what was said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from voicesim.text.numbers import number_at
from voicesim.text.words import Language

_WORDS = re.compile(r"[^\W_]+")
_SIGNS: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "fr": (
        (r"(?<=\d)h(?=\d|$)", " heures "),
        (r"€", " euros "),
        (r"%", " pour cent "),
        (r"@", " arobase "),
        (r"(?<=[^\W\d])\.(?=[^\W\d]{2})", " point "),
    ),
    "en": (
        (r"[£](\d[\d.,]*)", r"\1 pounds "),
        (r"%", " percent "),
        (r"@", " at "),
        (r"(?<=[^\W\d])\.(?=[^\W\d]{2})", " dot "),
    ),
}
"""Signs inside a word that are said as words."""


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


def as_said(words: Iterable[str], language: Language) -> list[str]:
    """Plain words in which one speech looks the same, whoever wrote it down.

    Numbers from two on are digits, whether the writer put "twenty-five" or "25"; amounts, hours and addresses
    have words for their signs. One is left alone: "un", "une" and "one" are other words too.
    """
    plain = _plain(_without_signs(word, language) for word in words)
    said, place = [], 0
    while place < len(plain):
        value, taken = number_at(plain, place, language) or (0.0, 1)
        said.append(f"{value:g}" if value >= 2 else plain[place])
        place += taken if value >= 2 else 1
    return said


def _without_signs(word: str, language: Language) -> str:
    for sign, spoken in _SIGNS[language]:
        word = re.sub(sign, spoken, word)
    return word


def _plain(words: Iterable[str]) -> Sequence[str]:
    return [part for word in words for part in _WORDS.findall(unicodedata.normalize("NFC", word.lower()))]
