"""The tables of `personas/reading/`: how a house wants its words read."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: dict[str, str]


def load_table(language: Language) -> Mapping[str, str]:
    """Written word (lower case) -> what a voice reads. Raises `ContentError`."""
    return load_yaml(content("personas", "reading", f"{language}.yaml"), _Table).words
