"""The words that listening must know, read from `personas/listening/`: how turns go on, what is made up."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from voicesim.content.yaml_file import load_yaml
from voicesim.listening.cues import Cues, Phrase, tokens
from voicesim.listening.inventions import Known
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language


def _spoken(phrases: list[str]) -> list[str]:
    for phrase in phrases:
        if not tokens(phrase):
            raise ValueError(
                Message("{phrase!r} holds no word; write words as they are spoken", phrase=phrase)
            )
    if len(set(phrases)) != len(phrases):
        twice = next(phrase for phrase in phrases if phrases.count(phrase) > 1)
        raise ValueError(Message("{twice!r} is listed twice; keep one of the two", twice=twice))
    return phrases


Phrases = Annotated[list[str], Field(min_length=1), AfterValidator(_spoken)]


class Continuations(BaseModel):
    """One language's file; each list holds words as they are spoken, in lower case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    continuations: Phrases
    openers: Phrases
    predicates: Phrases
    questions: Phrases
    closings: Phrases
    numbers: Phrases
    doubtful_numbers: Phrases
    finals: Phrases
    backchannels: Phrases


class Inventions(BaseModel):
    """The file of known inventions, for both languages: a recogniser invents in any."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    signatures: Phrases
    sentences: Phrases
    doubtful: Phrases


def load_cues(language: Language, path: Path | None = None) -> Cues:
    """The cues of `language`, from `path` or from the package. Raises `ContentError`."""
    path = path or content("personas", "listening", f"{language}.yaml")
    read = load_yaml(path, Continuations)
    return Cues(**{name: _ready(getattr(read, name)) for name in Continuations.model_fields})


@cache
def load_inventions(path: Path | None = None) -> Known:
    """The known inventions, from `path` or from the package. Raises `ContentError`."""
    read = load_yaml(path or content("personas", "listening", "inventions.yaml"), Inventions)
    return Known(
        signatures=_ready(read.signatures),
        sentences=frozenset(_ready(read.sentences)),
        doubtful=frozenset(_ready(read.doubtful)),
    )


def _ready(phrases: list[str]) -> tuple[Phrase, ...]:
    return tuple(tokens(phrase) for phrase in phrases)
