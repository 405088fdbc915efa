"""The commonest words of a language: they say nothing of a file, and tell which language a sentence is in."""

from __future__ import annotations

from functools import lru_cache

from voicesim.content.model import Content
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language


class CommonWords(Content):
    """`personas/lines/words_<language>.yaml`."""

    language: Language
    common: tuple[str, ...]
    """Lower case, with their accents."""
    small_talk: tuple[str, ...]
    """What anybody says on the telephone whatever it is about."""
    agrees: tuple[str, ...]
    """How a yes to "do you mean ...?" begins."""
    denies: tuple[str, ...]
    """Words that make it a no."""
    disagrees: tuple[str, ...]
    """How a no to it begins."""
    points: tuple[str, ...]
    """How one begins to say what one means: "je parle de". It is no question about speaking."""


@lru_cache(maxsize=4)
def load_words(language: Language) -> CommonWords:
    """The words of a language, read once. Raises `ContentError`."""
    return load_yaml(content("personas", "lines", f"words_{language}.yaml"), CommonWords)


@lru_cache(maxsize=4)
def common_words(language: Language) -> frozenset[str]:
    """The commonest words of a language. Raises `ContentError`."""
    return frozenset(load_words(language).common)
