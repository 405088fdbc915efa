from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.errors import MarkingError, StorageError
from voicesim.records.store import Store
from voicesim.records.trainee import assess_oneself, contest_line, read_trainee
from voicesim.records.verify import verify
from voicesim.sessions.filing import file_call

Keep = Callable[..., CallDirectory]


def test_a_contested_line_leads_to_a_second_score_and_the_first_is_kept(keep: Keep, store: Store) -> None:
    call, scenario = keep(), load_scenario("FR03")
    first = call.scorecard.read_bytes()
    empathy = 2  # "Je comprends que ce soit pénible. Est-ce que vous avez pu couper l'eau ?"
    contest_line(call, read_record(call), empathy, "Je n'ai pas dit cela.")
    file_call(call, scenario)
    assert call.scorecard.read_bytes() == first
    second = json.loads((call.path / "scorecard.contested.json").read_text(encoding="utf-8"))
    assert second["score"] != json.loads(first)["score"]
    resting = [
        check["verdict"]
        for criterion in second["criteria"]
        for check in criterion["checks"]
        if any("comprends" in quote["words"] for quote in check["evidence"])
    ]
    assert resting
    assert set(resting) == {"to_verify"}
    page = call.report.read_text(encoding="utf-8")
    assert "Sans les lignes contestées" in page
    assert "contestée" in page
    assert verify(store).findings == ()


def test_contesting_twice_is_contesting_once(keep: Keep) -> None:
    call = keep()
    record = read_record(call)
    contest_line(call, record, 2, "non")
    contest_line(call, record, 0)
    contest_line(call, record, 2, "vraiment pas")
    said = read_trainee(call)
    assert [(line.turn, line.comment) for line in said.contested] == [(0, ""), (2, "vraiment pas")]
    assert said.contested[0].text == "Service sinistres, Camille à l'appareil, bonjour."


@pytest.mark.parametrize(
    ("turn", "sentence"), [(99, "has no line 99"), (-1, "has no line"), (1, "is the client's")]
)
def test_only_ones_own_lines_are_contested(keep: Keep, turn: int, sentence: str) -> None:
    call = keep()
    with pytest.raises(MarkingError, match=sentence):
        contest_line(call, read_record(call), turn)


def test_ones_own_marks_are_shown_beside_the_proposed_ones(keep: Keep) -> None:
    call = keep()
    assess_oneself(call, {"business": 70, "structure": 80, "emotional": 50, "humanity": 60})
    file_call(call, load_scenario("FR03"))
    assert "vous\u00a0: 70" in call.report.read_text(encoding="utf-8")


def test_an_examination_asks_for_no_self_assessment(keep: Keep) -> None:
    with pytest.raises(MarkingError, match="self-assessment belongs to practice"):
        assess_oneself(keep("certification"), {"business": 70})


def test_a_mark_lies_between_nothing_and_a_hundred(keep: Keep) -> None:
    with pytest.raises(MarkingError, match="business is marked 170; give each dimension 0 to 100"):
        assess_oneself(keep(), {"business": 170})


def test_a_damaged_file_is_one_sentence(keep: Keep) -> None:
    call = keep()
    (call.path / "trainee.json").write_text('{"contested": 3}', encoding="utf-8")
    with pytest.raises(StorageError, match=r"trainee\.json: is damaged"):
        read_trainee(call)


def test_the_command_of_the_report_scores_without_the_contested_line(keep: Keep) -> None:
    from typer.testing import CliRunner

    from voicesim.cli.main import app

    call = keep()
    done = CliRunner().invoke(app, ["score", str(call.path), "--contest", "2"])
    assert done.exit_code == 0
    assert "Sans les répliques contestées" in done.output
    assert read_trainee(call).turns == {2}
