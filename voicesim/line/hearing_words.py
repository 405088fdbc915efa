"""How a robot trainee listens: perfect ears, simple mind. Words are matched without case or accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def plain(text: str) -> str:
    """The text in lower case, without accents, apostrophes straight: "J’ai l'été" -> "j'ai l'ete"."""
    text = unicodedata.normalize("NFD", text.replace("’", "'").replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=4096)
def pattern(expression: str) -> re.Pattern[str]:
    """A word, the beginning of one, or a regular expression, to be found in plain text where a word begins.

    Written with accents or without, it finds both. Raises `re.error` when it is none of these.
    """
    folded = "".join(c for c in unicodedata.normalize("NFD", expression) if not unicodedata.combining(c))
    return re.compile(rf"\b(?:{folded})", re.IGNORECASE)


def found(expressions: tuple[str, ...], text: str) -> bool:
    """True when one of the expressions is in the text."""
    simple = plain(text)
    return any(pattern(expression).search(simple) for expression in expressions)
