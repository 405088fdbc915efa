"""YAML text as plain data, read the 1.2 way, within bounds whatever is in it.

`on`, `no` and `off` stay words; `12:30` and `2026-01-02` stay text, and so does a number with zeros in front
(a telephone, a postcode), which is never octal. Of the tags only those of plain data are read. Nesting and
repetition by aliases are bounded: a file that people write needs neither deep.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import yaml
from yaml.constructor import ConstructorError

from voicesim.messages.message import Message

DEEPEST = 100
"""Levels of lists in lists."""
MOST = 500_000
"""Values, those that aliases repeat counted each time."""
LONGEST = 300
"""Digits of a number."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_PREFIX = re.compile(r"^[ \t?:-]+", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}]")


class _Loader(_Base):  # type: ignore[misc]  # the C loader when PyYAML was built with it, ten times faster
    """PyYAML's safe loader with YAML 1.2's plain words, numbers and truth values."""


def _tag(kind: str) -> str:
    return f"tag:yaml.org,2002:{kind}"


_INT = r"[-+]?(?:0|[1-9][0-9]*)"
_Loader.yaml_implicit_resolvers = {}
for _kind, _pattern, _first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", _INT, "-+0123456789"),
    ("float", rf"{_INT}\.[0-9]*(?:[eE][-+]?[0-9]+)?", "-+0123456789"),
    ("merge", "<<", "<"),
):
    _Loader.add_implicit_resolver(_tag(_kind), re.compile(f"^(?:{_pattern})$"), list(_first))
_Loader.add_implicit_resolver(_tag("null"), re.compile("^(?:null|Null|NULL|~|)$"), ["n", "N", "~", ""])


def _refused(node: yaml.Node, problem: Message) -> ConstructorError:
    return ConstructorError(None, None, problem, cast(Any, node.start_mark))


def _number(kind: Callable[[str], int | float], name: Message) -> Callable[[Any, yaml.Node], int | float]:
    def made(loader: Any, node: yaml.Node) -> int | float:
        text = loader.construct_scalar(node)
        try:
            if len(text) > LONGEST:
                raise ValueError
            return kind(text)
        except ValueError:
            shown = text if len(text) <= 40 else f"{text[:40]}…"
            raise _refused(node, Message("{shown!r} is no {name}", shown=shown, name=name)) from None

    return made


def _truth(loader: Any, node: yaml.Node) -> bool:
    text = loader.construct_scalar(node)
    if text.lower() not in ("true", "false"):
        raise _refused(node, Message("{text!r} is neither true nor false", text=text))
    return bool(text.lower() == "true")


def _unknown(loader: Any, node: yaml.Node) -> None:
    raise _refused(node, Message("the tag {tag!r} is none of plain data", tag=node.tag))


_Loader.yaml_constructors = {
    tag: made
    for tag, made in _Base.yaml_constructors.items()
    if tag is None or tag in {_tag(kind) for kind in ("null", "str", "seq", "map")}
}
_Loader.add_constructor(None, _unknown)
_Loader.add_constructor(_tag("int"), _number(int, Message("whole number")))
_Loader.add_constructor(_tag("float"), _number(float, Message("number")))
_Loader.add_constructor(_tag("bool"), _truth)


@dataclass(frozen=True)
class Tree:
    """A text as YAML sees it, before it is data."""

    root: yaml.Node
    _loader: Any

    def data(self) -> Any:
        """Plain dicts, lists, strings, numbers and truth values. Raises `yaml.YAMLError`."""
        try:
            return self._loader.construct_document(self.root)
        except (ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
            raise _refused(self.root, Message("a value that cannot be read ({error})", error=error)) from None


def composed(text: str) -> Tree | None:
    """The tree of `text`; None when it is empty. Raises `yaml.YAMLError`, for what is out of bounds too."""
    _check_depth(text)
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    finally:
        loader.dispose()
    if root is None:
        return None
    _check_size(root)
    return Tree(root, loader)


def _check_depth(text: str) -> None:
    """Refuse deep nesting before anything recursive reads it.

    Every level needs a bracket or a column of its own, so most texts need no second look.
    """
    if _brackets(text) + 2 * max(map(len, _PREFIX.findall(text)), default=0) <= DEEPEST:
        return
    loader, depth = _Loader(text), 0
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise ConstructorError(
                        None, None, Message("lists in lists, too deep"), cast(Any, event.start_mark)
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    finally:
        loader.dispose()


def _brackets(text: str) -> int:
    """How deep brackets open, at most; those inside words counted too."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _check_size(root: yaml.Node) -> None:
    """Refuse an alias inside what it stands for, and aliases that blow a few lines up into millions."""
    sizes: dict[int, int] = {}
    within: set[int] = set()

    def size(node: yaml.Node) -> int:
        if not isinstance(node, yaml.CollectionNode):
            return 1
        if id(node) in within:
            raise _refused(node, Message("an alias stands inside what it repeats"))
        if id(node) not in sizes:
            within.add(id(node))
            total = 1
            for item in node.value:
                total += sum(map(size, item)) if isinstance(item, tuple) else size(item)
            within.discard(id(node))
            sizes[id(node)] = total
        if sizes[id(node)] > MOST:
            raise _refused(node, Message("aliases repeat too much"))
        return sizes[id(node)]

    size(root)
