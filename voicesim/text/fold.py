"""How texts are compared: one way, whoever compares.

What is *understood* goes through `normalising`, which knows a language. What is merely looked up (a name in a
file, a line said before, a word of a list) is folded here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‘": "'"})
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae"})
_APART = re.compile(r"\b(?:[cdjlmnst]|qu)'")
_NOT_WORD = re.compile(r"[^\w'<>-]+")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Lower case without accents, apostrophes straight: "J’ai l'été" -> "j'ai l'ete"."""
    lower = text.lower()
    if lower.isascii():
        return lower.replace("`", "'")
    return unaccented(lower.translate(_STRAIGHT))


def unaccented(text: str) -> str:
    """The text without its accents, upper and lower case kept: for regular expressions."""
    apart = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case with its accents, apostrophes straight, words with one space between and no mark."""
    return " ".join(_NOT_WORD.sub(" ", text.translate(_STRAIGHT).lower()).split())


def first_said(expressions: Iterable[str], said: str) -> str:
    """The first of the expressions that the plain text `said` holds as whole words; empty when none."""
    padded = f" {said} | {_APART.sub(lambda match: match[0] + ' ', said)} "
    return next((expression for expression in expressions if f" {expression} " in padded), "")
