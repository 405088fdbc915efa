"""The documents that a deployer needs (L26): French and English, versioned, and true to the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from voicesim.examination.blueprint import LONGEST_MINUTES
from voicesim.records.retention import LOG_CEILING, RECORDING_CEILING, Retention
from voicesim.settings.schema import Records

DOCS = Path(__file__).resolve().parents[2] / "docs"
FOLDER = DOCS / "compliance"
PAIRS = {
    "impact-assessment": "analyse-impact",
    "works-council": "dossier-cse",
    "instructions-for-use": "notice-utilisation",
    "processing-register": "registre-traitements",
}
BOTH = [(FOLDER / "en" / f"{en}.md", FOLDER / "fr" / f"{fr}.md") for en, fr in PAIRS.items()]
EVERY = [path for pair in BOTH for path in pair]
COMMANDS = (DOCS / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("pair", BOTH, ids=list(PAIRS))
def test_each_document_stands_in_both_languages_with_the_same_parts_and_version(
    pair: tuple[Path, Path],
) -> None:
    english, french = (path.read_text(encoding="utf-8") for path in pair)
    for sign in (r"^#{1,2} ", r"^\| ", r"^\d\. ", r"^- "):
        assert len(re.findall(sign, english, re.MULTILINE)) == len(re.findall(sign, french, re.MULTILINE))
    assert re.findall(r"`(?:records|voicesim)[^`]*`", english) == re.findall(
        r"`(?:records|voicesim)[^`]*`", french
    )
    version = re.compile(r"^Version \d+, \d{4}-\d\d-\d\d\.", re.MULTILINE)
    assert len(version.findall(english)) == 1
    assert version.findall(english) == version.findall(french)


def test_every_document_is_named_here() -> None:
    assert sorted(FOLDER.rglob("*.md")) == sorted(EVERY)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_what_it_says_of_the_program_is_so(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for command in re.findall(r"`voicesim ([a-z]+(?: [a-z]+)?)", text):
        assert f"voicesim {command}" in COMMANDS, command
    for name in re.findall(r"`records\.(\w+)`", text):
        assert name in Records.model_fields, name
    kept = Retention()
    periods = {kept.recording, kept.analysis, kept.log, kept.proces_verbal, kept.sitting_journal}
    allowed = periods | {RECORDING_CEILING, LOG_CEILING}
    assert {int(days) for days in re.findall(r"(\d+) (?:days|jours)", text)} <= allowed
    for minutes in re.findall(r"(\d+) minutes", text):
        assert int(minutes) == LONGEST_MINUTES
