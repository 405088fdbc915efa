"""`personas/verbatims/<language>.yaml`: what clients judge, what to do, and which drill answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from voicesim.client.conformity import CriterionId
from voicesim.content.families import Family
from voicesim.content.model import Content, Identifier
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import Bank, bank_of
from voicesim.understanding.understanding import understand


class Area(Content):
    """Something of the service that clients judge."""

    id: Identifier
    label: str
    advice: str
    """What to improve, for who runs the service; empty for praise."""
    skill: CriterionId | None = None
    """What a drill trains against it; None: no way of speaking mends it."""
    said: tuple[str, ...]
    """Expressions, in the notation of the bank."""


class _Written(Content):
    language: Language
    light: tuple[str, ...]
    """Words that say nothing of a theme."""
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class Areas:
    """The same, ready to be heard."""

    written: _Written

    @cached_property
    def _bank(self) -> Bank:
        families = [Family(id=one.id, label=one.label, patterns=one.said) for one in self.written.areas]
        return bank_of(self.written.language, families)

    def of(self, text: str) -> frozenset[str]:
        """Ids of the areas that a sentence judges."""
        heard = understand(typed(text, 0), self._bank)
        return frozenset(act.id for act in heard.acts if act.kind == "family")

    def commonest(self, texts: Sequence[str], least: float) -> Area | None:
        """The area that most of the texts judge, and at least the share `least` (0..1) of them."""
        heard = [self.of(text) for text in texts]
        counted = [(sum(one.id in said for said in heard), one) for one in self.written.areas]
        most, area = max(counted, key=lambda one: one[0])
        return area if texts and most >= max(1.0, least * len(texts)) else None


@lru_cache(maxsize=4)
def areas(language: Language) -> Areas:
    """The areas of a language, read once. Raises `ContentError`."""
    return Areas(load_yaml(content("personas", "verbatims", f"{language}.yaml"), _Written))
