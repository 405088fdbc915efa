"""Files that people write: read with their line numbers, checked against a model, refused in one sentence.

Every loader of content (phrases, topics, scenarios, rubrics, robots) goes through `load_yaml`. YAML is read
the 1.2 way where 1.1 surprises: `on`, `no` and `off` stay words, `12:30` and `2026-01-02` stay text, and a
key written twice is an error.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from voicesim.errors import ContentError

M = TypeVar("M", bound=BaseModel)
Key: TypeAlias = str | int
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]  # the C loader when PyYAML was built with it, ten times faster
    """PyYAML's safe loader with YAML 1.2's plain words, numbers and truth values."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]*(?:[eE][-+]?[0-9]+)?$"), list("-+0123456789")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile(r"^<<$"), ["<"])


@dataclass(frozen=True)
class YamlFile:
    """A file as read: its data, and where each key stands."""

    path: Path
    data: Any
    """Plain dicts, lists, strings, numbers and truth values."""
    lines: Mapping[tuple[Key, ...], int]
    """The line (from 1) of every key and list item, by its way from the root."""

    def line(self, way: Sequence[Key]) -> int:
        """The line of the deepest part of `way` that the file has."""
        for length in range(len(way), 0, -1):
            found = self.lines.get(tuple(way[:length]))
            if found is not None:
                return found
        return 1

    def error(self, way: Sequence[Key], *, code: str, what: str, mend: str) -> ContentError:
        """A sentence about one key of this file, for linters that check more than the schema."""
        return ContentError(code, what=what, where=_place(self.path, self.line(way), way), mend=mend)


def read_yaml(path: Path) -> YamlFile:
    """Reads `path` without checking it. Raises `ContentError` for a missing, unreadable or broken file."""
    text = _text(path)
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                raise ContentError(
                    "content.empty", what="the file is empty", where=str(path), mend="write it"
                )
            lines = dict(_lines(node, (), path))
            return YamlFile(path, loader.construct_document(node), lines)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ContentError(
            "content.syntax",
            what=f"this is not YAML ({error.problem or error.context})",
            where=f"{path}:{line}",
            mend="look at the indentation, colons and quotes of this line and the one before",
        ) from None
    except yaml.YAMLError as error:
        raise ContentError(
            "content.syntax",
            what=f"this is not YAML ({' '.join(str(error).split())})",
            where=str(path),
            mend="save it as plain UTF-8 text",
        ) from None


def load_yaml(path: Path, model: type[M]) -> M:
    """The content of `path` as a `model`. Raises `ContentError` naming file, line, key and remedy."""
    file = read_yaml(path)
    return validated(file, model)


def validated(file: YamlFile, model: type[M]) -> M:
    """The data of `file` as a `model`. Raises the first `ContentError` there is."""
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        raise _sentence(file, model, error.errors()[0]) from None


def problems(path: Path, model: type[BaseModel]) -> list[ContentError]:
    """Everything that keeps `path` from being a `model`, for linters; empty when it is one."""
    try:
        file = read_yaml(path)
        model.model_validate(file.data)
    except ContentError as error:
        return [error]
    except ValidationError as error:
        return [_sentence(file, model, detail) for detail in error.errors()]
    return []


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        what, mend = "the file is not UTF-8 text", "save it as UTF-8"
    except FileNotFoundError:
        what, mend = "there is no such file", "check the path"
    except IsADirectoryError:
        what, mend = "this is a folder", "name a file in it"
    except OSError as error:
        what, mend = f"the file cannot be read ({error.strerror})", "check its permissions"
    raise ContentError("content.unreadable", what=what, where=str(path), mend=mend) from None


def _lines(node: yaml.Node, way: tuple[Key, ...], path: Path) -> Iterator[tuple[tuple[Key, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in seen and name != "<<":
                raise ContentError(
                    "content.duplicate",
                    what=f"the key {name!r} is written twice",
                    where=_place(path, line, (*way, name)),
                    mend="keep one of the two",
                )
            seen.add(name)
            yield (*way, name), line
            yield from _lines(value, (*way, name), path)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield (*way, index), item.start_mark.line + 1
            yield from _lines(item, (*way, index), path)


def _place(path: Path, line: int, way: Sequence[Key]) -> str:
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in way).lstrip(".")
    return f"{path}:{line}" + (f" ({key})" if key else "")


def _sentence(file: YamlFile, model: type[BaseModel], detail: ErrorDetails) -> ContentError:
    way = _way(file.data, detail["loc"])
    kind, message = detail["type"], detail["msg"].removeprefix("Value error, ")
    if kind == "extra_forbidden":
        allowed = sorted(_fields(model, detail["loc"][:-1]))
        near = difflib.get_close_matches(str(way[-1]), allowed, n=1)
        mend = f"did you mean {near[0]!r}" if near else "remove it"
        if not near and allowed:
            mend += f" or use one of {', '.join(allowed)}"
        return file.error(way, code="content.unknown_key", what=f"unknown key {way[-1]!r}", mend=mend)
    if kind == "missing":
        name = detail["loc"][-1]
        what, mend = f"the key {name!r} is missing", f"add {name!r}"
        return file.error(way, code="content.missing_key", what=what, mend=mend)
    what, _, mend = message.partition("; ")
    what = what[:1].lower() + what[1:]
    given = detail["input"]
    if kind != "value_error" and isinstance(given, str | int | float | bool):
        what += f", not {given!r}"
    return file.error(way, code="content.value", what=what, mend=mend.rstrip(".") or "correct the value")


def _way(data: Any, loc: Sequence[Key]) -> tuple[Key, ...]:
    """Pydantic's location without the tags of unions: what is really in the file, and a missing last key."""
    way: list[Key] = []
    for index, part in enumerate(loc):
        inside = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if inside or (isinstance(data, Mapping) and part in data):
            data = data[part]
        elif index < len(loc) - 1 or not isinstance(data, Mapping):
            continue
        way.append(part)
    return tuple(way)


def _fields(model: object, loc: Sequence[Key]) -> set[str]:
    """The keys that may stand at `loc`, as far as the annotations tell."""
    found: set[str] = set()
    for candidate in _models(model):
        if not loc:
            found |= {field.alias or name for name, field in candidate.model_fields.items()}
            continue
        by_name = {field.alias or name: field.annotation for name, field in candidate.model_fields.items()}
        if loc[0] in by_name:
            found |= _fields(by_name[str(loc[0])], loc[1:])
        else:
            found |= _fields(candidate, loc[1:])  # a union's tag, or an index
    return found


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    if get_origin(annotation) in (Union, UnionType, list, tuple, dict) or hasattr(annotation, "__metadata__"):
        for part in get_args(annotation):
            yield from _models(part)
