from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.examination.sittings import CHANGE, CRITERIA, sitting
from voicesim.errors import EngineMissing
from voicesim.examination.exports import COLUMNS, evidence_tables, mark_rows, marks_csv, marks_parquet
from voicesim.examination.outcome import SittingOutcome
from voicesim.examination.papers.results import mean_of
from voicesim.examination.statements import _duration, statements
from voicesim.text.words import Language


def changed() -> SittingOutcome:
    held = sitting(3)
    first = held.candidates[0]
    call = first.calls[0]
    call = replace(call, marks=(replace(call.marks[0], changes=(CHANGE,)), call.marks[1]))
    call = replace(call, marked_again=call.marks[:1])
    return replace(held, candidates=(replace(first, calls=(call, *first.calls[1:])), *held.candidates[1:]))


def test_each_examiner_s_mark_of_each_criterion_is_a_line() -> None:
    rows = list(csv.DictReader(io.StringIO(marks_csv([changed()]))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 3 * 4 * 2 * len(CRITERIA) + len(CRITERIA)
    assert {row["round"] for row in rows} == {"1", "2"}
    (before,) = {row["share_before"] for row in rows if row["round"] == "1" and row["share_before"]}
    assert float(before) == CHANGE.before
    marks = changed().candidates[1].calls[2].marks[1]
    own = [
        row for row in rows if (row["candidate"], row["station"], row["examiner"]) == ("2", "refus", "ex-b")
    ]
    assert {row["criterion"]: float(row["share"]) for row in own} == dict(marks.levels)
    assert {float(row["total"]) for row in own} == {marks.total}


def test_no_table_of_marks_has_a_proposal_or_a_call_s_name() -> None:
    text = marks_csv([changed()])
    assert "0.13579" not in text
    assert "20260601-" not in text


def test_parquet_holds_the_same_rows_with_their_types(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "it's marks.parquet"
    marks_parquet([changed()], path)
    name = str(path).replace("'", "''")
    with duckdb.connect(":memory:") as base:
        read = base.execute(f"SELECT * FROM '{name}'")
        assert read.description is not None
        assert tuple(column[0] for column in read.description) == COLUMNS
        rows = read.fetchall()
    assert len(rows) == len(list(mark_rows([changed()])))
    for found, wanted in zip(rows, mark_rows([changed()]), strict=True):
        assert found[:12] == tuple(getattr(wanted, column) for column in COLUMNS[:12])
        assert found[12].timestamp() == wanted.signed.timestamp()  # type: ignore[union-attr]


def test_a_sitting_without_marks_gives_a_table_without_lines(tmp_path: Path) -> None:
    bare = replace(sitting(1), candidates=())
    assert marks_csv([bare]).splitlines() == [",".join(COLUMNS)]
    marks_parquet([bare], tmp_path / "none.parquet")
    assert (tmp_path / "none.parquet").stat().st_size > 0


def test_whoever_has_no_duckdb_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(EngineMissing, match="examination"):
        marks_parquet([changed()], tmp_path / "marks.parquet")


HEADS: dict[Language, list[str]] = {
    "fr": ["Entité", "Date", "Durée", "Modalité", "Thèmes", "Résultat"],
    "en": ["Entity", "Date", "Duration", "Modality", "Themes", "Result"],
}


@pytest.mark.parametrize(("language", "separator"), [("fr", ";"), ("en", ",")])
def test_the_evidence_of_a_person_has_six_columns_and_no_other(language: Language, separator: str) -> None:
    tables = evidence_tables([sitting(2, name="S1"), sitting(2, seed=2, name="S2")], language)
    assert set(tables) == {"p-001", "p-002"}
    for table in tables.values():
        assert table.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(table[1:]), delimiter=separator))
        assert rows[0] == HEADS[language]
        assert len(rows) == 3
        assert all(len(row) == 6 for row in rows)
        assert rows[1][0] == "Institut des Métiers"
        assert rows[1][2] == "0:16:00"  # four calls of four minutes


def test_the_evidence_never_says_that_a_training_is_eligible() -> None:
    for language in HEADS:
        for table in evidence_tables([sitting(2)], language).values():
            assert "DDA" not in table
            assert "ligible" not in table


def test_no_cell_is_taken_for_a_formula() -> None:
    held = replace(sitting(1), organisation="=HYPERLINK(1)")
    (table,) = evidence_tables([held], "fr").values()
    assert "\n'=HYPERLINK(1);" in table
    first = held.candidates[0].calls[0]
    evil = replace(first, marks=(replace(first.marks[0], levels={"+cmd": 0.5}),))
    bad = replace(held, candidates=(replace(held.candidates[0], calls=(evil,)),))
    assert ",'+cmd,0.5," in marks_csv([bad])


def test_statements_hold_for_a_validator_of_xapi() -> None:
    base = pytest.importorskip("ralph.models.xapi.base.statements")
    told = statements([sitting(12)])
    assert len(told) == 12
    for one in told:
        base.BaseXapiStatement.model_validate_json(json.dumps(one))
    broken = json.dumps(told[0] | {"actor": {"account": {"name": "x"}}})
    with pytest.raises(ValueError, match="actor"):
        base.BaseXapiStatement.model_validate_json(broken)


def test_a_statement_is_the_human_verdict_of_a_pseudonym() -> None:
    held = sitting(4)
    for candidate, one in zip(held.candidates, statements([held]), strict=True):
        assert candidate.decision is not None
        assert one["verb"]["id"].endswith("/passed" if candidate.decision.passed else "/failed")
        assert one["result"]["success"] == candidate.decision.passed
        assert one["result"]["score"]["raw"] == pytest.approx(mean_of(candidate), abs=0.01)
        assert one["actor"]["account"]["name"] == candidate.person
        assert one["result"]["duration"] == "PT0H16M0S"
    assert statements([held]) == statements([held])
    assert len({one["id"] for one in statements([held])}) == 4
    assert "0.1358" not in json.dumps(statements([held]))


def test_a_decision_that_was_not_told_is_not_stated() -> None:
    held = sitting(2)
    first, second = held.candidates
    quiet = replace(held, candidates=(replace(first, communicated=None), replace(second, decision=None)))
    assert statements([quiet]) == []


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "PT0H0M0S"), (59.999, "PT0H1M0S"), (3661.5, "PT1H1M1.5S"), (240.123, "PT0H4M0.12S")],
)
def test_durations_are_iso_8601(seconds: float, text: str) -> None:
    assert _duration(seconds) == text
