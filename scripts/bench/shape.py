"""G17 and G18: what an import costs, and the shape of the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from scripts.bench.figures import Figure, late
from scripts.measure_import import BASE, GOAL_MS, milliseconds

PACKAGE = Path(__file__).parents[2] / "voicesim"
CORE = ("call", "listening", "client", "language", "audio", "voice", "line", "analysis", "scorecard")
"""The rooms in which nothing may be caught unseen."""

LOOP_LINES, FUNCTION_LINES = 200, 40
REPEATS = 15


def imports() -> list[Figure]:
    """G17."""
    package = "import voicesim"
    for statement in (BASE, package):
        milliseconds(statement)  # once for the disk
    pairs = [(milliseconds(BASE), milliseconds(package)) for _ in range(REPEATS)]
    extra = min(with_ for _, with_ in pairs) - min(base for base, _ in pairs)
    value, target = f"NumPy {extra:+.1f} ms, best against best", f"NumPy + {GOAL_MS:.0f} ms"
    return [Figure("G17", package, value, target, extra <= GOAL_MS, REPEATS, timed=True)]


def shape() -> list[Figure]:
    """G18."""
    loop = len((PACKAGE / "call" / "loop.py").read_text("utf-8").splitlines())
    lengths = [
        length for path in PACKAGE.rglob("*.py") for length in function_lengths(path.read_text("utf-8"))
    ]
    caught = [path for path in _core() for _ in broad_handlers(path.read_text("utf-8"))]
    p95 = late(lengths)
    where = ", ".join(sorted({str(path.relative_to(PACKAGE)) for path in caught}))
    return [
        Figure("G18", "lines of loop.py", str(loop), f"<= {LOOP_LINES}", loop <= LOOP_LINES, 1),
        Figure(
            "G18",
            "lines of a function",
            f"{p95:.0f} p95, {max(lengths)} longest",
            f"p95 <= {FUNCTION_LINES}",
            p95 <= FUNCTION_LINES,
            len(lengths),
        ),
        Figure("G18", "`except Exception` in the core", str(len(caught)), "0", not caught, 1, where),
    ]


def function_lengths(source: str) -> list[int]:
    """Lines of each function from its `def` to its end, the docstring included."""
    nodes = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [_length(node) for node in nodes]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def broad_handlers(source: str) -> list[int]:
    """Lines of the handlers that catch everything: bare, `Exception` or `BaseException`."""
    handlers = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ExceptHandler)]
    return [node.lineno for node in handlers if set(_names(node.type)) & {"", "Exception", "BaseException"}]


def _names(caught: ast.expr | None) -> Iterator[str]:
    match caught:
        case None:
            yield ""
        case ast.Name(name):
            yield name
        case ast.Tuple(elements):
            for element in elements:
                yield from _names(element)
        case _:
            yield ast.unparse(caught)


def _core() -> Iterator[Path]:
    for room in CORE:
        yield from sorted((PACKAGE / room).rglob("*.py"))
