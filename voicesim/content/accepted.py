"""Wordings of a house's own people that a person accepted: shown as examples, heard and scored by nothing.

They lie in `phrases/accepted.<language>.yaml` of the house's folder, beside what was refused (as a digest).
They go into no pack: they are of this house.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field

from voicesim.content.families import Content, Identifier
from voicesim.content.house import house_folder
from voicesim.content.yaml_file import load_yaml
from voicesim.text.words import Language

NAME = "accepted"
"""How the files begin."""

Feeling = Literal["anger", "distress", "trust"]
"""What moved in the client."""


class AcceptedPhrase(Content):
    """One wording."""

    say: Annotated[str, Field(min_length=2)]
    family: Identifier
    """Of the bank: what it does. Those whose check asks for the family are shown it."""
    mood: Feeling
    author: Annotated[str, Field(min_length=1)]
    """Who accepted it; never who said it."""
    date: str
    """When it was accepted, as 2026-11-30."""


class Decided(Content):
    """`phrases/accepted.<language>.yaml`."""

    language: Language
    phrases: tuple[AcceptedPhrase, ...] = ()
    refused: tuple[str, ...] = ()
    """Digests of wordings that were refused, so that they are not proposed again."""

    def written(self) -> str:
        """As it stands in the file."""
        head = "# Wordings of our own people, accepted as examples (docs/programme.md). Scored by nothing.\n"
        body = self.model_dump(mode="json")
        return head + yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=110)


def accepted_file(language: Language) -> Path:
    """Where they lie, or would."""
    return house_folder() / "phrases" / f"{NAME}.{language}.yaml"


def decided(language: Language) -> Decided:
    """What was decided so far. Raises `ContentError` for a file that is broken."""
    file = accepted_file(language)
    return load_yaml(file, Decided) if file.is_file() else Decided(language=language)


def examples(families: Iterable[str], language: Language) -> tuple[str, ...]:
    """The wordings that were accepted for one of these families, the latest first. Raises `ContentError`."""
    wanted = set(families)
    return tuple(one.say for one in reversed(decided(language).phrases) if one.family in wanted)
