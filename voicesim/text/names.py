"""When two names may be one person's: the one way to ask, for whoever must not mark or be counted twice."""

from __future__ import annotations

import unicodedata


def same_person(one: str, other: str) -> bool:
    """May two names be one person's? Capitals, accents, spaces, signs, forms of letters tell nobody apart."""
    return bare_name(one) == bare_name(other)


def bare_name(name: str) -> str:
    """What is left of a name when all that tells nobody apart is gone: "Zoé  Le Fèvre" is "zoelefevre"."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(letter for letter in letters if letter.isalnum())
