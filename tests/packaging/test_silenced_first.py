"""Whatever is run from this checkout loads voicesim before a library that would report home."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TALKING = {"onnxruntime", "huggingface_hub", "faster_whisper", "piper", "ctranslate2"}
"""Libraries that report home, or bring one that does."""


def imports(file: Path) -> Iterator[str]:
    """The packages a file imports as it is loaded, in this order."""
    for statement in ast.parse(file.read_text("utf-8")).body:
        if isinstance(statement, ast.Import):
            yield from (name.name.split(".")[0] for name in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
            yield statement.module.split(".")[0]


def loads_talking_first(file: Path) -> bool:
    """Would this file, run by its path, load such a library before voicesim?"""
    every = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""])
    }
    if not every & TALKING:
        return False
    first = next((name for name in imports(file) if name in TALKING | {"voicesim"}), "")
    return first != "voicesim"


def run_by_path() -> set[Path]:
    """Scripts that somebody is told to run by their path, which do not load the package they lie in."""
    told = [*ROOT.glob("docs/*.md"), *ROOT.glob("*.md"), ROOT / "Makefile", *ROOT.glob("scripts/**/*.py")]
    text = "\n".join(file.read_text("utf-8") for file in told)
    return {ROOT / name for name in re.findall(r"scripts/[\w/]+\.py", text)}


@pytest.mark.parametrize("first", ["scripts/__init__.py", "tests/conftest.py"])
def test_what_is_loaded_first_loads_voicesim(first: str) -> None:
    names = list(imports(ROOT / first))
    assert "voicesim" in names
    assert not TALKING & set(names)


def test_a_script_that_is_run_by_its_path_loads_voicesim_first() -> None:
    assert {"set_up.py", "build_llm.py", "mirror_roc.py"} <= {file.name for file in run_by_path()}
    assert [file for file in run_by_path() if loads_talking_first(file)] == []


def test_a_file_that_loads_one_first_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "script.py"
    for text, wrong in (
        ("import piper\nimport voicesim\n", True),
        ("def f():\n    import onnxruntime\n", True),
        ("import voicesim.audio\nfrom piper import voice\n", False),
        ("import json\n", False),
    ):
        file.write_text(text, encoding="utf-8")
        assert loads_talking_first(file) is wrong


def test_a_script_of_the_package_is_silent_before_its_first_line() -> None:
    say = "import scripts.fuzz, os; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    done = subprocess.run(
        [sys.executable, "-c", say], cwd=ROOT, env={"PATH": os.defpath}, capture_output=True, text=True
    )
    assert done.stdout == "1\n", done.stderr
