"""Phrases that a house, or a pack, adds to the bank: other ways of doing what helps, each with its author.

They lie in `phrases/<language>.yaml` of the house's folder. None may be added to a family that counts against
somebody: what accuses is the program's, measured as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from voicesim.content.families import Content, Family, Identifier, Phrase
from voicesim.content.house import own_files
from voicesim.content.yaml_file import YamlFile, read_yaml, validated
from voicesim.messages.message import Message
from voicesim.text.words import Language


class AddedTo(Content):
    """What is added to one family."""

    id: Identifier
    phrases: Annotated[tuple[Phrase, ...], Field(min_length=1)]

    @field_validator("phrases")
    @classmethod
    def _whose(cls, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        for phrase in phrases:
            if not (phrase.author and phrase.date):
                raise ValueError(
                    Message("the phrase {say!r} needs its 'author' and its 'date'", say=phrase.say)
                )
        return phrases


class Additions(Content):
    """`phrases/<language>.yaml` of a house."""

    language: Language
    families: tuple[AddedTo, ...] = ()

    @model_validator(mode="after")
    def _each_family_once(self) -> Additions:
        ids = [one.id for one in self.families]
        twice = next((name for name in ids if ids.count(name) > 1), None)
        if twice is not None:
            raise ValueError(Message("the family {twice!r} stands twice; put the two together", twice=twice))
        return self


def read_additions(path: Path) -> tuple[YamlFile, Additions]:
    """A file of additions. Raises `ContentError`."""
    file = read_yaml(path)
    return file, validated(file, Additions)


def addition_files(language: Language) -> tuple[Path, ...]:
    """Those of the house and of its packs, in the order of their places."""
    return own_files("phrases", f"{language}.yaml")


def added_families(file: YamlFile, added: Additions, known: dict[str, Family]) -> Iterator[Family]:
    """The families of the bank that gain phrases, with these alone.

    Raises `ContentError` for one that is not there, or counts against somebody.
    """
    for index, one in enumerate(added.families):
        family = known.get(one.id)
        if family is None or family.polarity == "bad" or family.critical:
            raise file.error(
                ("families", index, "id"),
                code="content.not_added_to",
                what=Message("nothing can be added to a family {name!r}", name=one.id),
                mend=Message("name a family of the bank that counts against nobody"),
            )
        yield family.model_copy(
            update={"phrases": one.phrases, "patterns": (), "partial": (), "opens": (), "never": ()}
        )
