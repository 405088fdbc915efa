"""`docs/law.md` names a test for each requirement of law, and each of them exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
NAMED = tuple(dict.fromkeys(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
ROWS = tuple(
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if re.match(r"\| L\d+ ", line)
)


@cache
def names_in(file: str) -> frozenset[str]:
    """The tests that a file holds; none when it is not there."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_named_by_the_page_exists(file: str, name: str) -> None:
    assert name.startswith("test_")
    assert name in names_in(file)


def test_a_test_that_does_not_exist_would_be_found() -> None:
    assert "test_that_nobody_wrote" not in names_in("tests/packaging/test_law.py")
    assert names_in("tests/packaging/test_nowhere.py") == frozenset()
    assert len(NAMED) > 60


def test_each_requirement_stands_on_the_page_once() -> None:
    assert [row[0] for row in ROWS] == [f"L{number}" for number in range(1, 32)]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_requirement_that_no_test_shows_is_said_to_be_missing(row: tuple[str, ...]) -> None:
    _, requirement, shown, missing = row
    assert requirement
    assert shown or missing.startswith("missing: ")
    assert not missing or missing.startswith("missing: ")
    assert not shown or re.fullmatch(r"`[^`]+`(, `[^`]+`)*", shown)


FORBIDDEN = re.compile(
    r"emotion|affect|sentiment|opensmile|deepface|speechbrain|resemblyzer|pyannote|speaker|"
    r"opencv|mediapipe|mss|pyautogui|pynput|keyboard|pyscreenshot|webcam"
)
"""Packages that infer feelings or know voices again, look at faces or screens, or log keys."""


def test_nothing_that_reads_feelings_faces_screens_or_keys_is_depended_on() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    packages = [line.partition("==")[0].strip() for line in lines if line and not line.startswith("#")]
    assert len(packages) > 80
    assert [name for name in packages if FORBIDDEN.search(name)] == []
    assert FORBIDDEN.search("pyannote-audio")
