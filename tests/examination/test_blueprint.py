"""A blueprint is content: what is wrong with one is said with its file, line, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from voicesim.cli.main import app
from voicesim.errors import ContentError
from voicesim.examination.blueprint import blueprint_files, find_blueprint, load_blueprint
from voicesim.examination.blueprint_check import check_blueprint, checked_blueprint

FRENCH = find_blueprint("cqp_relation_clientele")


def spoiled(tmp_path: Path, before: str, after: str) -> Path:
    """The French blueprint with one thing written otherwise."""
    text = FRENCH.read_text("utf-8")
    assert before in text
    path = tmp_path / FRENCH.name
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", blueprint_files(), ids=lambda path: path.stem)
def test_the_blueprints_that_come_with_the_program_hold(path: Path) -> None:
    assert [str(finding) for finding in check_blueprint(path)] == []


def test_both_languages_have_one() -> None:
    assert {load_blueprint(path).language for path in blueprint_files()} == {"fr", "en"}


WRONG = (
    ("alternates: [FR09]", "alternates: []", "stations[0].alternates"),
    ("competences: [recueil, relation]", "competences: [accueil]", "which is no competence"),
    ("competences: [recueil, indemnisation]", "competences: [recueil]", ""),
    ("alternates: [FR09]", "alternates: [FR10]", "written twice"),
    ("alternates: [FR09]", "alternates: [FR98]", "there is no such scenario"),
    ("alternates: [FR09]", "alternates: [EN01]", "EN01 is not in 'fr'"),
    ("alternates: [FR09]", "alternates: [FR05]", "FR05 is judged by the rubric 'complaint'"),
    ("alternates: [FR08, FR11]", "alternates: [FR04, FR08]", "are not equally difficult"),
    ("    sensitive: true\n", "", "FR12 may move people"),
    ("rubric: fnol", "rubric: fnoll", "there is no such rubric"),
    ("id: cqp_relation_clientele", "id: cqp", "the file is not called cqp.yaml"),
    ("register_number: RNCP41351", "register_number: '41351'", "register_number"),
    ("tolerance: 10", "tolerance: 0", "tolerance"),
    ("minutes: 8", "minutes: true", "true and false are no numbers"),
)


@pytest.mark.parametrize(("before", "after", "said"), WRONG)
def test_what_is_wrong_is_one_sentence_with_its_place(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    path = spoiled(tmp_path, before, after)
    found = check_blueprint(path)
    if not said:  # another station shows that competence: nothing is wrong
        assert found == []
        return
    assert any(said in str(finding) for finding in found)
    assert all("\n" not in str(finding) and finding.line for finding in found)
    with pytest.raises(ContentError):
        checked_blueprint(path)


def test_a_competence_that_no_station_shows(tmp_path: Path) -> None:
    path = spoiled(tmp_path, "competences:\n", "competences:\n  - {id: vente, label: {fr: V, en: S}}\n")
    (found,) = check_blueprint(path)
    assert "no station shows the competence 'vente'" in str(found)


def test_two_stations_are_too_few(tmp_path: Path) -> None:
    text = FRENCH.read_text("utf-8")
    start, end = text.index("  - id: client_tendu"), text.index("marking:")
    path = tmp_path / FRENCH.name
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    assert any(finding.key == "stations" for finding in check_blueprint(path))


def test_a_sitting_that_keeps_a_candidate_too_long_is_no_blueprint(tmp_path: Path) -> None:
    path = tmp_path / FRENCH.name
    text = FRENCH.read_text("utf-8")
    for minutes in (8, 10, 12):
        text = text.replace(f"minutes: {minutes}\n", "minutes: 30\n")
    path.write_text(text, encoding="utf-8")
    (found,) = check_blueprint(path)
    assert "the stations take 120 minutes of a candidate; 90 are the most" in str(found)


def test_the_linter_of_content_checks_them_too(tmp_path: Path) -> None:
    path = spoiled(tmp_path, "alternates: [FR09]", "alternates: [EN01]")
    result = CliRunner().invoke(app, ["scenarios", "check", str(path)])
    assert result.exit_code == 1
    assert "EN01 is not in 'fr'" in result.output
    assert "1 blueprint" in result.output


def test_comments_and_layout_do_not_change_its_digest(tmp_path: Path) -> None:
    same = spoiled(tmp_path, "# Certification", "# Une certification")
    assert load_blueprint(same).digest == load_blueprint(FRENCH).digest
    other = spoiled(tmp_path, "minutes: 8", "minutes: 9")
    assert load_blueprint(other).digest != load_blueprint(FRENCH).digest
