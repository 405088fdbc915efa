"""A coaching theme: what helps with a few checks, in three formats. Read from `personas/coaching/`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from voicesim.content.yaml_file import load_yaml
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language, Speaker

Format: TypeAlias = Literal["read", "listen", "interactive"]
Sentence: TypeAlias = Annotated[str, Field(min_length=1)]
Expected: TypeAlias = Annotated[str, Field(pattern=r"^(family|topic|statement):[a-z][a-z0-9_]*$")]
Identifier: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Written(BaseModel):
    """A part of a theme: unknown keys are refused, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Drill(Written):
    """Ninety seconds, alone and aloud, before the next call."""

    title: Sentence
    steps: tuple[Sentence, ...] = Field(min_length=2, max_length=5)


class Line(Written):
    """One line of a scene to listen to."""

    who: Speaker
    says: Sentence


class Round(Written):
    """The client says something; the trainee answers; the answer is judged by what it does."""

    client: Sentence
    expects: tuple[Expected, ...] = Field(min_length=1)
    avoids: tuple[Expected, ...] = ()
    model: Sentence
    """One good answer, shown afterwards. It has to pass itself."""


class Unit(Written):
    """One thing to read, to listen to or to try."""

    id: Identifier
    format: Format
    minutes: int = Field(ge=1, le=10)
    title: Sentence
    text: tuple[Sentence, ...] = ()
    scene: tuple[Line, ...] = ()
    notice: str = ""
    """For a scene: what to listen for."""
    rounds: tuple[Round, ...] = ()

    @model_validator(mode="after")
    def _has_its_matter(self) -> Self:
        matter = {"read": self.text, "listen": self.scene, "interactive": self.rounds}
        for name, given in matter.items():
            if bool(given) != (name == self.format):
                key = {"read": "text", "listen": "scene", "interactive": "rounds"}[name]
                mend = Message("write it") if name == self.format else Message("remove it")
                raise ValueError(
                    Message(
                        "a unit of the format {format!r} and its {key!r} do not agree; {mend}",
                        format=self.format,
                        key=key,
                        mend=mend,
                    )
                )
        return self


class Theme(Written):
    """A few checks that are learnt together."""

    id: Identifier
    language: Language
    title: Sentence
    checks: tuple[Identifier, ...] = Field(min_length=1)
    """Ids of the rubrics' checks it helps with."""
    drill: Drill
    units: tuple[Unit, ...] = Field(min_length=1)


@lru_cache(maxsize=4)
def load_themes(language: Language) -> tuple[Theme, ...]:
    """Every theme of a language, by id. Raises `ContentError` for the first file that is broken."""
    return tuple(load_yaml(path, Theme) for path in theme_files(language))


def theme_files(language: Language) -> tuple[Path, ...]:
    """The files of the themes that come with the package."""
    return tuple(sorted(content("personas", "coaching", language).glob("*.yaml")))
