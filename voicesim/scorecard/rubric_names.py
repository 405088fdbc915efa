"""Does a rubric name only families and topics that exist? A misspelt one would never be found in any call."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from voicesim.content.yaml_file import Key, ids_in, read_yaml
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language

if TYPE_CHECKING:
    from voicesim.scorecard.rubric import Rubric

KINDS = {"families": "families", "topics": "topics", "besides": "topics"}
"""Keys of a rule, and the list their ids come from."""
PLACES = {
    "families": "personas/phrases/",
    "topics": "personas/topics/",
    "statements": "the rubric's own 'statements'",
}


def check_names(path: Path, rubric: Rubric) -> None:
    """Raises `ContentError` for the first family, topic or statement of the file that there is not."""
    own = {statement.id for statement in rubric.statements}
    for way, kind, name in _named(rubric):
        known = own if kind == "statements" else known_ids(kind, rubric.language)
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            mend = (
                Message("did you mean {value!r}", value=near[0])
                if near
                else Message("use one of {value}", value=PLACES[kind])
            )
            raise read_yaml(path).error(
                way,
                code="rubric.unknown_name",
                what=Message("{name!r} is none of the {kind}", name=name, kind=kind),
                mend=mend,
            )


@lru_cache(maxsize=8)
def known_ids(kind: str, language: Language) -> frozenset[str]:
    """The ids of the families or topics of a language. Raises `ContentError`."""
    folder = "phrases" if kind == "families" else "topics"
    return ids_in(content("personas", folder, f"{language}.yaml"), kind)


def _named(rubric: Rubric) -> Iterator[tuple[tuple[Key, ...], str, str]]:
    """Every id a rule names: its way in the file, its kind, itself."""
    for i, criterion in enumerate(rubric.criteria):
        for k, check in enumerate(criterion.checks):
            yield from _in_rule(check.rule, ("criteria", i, "checks", k, "rule"))


def _in_rule(rule: BaseModel, way: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], str, str]]:
    for key in type(rule).model_fields:
        value = getattr(rule, key)
        if isinstance(value, BaseModel):
            yield from _in_rule(value, (*way, key))
        elif key in KINDS or key == "statements":
            for index, name in enumerate(value):
                yield (*way, key, index), KINDS.get(key, key), name
