"""A page's templates are compiled once an installation."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from voicesim.kept_templates import KeptTemplates


def rendered(folder: Path) -> str:
    """The template as a process of its own would render it."""
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=KeptTemplates(folder))
    return environment.get_template("page.j2").render(name="Zoé")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.j2").write_text("Bonjour {{ name }}.", encoding="utf-8")
    return tmp_path


def test_what_was_compiled_is_not_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(folder) == "Bonjour Zoé."
    monkeypatch.delattr(Environment, "compile")
    assert rendered(folder) == "Bonjour Zoé."


def test_a_template_that_was_changed_is_compiled_anew(folder: Path) -> None:
    rendered(folder)
    (folder / "page.j2").write_text("Au revoir {{ name }}.", encoding="utf-8")
    assert rendered(folder) == "Au revoir Zoé."


def test_where_nothing_may_be_kept_pages_are_made_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(folder) == "Bonjour Zoé."
    assert [path.name for path in folder.iterdir()] == ["page.j2"]
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (folder / "__pycache__").write_text("a file where the folder should be", encoding="utf-8")
    assert rendered(folder) == "Bonjour Zoé."


def test_what_is_kept_and_spoilt_is_compiled_anew(folder: Path) -> None:
    rendered(folder)
    (kept,) = (folder / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    assert rendered(folder) == "Bonjour Zoé."
