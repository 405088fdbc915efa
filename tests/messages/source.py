"""The sentences that stand in the program's source, found in its syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import voicesim

ROOT = Path(voicesim.__file__).parent
ROOMS = tuple(sorted(path.name for path in ROOT.iterdir() if (path / "__init__.py").is_file()))

SENTENCES = ("what", "mend", "remedy")
"""Keywords that hold a sentence for people wherever they are given."""


@cache
def trees(room: str) -> tuple[tuple[Path, ast.Module], ...]:
    """Every file of a room; of the package's own when `room` is empty. The catalogues are left out."""
    files = (ROOT / room).rglob("*.py") if room else ROOT.glob("*.py")
    chosen = [
        file for file in files if "french" not in file.parts and not file.name.startswith("french_help")
    ]
    return tuple((file, ast.parse(file.read_text(encoding="utf-8"))) for file in chosen)


def forms(room: str) -> Iterator[str]:
    """Every form of a message, and every text that stands as one in an error, in the source of a room."""
    for _, tree in trees(room):
        named = assigned(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for part in sentences_in(node):
                    for text in texts(part, named):
                        if text.value.strip():
                            yield text.value


def assigned(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What each name of a file is given, anywhere in it."""
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given.setdefault(node.targets[0].id, []).append(node.value)
    return given


def sentences_in(call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that are sentences for people."""
    yield from (word.value for word in call.keywords if word.arg in SENTENCES)
    match call.func:
        case ast.Name(id="Message"):
            yield from call.args[:1]
        case ast.Name(id="StageFailed" | "StageLate"):
            yield from call.args[1:2]


def texts(part: ast.expr, named: Mapping[str, Sequence[ast.expr]]) -> Iterator[ast.Constant]:
    """The texts that a sentence may be: one, either of two, or what a name was given."""
    for one in branches(part):
        if isinstance(one, ast.Name):
            for given in named.get(one.id, ()):
                yield from texts(given, {})
        elif isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one


def put_together(room: str) -> Iterator[str]:
    """Where a sentence is put together of pieces: no catalogue can have it."""
    for file, tree in trees(room):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for part in sentences_in(node):
                    if any(isinstance(one, ast.JoinedStr | ast.BinOp) for one in branches(part)):
                        yield f"{file.relative_to(ROOT)}:{part.lineno}: {ast.unparse(part)}"


def branches(part: ast.expr) -> Iterator[ast.expr]:
    """The sentence, or either of two."""
    if isinstance(part, ast.IfExp):
        yield from branches(part.body)
        yield from branches(part.orelse)
    else:
        yield part


SAYERS = (
    "say",
    "line",
    "table",
    "aside",
    "progress",
    "step",
    "told",
    "_told",
    "agreed",
    "answer",
    "echo",
    "print",
)
"""What shows its arguments to a person."""
SAID_AT = {"at": 1, "name": 0}
"""Of a task's progress: the place of what is said in the arguments."""


def bare(room: str) -> Iterator[str]:
    """Texts that are shown as they stand in the source: they have one language only."""
    for file, tree in trees(room):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for shown in shown_by(node):
                    for leaf in leaves(shown):
                        if has_words(leaf):
                            yield f"{file.relative_to(ROOT)}:{leaf.lineno}: {ast.unparse(leaf)}"


def shown_by(call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that a person sees; of a table its heads are looked up elsewhere."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if called in ("table", "aside"):
        yield from call.args[1:]
    elif called in SAYERS or called == "BadParameter":
        yield from call.args
    elif called in SAID_AT and "progress" in ast.unparse(call.func):
        yield from call.args[SAID_AT[called] :]


def leaves(shown: ast.expr) -> Iterator[ast.expr]:
    """The texts of which a row or a list of them is made."""
    match shown:
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from leaves(part)
        case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part) | ast.Starred(value=part):
            yield from leaves(part)
        case ast.IfExp(body=one, orelse=other):
            yield from leaves(one)
            yield from leaves(other)
        case ast.BinOp(left=one, right=other):
            yield from leaves(one)
            yield from leaves(other)
        case _:
            yield shown


def has_words(leaf: ast.expr) -> bool:
    """Is it a text with a word in it, or with a stop that French sets apart?"""
    pieces = leaf.values if isinstance(leaf, ast.JoinedStr) else [leaf]
    texts = [
        piece.value for piece in pieces if isinstance(piece, ast.Constant) and isinstance(piece.value, str)
    ]
    return any(re.search(r"[^\W\d_]{2}|[:;!?]", text) for text in texts)


def heads() -> Iterator[str]:
    """The heads of every table that a command draws."""
    for _, tree in trees("cli"):
        for node in ast.walk(tree):
            drawn = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if drawn and node.func.attr in ("table", "aside") and isinstance(node.args[0], ast.Tuple):
                yield from (
                    head.value for head in node.args[0].elts if isinstance(head, ast.Constant) and head.value
                )
