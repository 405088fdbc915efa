"""What authors ask of the command line: acts, phrases, scenarios."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicesim.cli.main import app
from voicesim.resources import content


def answer(*arguments: str) -> dict[str, Any]:
    """The one JSON object that a command prints."""
    shown = CliRunner().invoke(app, [*arguments, "--json"])
    assert shown.exit_code == 0, shown.stderr
    body = json.loads(shown.stdout)
    assert isinstance(body, dict)
    return body


def test_acts_names_what_a_question_asks_with_the_words_that_ask_it() -> None:
    body = answer("acts", "Bonjour, est-ce qu'il y a des blessés ?")
    asked = {act["id"]: act for act in body["acts"] if act["kind"] == "topic"}
    assert "injuries" in asked
    assert "blessés" in asked["injuries"]["words"]
    assert asked["injuries"]["found_by"].startswith("pattern:")
    assert asked["injuries"]["mode"] == "asked"


def test_acts_says_why_something_was_not_counted() -> None:
    body = answer("acts", "Je ne peux pas vous garantir que ce sera remboursé.")
    assert not [act for act in body["acts"] if act["id"] == "over_promising"]
    assert any(item["id"] == "over_promising" and item["rule"] == "denied" for item in body["refused"])


def test_acts_understands_the_facts_of_a_scenario_when_it_is_named() -> None:
    shown = CliRunner().invoke(app, ["acts", "D'accord.", "--scenario", "FR99"])
    assert shown.exit_code == 1
    assert shown.stderr.startswith("FR99: there is no such scenario; use one of ")


def test_phrases_finds_what_to_say_about_a_refusal() -> None:
    found = answer("phrases", "refus de prise en charge")["phrases"]
    assert found
    scores = [phrase["score"] for phrase in found]
    assert scores == sorted(scores, reverse=True)


def test_phrases_are_found_without_accents_and_in_another_form() -> None:
    def said(query: str) -> list[str]:
        return [phrase["say"] for phrase in answer("phrases", query)["phrases"]]

    assert said("désolé") == said("desole")


def test_phrases_are_not_found_by_a_word_that_stands_in_every_sentence() -> None:
    found = json.loads(
        CliRunner().invoke(app, ["phrases", "client qui crie", "--lang", "fr", "--json"]).stdout
    )
    said = [one["say"] for one in found["phrases"]]
    assert said
    assert not [one for one in said if "qui était" in one or "qui vous amène" in one]


def test_phrases_that_share_no_word_are_not_invented() -> None:
    assert answer("phrases", "xylophone")["phrases"] == []


def test_scenarios_are_listed_with_what_happens_in_them() -> None:
    listed = answer("scenarios", "list")["scenarios"]
    assert {"FR03", "FR07"} <= {scenario["id"] for scenario in listed}
    assert all(scenario["summary"] and scenario["title"] for scenario in listed)
    french = answer("scenarios", "list", "--lang", "fr")["scenarios"]
    assert {scenario["language"] for scenario in french} == {"fr"}


def test_what_the_caller_hides_is_not_shown_to_the_trainee() -> None:
    hidden = answer("scenarios", "show", "FR03", "--secrets")["scenario"]["facts"]
    secret = next(fact["sentence"] for fact in hidden if fact["told"] in ("trust", "never"))
    told = CliRunner().invoke(app, ["scenarios", "show", "FR03", "--secrets", "--plain"])
    assert secret in told.stdout
    assert "scenario" not in (brief := answer("scenarios", "show", "FR03"))
    assert secret not in json.dumps(brief, ensure_ascii=False)


@pytest.fixture
def a_scenario(tmp_path: Path) -> Path:
    path = tmp_path / "FR03.yaml"
    path.write_text((content("personas", "scenarios") / "FR03.yaml").read_text("utf-8"), "utf-8")
    return path


def test_a_broken_scenario_is_named_with_file_line_key_and_remedy(a_scenario: Path) -> None:
    text = a_scenario.read_text("utf-8")
    a_scenario.write_text(text.replace("title:", "tittle:", 1), "utf-8")
    shown = CliRunner().invoke(app, ["scenarios", "check", str(a_scenario), "--json"])
    assert shown.exit_code == 1
    findings = json.loads(shown.stdout)["findings"]
    assert any("tittle" in finding["key"] + finding["message"] for finding in findings)
    assert all(finding["file"] == str(a_scenario) and finding["remedy"] for finding in findings)


def test_a_scenario_that_is_not_there_is_one_sentence() -> None:
    shown = CliRunner().invoke(app, ["scenarios", "check", "nowhere.yaml"])
    assert shown.exit_code == 1
    assert "nowhere.yaml: " in shown.stdout + shown.stderr  # and no line of it
    assert "Traceback" not in shown.stderr


@pytest.mark.parametrize(
    "written", ["d\u00e9sol\u200b\u00e9", "de\u0301sole\u0301", "\ufeffd\u00e9so\u00adl\u00e9\u200f"]
)
def test_what_nobody_sees_in_a_sentence_changes_nothing_of_what_is_heard(written: str) -> None:
    """Nor of what the second ear proposes, which compares the letters themselves."""
    heard = [
        json.loads(CliRunner().invoke(app, ["acts", f"Je suis {word} pour vous.", "--json"]).stdout)
        for word in ("d\u00e9sol\u00e9", written)
    ]
    assert heard[0]["acts"]
    assert heard[0]["acts"] == heard[1]["acts"]
