"""`voicesim acts --file`: a line in, an object out, in order; whatever is wrong is said with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from voicesim.cli.acts_file import Said, read_said
from voicesim.cli.main import app
from voicesim.errors import ContentError


def written(folder: Path, *lines: str) -> Path:
    path = folder / "said.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_each_line_gives_one_object_in_the_same_order(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "fr\tEst-ce qu'il y a des blessés ?",
        "en\tI do apologise for the wait.",
        "fr\tvous rouliez à combien\tFR01\t4",
        "fr\tBonjour, Julie du service sinistres, je vous écoute.\t\t0",
    )
    answer = CliRunner().invoke(app, ["acts", "--file", str(path), "--json"])
    assert answer.exit_code == 0, answer.output
    bodies = [json.loads(line) for line in answer.stdout.splitlines()]
    found = [{act["id"] for act in body["acts"]} for body in bodies]
    assert [body["language"] for body in bodies] == ["fr", "en", "fr", "fr"]
    assert "injuries" in found[0]
    assert "apology" in found[1]
    assert "speed" in found[2]
    assert "greeting_intro" in found[3]
    act = bodies[0]["acts"][0]
    assert {"kind", "id", "found_by", "sure", "mode", "denied", "first", "last"} <= act.keys()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "the line is blank"),
        ("Bonjour", "1 fields instead of two to four"),
        ("de\tGuten Tag", "'de' is no language of ours"),
        ("fr\t ", "there is no sentence"),
        ("fr\tBonjour\tFR01\tdeux", "'deux' is no number of a turn"),
        ("fr\tBonjour\tFR01\t1\tfin", "5 fields instead of two to four"),
    ],
)
def test_a_line_that_is_not_right_is_named_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    path = written(tmp_path, "fr\tBonjour", line, "fr\tAu revoir")
    with pytest.raises(ContentError) as refused:
        read_said(path)
    assert f"{path}:2" in str(refused.value)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("scenario", "said"), [("FR99", "FR99: there is no such scenario"), ("EN01", "EN01 is not in 'fr'")]
)
def test_a_scenario_that_is_not_there_is_named_before_anything_comes_out(
    tmp_path: Path, scenario: str, said: str
) -> None:
    path = written(tmp_path, "fr\tBonjour", f"fr\tAu revoir\t{scenario}")
    answer = CliRunner().invoke(app, ["acts", "--file", str(path), "--json"])
    assert answer.exit_code == 1
    assert f"{path}:2" in answer.stderr
    assert said in answer.stderr
    (only,) = answer.stdout.splitlines()
    assert json.loads(only)["error"]["code"] == "acts.line"


def test_fields_left_out_mean_no_scenario_and_the_first_turn(tmp_path: Path) -> None:
    (said,) = read_said(written(tmp_path, "en\tHello there"))
    assert said == Said("en", "Hello there", "", 0, 1)


def test_a_sentence_and_a_file_at_once_or_neither_is_wrong_usage(tmp_path: Path) -> None:
    path = written(tmp_path, "fr\tBonjour")
    assert CliRunner().invoke(app, ["acts", "Bonjour", "--file", str(path)]).exit_code == 2
    assert CliRunner().invoke(app, ["acts"]).exit_code == 2
