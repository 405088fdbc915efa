"""What follows from the mode of a call is decided in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import voicesim
from voicesim.modes import CERTIFICATION, MODES, PRACTICE, ModeRules, rules_of

ROOM = Path(voicesim.__file__).parent


def comparisons(source: str) -> Iterator[int]:
    """Lines where something is compared, or matched, with the name of a mode."""
    for node in ast.walk(ast.parse(source)):
        compared: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                compared += side.elts if isinstance(side, (ast.Tuple, ast.List, ast.Set)) else [side]
        elif isinstance(node, ast.MatchValue):
            compared = [node.value]
        if any(isinstance(side, ast.Constant) and side.value in MODES for side in compared):
            yield node.lineno


def test_nobody_compares_a_mode_outside_the_one_place() -> None:
    found = {
        f"{file.relative_to(ROOM)}:{line}"
        for file in ROOM.rglob("*.py")
        for line in comparisons(file.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_the_search_finds_what_it_looks_for() -> None:
    source = 'a = mode == "practice"\nb = "certification" != mode\nc = mode in ("practice", "x")\n'
    assert list(comparisons(source)) == [1, 2, 3]


def test_every_mode_has_its_rules() -> None:
    assert [rules_of(mode).mode for mode in MODES] == list(MODES)


def test_an_examination_differs_from_practice_in_every_rule() -> None:
    """A rule that is the same in both modes is no rule of a mode."""
    same = [
        field.name
        for field in fields(ModeRules)
        if getattr(PRACTICE, field.name) == getattr(CERTIFICATION, field.name)
    ]
    assert same == []
