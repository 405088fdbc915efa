"""`voicesim scenarios vary`: a model proposes, the author accepts one by one, the file keeps them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from voicesim.cli.main import app
from voicesim.client.llm_engine import ScriptedEngine
from voicesim.client.scenario import find_scenario, load_scenario
from voicesim.sessions import varying

KEY = "fact.in_sight"
FIT = "Elle remonte devant mes yeux, du côté conducteur."
SWAPPED = "Votre contrat couvre le bris de glace, côté volant."
OTHER = "Franchement, je vois à travers la fissure, côté volant."


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A scenario of one's own."""
    own = tmp_path / "FR07.yaml"
    own.write_bytes(find_scenario("FR07").read_bytes())
    return own


@pytest.fixture
def a_model(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    """Proposes a fit line, one that swaps roles, and another fit one."""
    engine = ScriptedEngine([FIT, SWAPPED, OTHER], "a model")
    monkeypatch.setattr(varying, "language_model", lambda settings: engine)
    return engine


def vary(*arguments: str, typed: str = "", status: int = 0) -> Result:
    result = CliRunner().invoke(app, ["scenarios", "vary", *arguments], input=typed)
    assert result.exit_code == status, result.output
    return result


@pytest.mark.usefixtures("a_model")
def test_what_the_author_accepts_is_in_the_file_with_its_origin_and_nothing_else_has_changed(
    scenario: Path,
) -> None:
    before = scenario.read_text(encoding="utf-8")
    shown = vary(str(scenario), "--key", KEY, "--by", "C. Vasseur", "--plain", typed="o\nn\n")
    assert SWAPPED not in shown.stdout
    after = scenario.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    (kept,) = yaml.safe_load(after)["variants"]
    assert kept["line"] == FIT
    assert (kept["key"], kept["model"], kept["by"]) == (KEY, "a model", "C. Vasseur")
    assert load_scenario(scenario).variants[0].of.startswith("Ben, elle est pile devant moi")


@pytest.mark.usefixtures("a_model")
def test_who_answers_nothing_accepts_nothing(scenario: Path) -> None:
    before = scenario.read_bytes()
    vary(str(scenario), "--key", KEY, "--plain")
    assert scenario.read_bytes() == before


@pytest.mark.usefixtures("a_model")
def test_proposals_go_to_a_file_are_edited_and_accepted_from_there(scenario: Path, tmp_path: Path) -> None:
    body = json.loads(vary(str(scenario), "--key", KEY, "--json").stdout)
    assert [one["line"] for one in body["proposals"]] == [FIT, OTHER]
    assert body["refused"][0]["why"].startswith("role_swap")
    body["proposals"][1] |= {"accept": True, "line": "Je vois à travers, côté volant, hein."}
    edited = tmp_path / "proposals.json"
    edited.write_text(json.dumps(body), encoding="utf-8")
    kept = json.loads(vary(str(scenario), "--accept", str(edited), "--json").stdout)["kept"]
    assert [one["line"] for one in kept] == ["Je vois à travers, côté volant, hein."]
    assert load_scenario(scenario).variants[0].model == "a model"


def test_what_the_linter_would_refuse_is_not_written(scenario: Path, tmp_path: Path) -> None:
    row = {"key": "move.acknowledge.calm", "of": "OK.", "line": "J'ai déjà rendez-vous.", "accept": True}
    edited = tmp_path / "proposals.json"
    edited.write_text(json.dumps({"scenario": "FR07", "model": "m", "proposals": [row]}), encoding="utf-8")
    before = scenario.read_bytes()
    refused = vary(str(scenario), "--accept", str(edited), status=1)
    assert "own_garage" in refused.stderr
    assert scenario.read_bytes() == before


def test_without_a_model_one_sentence_says_how_to_get_one(scenario: Path) -> None:
    refused = vary(str(scenario), status=1)
    assert "voicesim models pull" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) <= 4


def test_a_file_that_holds_no_proposals_is_refused_in_a_sentence(scenario: Path, tmp_path: Path) -> None:
    (tmp_path / "no.json").write_text("[]", encoding="utf-8")
    assert "proposal" in vary(str(scenario), "--accept", str(tmp_path / "no.json"), status=1).stderr


def test_lines_of_an_unknown_name_are_refused_with_the_names_there_are(scenario: Path) -> None:
    assert "objection" in vary(str(scenario), "--key", "weather", status=1).stderr
