"""`personas/archive/<language>.yaml`: reasons of contact, feelings in words, requests, a résumé's lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from voicesim.content.model import Content, Identifier
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.fold import folded
from voicesim.text.words import Language, Word

Feeling = Literal["anger", "distress"]


class _Label(Content):
    fr: str
    en: str


class Reason(Content):
    """Why people call."""

    id: Identifier
    label: _Label
    said: tuple[str, ...]

    def name(self, language: Language) -> str:
        """What people call it."""
        return self.label.fr if language == "fr" else self.label.en


class Summary(Content):
    """The sentences of a résumé; each stands beside a quote."""

    reason: str
    unknown_reason: str
    account: str
    asked: str
    explained: str
    committed: str
    feels: str
    closed: str


class Listened(Content):
    """The file, as people write it."""

    language: Language
    reasons: tuple[Reason, ...]
    feelings: dict[Feeling, tuple[str, ...]]
    thanks: tuple[str, ...]
    requests: tuple[str, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a turn, both ends included."""

    first: int
    last: int


class Expressions:
    """Expressions looked for in words, without accents, capitals, apostrophes and hyphens."""

    def __init__(self, spoken: Sequence[str]) -> None:
        """A last word that ends in ~ stands for all that begin so."""
        self._whole: dict[str, list[tuple[str, ...]]] = {}
        self._stems: dict[str, list[tuple[str, ...]]] = {}
        for one in spoken:
            forms = tuple(folded(one).split())
            if forms[0].endswith("~"):
                self._stems.setdefault(forms[0][:_HEAD], []).append(forms)
            else:
                self._whole.setdefault(forms[0], []).append(forms)

    def find(self, words: Sequence[Word]) -> list[Place]:
        """Where they stand, in order."""
        pieces = [(piece, n) for n, word in enumerate(words) for piece in _PIECE.findall(folded(word.text))]
        forms = [piece for piece, _ in pieces]
        found = []
        for at, form in enumerate(forms):
            may = (*self._whole.get(form, ()), *self._stems.get(form[:_HEAD], ()))
            length = max((len(one) for one in may if _stands(one, forms, at)), default=0)
            if length:
                found.append(Place(pieces[at][1], pieces[at + length - 1][1]))
        return found


_HEAD = 3
"""Letters that every beginning of a word has at least, and is found by."""
_PIECE = re.compile(r"[^\W_]+")


def _stands(one: Sequence[str], forms: Sequence[str], at: int) -> bool:
    here = forms[at : at + len(one)]
    return len(here) == len(one) and all(
        form.startswith(want[:-1]) if want.endswith("~") else form == want
        for want, form in zip(one, here, strict=True)
    )


@dataclass(frozen=True)
class Known:
    """The same, ready to be looked for."""

    written: Listened

    @cached_property
    def reasons(self) -> tuple[tuple[Reason, Expressions], ...]:
        """Every reason with its expressions."""
        return tuple((one, self._of(one.said)) for one in self.written.reasons)

    @cached_property
    def feelings(self) -> tuple[tuple[Feeling, Expressions], ...]:
        """Every feeling with its expressions."""
        return tuple((name, self._of(said)) for name, said in self.written.feelings.items())

    @cached_property
    def thanks(self) -> Expressions:
        """Thanks."""
        return self._of(self.written.thanks)

    @cached_property
    def requests(self) -> Expressions:
        """Requests."""
        return self._of(self.written.requests)

    @staticmethod
    def _of(said: Sequence[str]) -> Expressions:
        return Expressions(said)


@lru_cache(maxsize=4)
def vocabulary(language: Language) -> Known:
    """What is looked for in one language, read once. Raises `ContentError`."""
    return Known(load_yaml(content("personas", "archive", f"{language}.yaml"), Listened))
