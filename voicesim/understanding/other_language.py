"""Is something said in another language than the call's?"""

from __future__ import annotations

from voicesim.content.common_words import common_words
from voicesim.text.fold import plain
from voicesim.text.words import Language

FEWEST = 3
"""Words of more than a letter that tell a language."""


def strange_words(language: Language) -> frozenset[str]:
    """The commonest words of the other language that are not common in this one."""
    return common_words(_other(language)) - common_words(language)


def in_other_language(text: str, language: Language) -> bool:
    """True when a text of some length is plainly in the other language: by its commonest words."""
    tokens = [token for token in plain(text).split() if len(token) > 1]
    if len(tokens) < FEWEST:
        return False
    own = sum(token in common_words(language) for token in tokens)
    theirs = sum(token in common_words(_other(language)) for token in tokens)
    return theirs >= 2 and theirs > 2 * own and theirs * 4 >= len(tokens)


def _other(language: Language) -> Language:
    return "en" if language == "fr" else "fr"
