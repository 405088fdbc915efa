"""`voicesim sitting standard|report|papers|badge|export`, as they are typed, on a sitting that is there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.examination.sittings import sitting
from voicesim.cli.main import app
from voicesim.examination import summary
from voicesim.examination.outcome import SittingOutcome
from voicesim.records.store import Store


class Desk:
    """An examiner's machine: one sitting is prepared, and comes to what a test says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._machine = {
            "VOICESIM_RECORDS_FOLDER": str(folder / "store"),
            "VOICESIM_RECORDS_ORGANISATION": "Institut des Métiers",
            "XDG_CONFIG_HOME": str(folder),
            "HOME": str(folder),
            "VOICESIM_LANG": "en",
        }

    def run(self, *arguments: str) -> Any:
        return CliRunner(env=self._machine).invoke(app, ["sitting", *arguments])

    def answer(self, *arguments: str) -> dict[str, Any]:
        shown = self.run(*arguments, "--json")
        assert shown.exit_code == 0, shown.stderr
        body = json.loads(shown.stdout)
        assert isinstance(body, dict)
        return body


@pytest.fixture
def held() -> SittingOutcome:
    return sitting(12)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: SittingOutcome) -> Desk:
    made = Desk(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert made.run("new", "claims_telephone", "--name", "S1").exit_code == 0

    def outcome_of(_: Store, name: str) -> SittingOutcome:
        return replace(held, id=name)

    monkeypatch.setattr(summary, "outcome_of", outcome_of)
    return made


def test_the_report_of_twelve_withholds_what_cannot_be_told(desk: Desk) -> None:
    told = desk.answer("report", "S1")
    assert told["candidates"] == 12
    assert told["borderline_regression"]["value"] is None
    assert "12 candidates pooled" in told["borderline_regression"]["why"]
    withheld = [one["absolute"] for one in told["reliability"] if one["absolute"]["value"] is None]
    assert withheld
    assert all(one["interval"] for one in withheld)
    shown = desk.run("report", "S1").stdout
    assert "not enough to tell" in shown
    assert "never came out differently" in shown


@pytest.mark.parametrize("held", [sitting(3)], ids=["three candidates"])
def test_of_items_that_three_people_met_nothing_is_said(desk: Desk) -> None:
    shown = desk.run("report", "S1").stdout
    assert "never came out differently" not in shown
    assert "items judged in fewer than 4 calls, of which nothing is said" in shown


def test_what_people_declared_is_compared_and_stays_nowhere(desk: Desk) -> None:
    table = desk.folder / "declared.csv"
    lines = [f"{number};{'occitan' if number < 3 else 'aucun'}" for number in range(1, 13)]
    table.write_text("candidate;accent\n" + "\n".join(lines), encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*") if path.is_file()}
    told = desk.answer("proposals", "S1", "--declared", str(table))
    assert {one["criterion"]: one["calls"] for one in told["criteria"]} == dict.fromkeys(
        ("accueil", "faits", "cadre", "suite"), 48
    )
    assert all(one["wrong"] > 0 for one in told["criteria"])
    assert {one["group"] for one in told["fairness"]["gaps"]} == {"aucun"}
    assert told["fairness"]["too_small"] == {"accent": 1}
    shown = desk.run("proposals", "S1", "--declared", str(table)).stdout
    assert "1 group of fewer than 10 people, of whom nothing is said" in shown
    assert "occitan" not in shown
    changed = [
        path
        for path in desk.folder.rglob("*")
        if path.is_file() and before.get(path) != path.stat().st_mtime_ns
    ]
    assert not any(b"occitan" in path.read_bytes() for path in changed)


def test_the_judges_table_sets_the_standard(desk: Desk) -> None:
    from voicesim.examination.blueprint import load_blueprint

    stations = [one.id for one in load_blueprint("claims_telephone").stations]
    table = desk.folder / "juges.csv"
    lines = [f"{who};" + ";".join(points for _ in stations) for who, points in (("A", "50,5"), ("B", "60"))]
    table.write_text("\ufeffjuge;" + ";".join(stations) + "\r\n" + "\r\n".join(lines) + "\r\n", "utf-8")
    told = desk.answer("standard", "S1", "--angoff", str(table))
    assert told["standard"]["cut"] == pytest.approx(55.25)
    journal = (desk.folder / "store" / "sittings" / "S1" / "journal.jsonl").read_text()
    assert '"J1"' in journal
    assert '"A"' not in journal


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no head line"),
        ("juge;nulle_part\nA;50\n", "is no station"),
        ("juge;{station}\nA;beaucoup\n", "line 2: 'beaucoup' is no number"),
        ("juge;{station}\n;50\n", "line 2 names no judge"),
        ("juge;{station}\nA;50\nA;60\n", "line 3 names no judge, or one twice"),
        ("juge;{station}\nA;101\n", "101 is outside 0 to 100"),
        ("juge;{station}\n", "no judge has estimated"),
    ],
)
def test_a_judges_table_that_does_not_do_is_refused_in_one_sentence(desk: Desk, text: str, says: str) -> None:
    from voicesim.examination.blueprint import load_blueprint

    table = desk.folder / "juges.csv"
    table.write_text(text.replace("{station}", load_blueprint("claims_telephone").stations[0].id), "utf-8")
    shown = desk.run("standard", "S1", "--angoff", str(table))
    assert shown.exit_code == 1
    assert says in str(shown.exception) + shown.stderr


