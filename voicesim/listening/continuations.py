"""The words that announce how a turn goes on, read from `personas/listening/{fr,en}.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from voicesim.errors import ContentError
from voicesim.language.words import Language
from voicesim.listening.cues import Cues, Phrase, tokens
from voicesim.resources import content


def _spoken(phrases: list[str]) -> list[str]:
    for phrase in phrases:
        if not tokens(phrase):
            raise ValueError(f"{phrase!r} holds no word")
    if len(set(phrases)) != len(phrases):
        twice = next(phrase for phrase in phrases if phrases.count(phrase) > 1)
        raise ValueError(f"{twice!r} is listed twice")
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
    backchannels: Phrases

    def cues(self) -> Cues:
        """The same, ready to be matched."""

        def ready(phrases: list[str]) -> tuple[Phrase, ...]:
            return tuple(tokens(phrase) for phrase in phrases)

        return Cues(**{name: ready(getattr(self, name)) for name in type(self).model_fields})


def load_cues(language: Language, path: Path | None = None) -> Cues:
    """The cues of `language`, from `path` or from the package. Raises `ContentError`."""
    path = path or content("personas", "listening", f"{language}.yaml")
    try:
        return Continuations.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).cues()
    except OSError as problem:
        raise _refused(path, "the file cannot be read", "restore it or install voicesim again") from problem
    except yaml.YAMLError as problem:
        raise _refused(path, "the file is not YAML", "mend it where the text breaks off") from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "the whole file"
        raise _refused(
            path, f"{key}: {first['msg']}", "mend that key ('on', 'yes' and 'no' need quotes)"
        ) from problem


def _refused(path: Path, what: str, mend: str) -> ContentError:
    return ContentError("listening.cues", what=what, where=str(path), mend=mend)
