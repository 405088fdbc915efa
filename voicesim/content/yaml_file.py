"""Files that people write: read with their line numbers, checked against a model, refused in one sentence.

Every loader of content (phrases, topics, scenarios, rubrics, robots) goes through `load_yaml`. YAML is read
the 1.2 way (see `voicesim.content.yaml_reading`), a key written twice is an error, and so are characters that
nobody sees.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin

import yaml
from pydantic import VERSION, BaseModel, ValidationError
from pydantic_core import ErrorDetails
from yaml.reader import ReaderError

from voicesim.content.yaml_reading import composed
from voicesim.errors import ContentError
from voicesim.kept import kept
from voicesim.messages.foreign import foreign
from voicesim.messages.message import Message
from voicesim.messages.refusals import refusal
from voicesim.resources import content
from voicesim.text.invisible import CONTROLS, INVISIBLE

M = TypeVar("M", bound=BaseModel)
Key: TypeAlias = str | int

T = TypeVar("T")

READERS = (VERSION, yaml.__version__)
"""What else decides what is read: Pydantic and PyYAML."""

LARGEST = 4 << 20  # bytes
"""A larger file was not written by people, and would keep them waiting."""


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
    return _read(path, text_of_file(path))


def _read(path: Path, text: str) -> YamlFile:
    _check_letters(path, text)
    try:
        tree = composed(text)
        if tree is None:
            raise ContentError(
                "content.empty", what=Message("the file is empty"), where=str(path), mend=Message("write it")
            )
        lines = dict(_lines(tree.root, (), path))
        return YamlFile(path, tree.data(), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ContentError(
            "content.syntax",
            what=Message("this is not YAML ({problem})", problem=_problem(error)),
            where=f"{path}:{line}",
            mend=Message("look at the indentation, colons and quotes of this line and the one before"),
        ) from None
    except ReaderError as error:
        raise ContentError(
            "content.invisible",
            what=Message(_CONTROL, code=error.character if isinstance(error.character, int) else 0),
            where=str(path),
            mend=Message("delete it, or type the words again"),
        ) from None
    except yaml.YAMLError as error:
        raise ContentError(
            "content.syntax",
            what=Message("this is not YAML ({problem})", problem=foreign(str(error))),
            where=str(path),
            mend=Message("save it as plain UTF-8 text"),
        ) from None


def _problem(error: yaml.MarkedYAMLError) -> Message:
    """What is wrong: one of our own sentences, or PyYAML's."""
    problem = error.problem or error.context or ""
    return problem if isinstance(problem, Message) else foreign(problem)


def load_yaml(path: Path, model: type[M], beside: Hashable = ()) -> M:
    """The content of `path` as a `model`. Raises `ContentError` naming file, line, key and remedy.

    The same text gives the same value, which nobody changes; what it works out of itself is worked out once.
    `beside` tells values apart that look into other files as well: when these were written.
    """
    return cast(M, _loaded(path, text_of_file(path), model, beside))


@lru_cache(maxsize=256)
def _loaded(path: Path, text: str, model: type[BaseModel], _beside: Hashable) -> BaseModel:
    kind = f"{model.__module__}.{model.__qualname__}"
    return kept_with_program([path], [text], kind, lambda: validated(_read(path, text), model))


def kept_with_program(files: Sequence[Path], texts: Iterable[str], kind: str, make: Callable[[], T]) -> T:
    """What `make` makes of the `texts` of `files`: once an installation if they are the program's own.

    `kind` tells apart what is made of the same files. What a house or a person has written is read anew by
    each process.
    """
    own = content("personas")
    if not all(file.is_relative_to(own) for file in files):
        return make()
    name = ".".join((*files[0].relative_to(own).with_suffix("").parts, kind))
    return kept(name, (kind, *READERS, *texts), make)


def ids_in(path: Path, key: str) -> frozenset[str]:
    """The ids of what `path` lists under `key`. Raises `ContentError` for a file that cannot be read."""
    text = text_of_file(path)

    def found() -> frozenset[str]:
        entries = _read(path, text).data.get(key, [])
        return frozenset(entry["id"] for entry in entries if isinstance(entry, dict) and "id" in entry)

    return kept_with_program([path], [text], f"ids.{key}", found)


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


