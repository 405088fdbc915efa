"""The statements of a rubric, for whoever understands the call before it is judged."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from voicesim.content.families import Statement
from voicesim.content.house import files_of
from voicesim.content.yaml_file import load_yaml
from voicesim.text.words import Language


class _Judged(BaseModel):
    """What of a rubric is understood in the words; the rest is the scorecard's."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    statements: tuple[Statement, ...] = ()


def rubric_statements(rubric: str, language: Language) -> tuple[Statement, ...]:
    """The statements of a rubric, the package's or the house's own; none when there is no such rubric.

    Raises `ContentError` when its file cannot be read.
    """
    for path in files_of("rubrics", f"{rubric}.{language}.yaml"):
        return _statements(path, path.stat().st_mtime_ns)
    return ()


@lru_cache(maxsize=16)
def _statements(path: Path, _changed: int) -> tuple[Statement, ...]:
    """Those of a file, read once as long as it does not change."""
    return load_yaml(path, _Judged).statements