def test_regression_over_twelve_sets_no_standard_and_says_why(desk: Desk) -> None:
    told = desk.answer("standard", "S1")
    assert told["standard"] is None
    assert "12 candidates pooled; it takes 100" in told["why"]
    journal = (desk.folder / "store" / "sittings" / "S1" / "journal.jsonl").read_text("utf-8")
    assert [json.loads(line)["told"]["do"] for line in journal.splitlines()] == ["made"]


def test_papers_are_written_in_both_languages_and_the_record_is_filed(desk: Desk) -> None:
    told = desk.answer("papers", "S1", "--out", "papiers")
    names = {Path(one).name for one in told["files"]}
    assert {"proces-verbal-fr.pdf", "proces-verbal-en.pdf", "letter-001-fr.pdf", "letter-012-en.pdf"} <= names
    assert len(names) == 2 * 13
    assert all((desk.folder / one).read_bytes().startswith(b"%PDF") for one in told["files"])
    filed = sorted(path.name for path in (desk.folder / "store" / "sittings" / "S1" / "papers").iterdir())
    assert filed == ["proces-verbal-20260603-en.pdf", "proces-verbal-20260603-fr.pdf"]


def test_a_badge_is_signed_and_verified_again(desk: Desk, held: SittingOutcome) -> None:
    number = next(one.number for one in held.candidates if one.decision and one.decision.passed)
    signed = desk.answer("badge", "S1", "--candidate", str(number))
    told = desk.answer("badge", "--verify", signed["file"])
    assert told["expected_issuer"] is True
    assert told["holder"] == f"S1 {number}"
    other = desk.run("badge", "--verify", signed["file"], "--issuer", "did:key:z6MkhaXgBZDvotDkL5257")
    assert other.exit_code == 1


def test_a_changed_badge_is_refused(desk: Desk, held: SittingOutcome) -> None:
    number = next(one.number for one in held.candidates if one.decision and one.decision.passed)
    path = desk.folder / desk.answer("badge", "S1", "--candidate", str(number))["file"]
    text = path.read_text()
    path.write_text(text[:200] + ("A" if text[200] != "A" else "B") + text[201:])
    shown = desk.run("badge", "--verify", str(path))
    assert shown.exit_code == 1


def test_a_badge_of_nothing_is_wrong_usage(desk: Desk) -> None:
    assert desk.run("badge").exit_code == 2


def test_exports_are_written_for_each_reader(desk: Desk) -> None:
    told = desk.answer("export", "S1", "--out", "tables", "--parquet", "--home", "https://institut.example")
    names = {Path(one).name for one in told["files"]}
    assert {"marks.csv", "marks.parquet", "statements.json", "p-001.csv", "p-012.csv"} <= names
    statements = json.loads((desk.folder / "tables" / "statements.json").read_text("utf-8"))
    assert {one["actor"]["account"]["homePage"] for one in statements} == {"https://institut.example"}
