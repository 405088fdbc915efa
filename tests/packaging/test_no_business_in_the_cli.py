"""What every face needs is decided in `sessions`: the command line and the pages parse, ask and show."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import voicesim

ROOT = Path(voicesim.__file__).parent
FACES = sorted([*(ROOT / "cli").glob("*.py"), *(ROOT / "web").rglob("*.py")])

NO_SEED = ("doors.py",)
"""Draws keys, not callers."""

DECIDED_ELSEWHERE = {
    "secrets": "who calls, and the seed: sessions.choosing",
    "voicesim.sessions.filing": "filing a call: sessions.session and sessions.rescoring",
    "voicesim.sessions.second_pass": "the second listening: sessions.rescoring",
    "voicesim.scorecard.score.score": "scoring again: sessions.rescoring",
    "voicesim.scorecard.difference": "scoring again: sessions.rescoring",
    "voicesim.records.trainee.contest_line": "contesting a line: sessions.rescoring",
    "voicesim.records.trainee.assess_oneself": "one's own marks: sessions.rescoring",
    "voicesim.sessions.provenance.provenance_of": "what a call is made of: sessions.provenance.proved",
    "voicesim.content.notices.load_notice": "what people are told: sessions.telling",
    "voicesim.content.notices.Details": "what people are told: sessions.telling",
    "voicesim.servers.address.is_here": "what people are told: sessions.telling",
}

RULES_THAT_ARE_NO_SCREEN = {"acceptance_required", "fixed_seed", "refiled", "model_words", "begun_in_store"}
"""Rules of a mode that decide what is done; the others decide what is shown or asked."""


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("file", FACES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_face_decides_nothing_that_another_face_would_decide_again(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {name for name in imported(tree) if not (name == "secrets" and file.name in NO_SEED)}
    assert {DECIDED_ELSEWHERE[name] for name in names if name in DECIDED_ELSEWHERE} == set()
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert asked & RULES_THAT_ARE_NO_SCREEN == set()