def text_of_file(path: Path) -> str:
    """The text of a file that people wrote, not looked at yet. Raises `ContentError`."""
    try:
        if path.stat().st_size > LARGEST:
            what, mend = (
                Message("the file is larger than {most} MB", most=LARGEST >> 20),
                Message("name a file that people wrote"),
            )
            raise ContentError("content.too_large", what=what, where=str(path), mend=mend)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        what, mend = Message("the file is not UTF-8 text"), Message("save it as UTF-8")
    except FileNotFoundError:
        what, mend = Message("there is no such file"), Message("check the path")
    except IsADirectoryError:
        what, mend = Message("this is a folder"), Message("name a file in it")
    except OSError as error:
        what, mend = (
            Message("the file cannot be read ({strerror})", strerror=error.strerror),
            Message("check its permissions"),
        )
    raise ContentError("content.unreadable", what=what, where=str(path), mend=mend) from None


def _check_letters(path: Path, text: str) -> None:
    """Refuse accents written apart from their letters, and characters nobody sees."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not INVISIBLE.search(text)):
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if not unicodedata.is_normalized("NFC", line):
            what = Message(
                "the accents of this file are characters of their own, apart from their letters (NFD)"
            )
            raise ContentError(
                "content.decomposed",
                what=what,
                where=f"{path}:{number}",
                mend=Message("save the file as NFC"),
            )
        _check_visible(line, f"{path}:{number}")


def _check_visible(text: str, where: str) -> None:
    if text.isprintable():
        return
    found = INVISIBLE.search(text) or CONTROLS.search(text)
    if found is not None:
        form = _INVISIBLE if INVISIBLE.match(found[0]) else _CONTROL
        raise ContentError(
            "content.invisible",
            what=Message(form, code=ord(found[0])),
            where=where,
            mend=Message("delete it, or type the words again"),
        )


_INVISIBLE = "there is an invisible character (U+{code:04X})"
_CONTROL = "there is a control character (U+{code:04X})"


def _lines(node: yaml.Node, way: tuple[Key, ...], path: Path) -> Iterator[tuple[tuple[Key, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise ContentError(
                    "content.key",
                    what=Message("a key is a list or a mapping"),
                    where=_place(path, line, way),
                    mend=Message("write a word before the colon"),
                )
            name = str(key.value)
            if not name.isprintable():
                _check_visible(name, _place(path, line, way))
            if name in seen and name != "<<":
                raise ContentError(
                    "content.duplicate",
                    what=Message("the key {name!r} is written twice", name=name),
                    where=_place(path, line, (*way, name)),
                    mend=Message("keep one of the two"),
                )
            seen.add(name)
            yield (*way, name), line
            yield from _lines(value, (*way, name), path)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield (*way, index), item.start_mark.line + 1
            yield from _lines(item, (*way, index), path)
    elif not str(node.value).isprintable():
        _check_visible(str(node.value), _place(path, node.start_mark.line + 1, way))


def _place(path: Path, line: int, way: Sequence[Key]) -> str:
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in way).lstrip(".")
    return f"{path}:{line}" + (f" ({key})" if key else "")


def _sentence(file: YamlFile, model: type[BaseModel], detail: ErrorDetails) -> ContentError:
    way = _way(file.data, detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        allowed = sorted(_fields(model, detail["loc"][:-1]))
        near = difflib.get_close_matches(str(way[-1]), allowed, n=1)
        mend = Message("did you mean {near!r}", near=near[0]) if near else Message("remove it")
        if not near and allowed:
            mend = Message("remove it or use one of {allowed}", allowed=", ".join(allowed))
        return file.error(
            way, code="content.unknown_key", what=Message("unknown key {name!r}", name=way[-1]), mend=mend
        )
    if kind == "missing":
        name = detail["loc"][-1]
        what, mend = Message("the key {name!r} is missing", name=name), Message("add {name!r}", name=name)
        return file.error(way, code="content.missing_key", what=what, mend=mend)
    what, mend = refusal(detail).parted()
    given = detail["input"]
    if kind != "value_error" and isinstance(given, str | int | float | bool):
        what = Message("{what}, not {given!r}", what=what, given=given)
    return file.error(way, code="content.value", what=what, mend=mend)


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
