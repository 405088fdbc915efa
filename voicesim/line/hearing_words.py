"""How a robot trainee listens: perfect ears, simple mind. Words are matched without case or accents."""

from __future__ import annotations

import re
from functools import lru_cache

from voicesim.text.fold import folded, unaccented


@lru_cache(maxsize=4096)
def pattern(expression: str) -> re.Pattern[str]:
    """A word, the beginning of one, or a regular expression, to be found in plain text where a word begins.

    Written with accents or without, it finds both. Raises `re.error` when it is none of these.
    """
    return re.compile(rf"\b(?:{unaccented(expression)})", re.IGNORECASE)


def found(expressions: tuple[str, ...], text: str) -> bool:
    """True when one of the expressions is in the text."""
    simple = folded(text)
    return any(pattern(expression).search(simple) for expression in expressions)
