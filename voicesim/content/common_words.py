"""The commonest words of a language: they say nothing of a file, and tell which language a sentence is in."""

from __future__ import annotations

import re
from functools import lru_cache

from voicesim.content.model import Content
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.fold import folded
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
    narrows: tuple[str, ...]
    """What makes a question ask whether that is all: "juste", "only"."""
    unchanged: tuple[str, ...]
    """What makes a question ask whether what is known still holds: "toujours", "still"."""
    supposes: tuple[str, ...]
    """How a question begins that names what it wants a yes to: "c'est bien", "the name is"."""
    nods: tuple[str, ...]
    """What asks for no more than a nod: "ça vous va", "vous me suivez", "how does that sound"."""
    also: tuple[str, ...]
    """What joins a second question to the first: "et", "and"."""
    suits: tuple[str, ...]
    """What asks at a turn's end whether what was proposed suits: "ça vous convient", "does that suit"."""
    puzzled: tuple[str, ...]
    """How one says that one did not follow what was just said: "vous voulez dire quoi", "how do you mean"."""
    rephrases: tuple[str, ...]
    """How one begins to put a question another way: "je veux dire"."""
    now: tuple[str, ...]
    """Words that ask how things are now, as against what happened: "ce soir", "toujours", "depuis"."""


@lru_cache(maxsize=4)
def load_words(language: Language) -> CommonWords:
    """The words of a language, read once. Raises `ContentError`."""
    return load_yaml(content("personas", "lines", f"words_{language}.yaml"), CommonWords)


@lru_cache(maxsize=4)
def common_words(language: Language) -> frozenset[str]:
    """The commonest words of a language. Raises `ContentError`."""
    return frozenset(load_words(language).common)


_STEM = 5
"""Letters by which the forms of a word are known for one: "rappel", "rappelée"."""


@lru_cache(maxsize=512)
def content_stems(text: str, language: Language) -> frozenset[str]:
    """The beginnings of the words of four letters and more that say what a text is about.

    Raises `ContentError`.
    """
    words = load_words(language)
    empty = {folded(word) for word in (*words.common, *words.small_talk)}
    said = (word for word in re.findall(r"[a-z]{4,}", folded(text)) if word not in empty)
    return frozenset(word[:_STEM] for word in said)
