"""The statements of a rubric, for whoever understands the call before it is judged."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from voicesim.content.families import Statement
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language


class _Judged(BaseModel):
    """What of a rubric is understood in the words; the rest is the scorecard's."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    statements: tuple[Statement, ...] = ()


@lru_cache(maxsize=16)
def rubric_statements(rubric: str, language: Language) -> tuple[Statement, ...]:
    """The statements of a rubric that comes with the package; none when there is no such rubric.

    Raises `ContentError` when its file cannot be read.
    """
    path = content("personas", "rubrics") / f"{rubric}.{language}.yaml"
    return load_yaml(path, _Judged).statements if path.is_file() else ()
