"""`voicesim config`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from voicesim.cli.config import example
from voicesim.cli.main import app
from voicesim.settings.schema import Settings, keys
from voicesim.settings.sources import read_settings
from voicesim.weights.manifest import load_manifest


def test_show_says_where_each_value_comes_from(tmp_path: Path) -> None:
    path = tmp_path / "voicesim.toml"
    path.write_text("[records]\nrecording_days = 30\n")
    shown = CliRunner(env={"VOICESIM_CONFIG": str(path), "VOICESIM_MODELS": "/weights"}).invoke(
        app, ["config", "show", "--json"]
    )
    settings = json.loads(shown.stdout)["settings"]
    assert settings["records.recording_days"] == {
        "value": 30,
        "from": f"{path}:2",
        "variable": "VOICESIM_RECORDS_RECORDING_DAYS",
    }
    assert settings["models.folder"]["from"] == "VOICESIM_MODELS"
    assert settings["call.mode"]["from"] == "default"


def test_the_file_that_write_writes_changes_nothing_until_a_line_is_uncommented(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "voicesim.toml"
    runner = CliRunner(env={"VOICESIM_CONFIG": str(path)})
    assert runner.invoke(app, ["config", "write"]).exit_code == 0
    assert read_settings(environment={"VOICESIM_CONFIG": str(path)}).settings == Settings()
    assert runner.invoke(app, ["config", "write"]).exit_code == 1


def test_every_line_of_the_example_is_a_valid_setting_once_uncommented(tmp_path: Path) -> None:
    path = tmp_path / "voicesim.toml"
    settable = [line.removeprefix("# ") if " = " in line else line for line in example().splitlines()]
    path.write_text("\n".join(settable))
    sourced = read_settings(environment={"VOICESIM_CONFIG": str(path)})
    assert sourced.settings == Settings()
    assert all(sourced.origins[key].startswith(str(path)) for key in keys())


def test_the_schema_is_one_object_for_an_editor() -> None:
    shown = CliRunner().invoke(app, ["config", "schema"])
    assert json.loads(shown.stdout)["properties"]["headset"]


@pytest.mark.parametrize("command", [["config", "show"], ["models", "list"]])
def test_a_wrong_setting_is_one_sentence(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "voicesim.toml"
    path.write_text("[headset]\nmicrofone = 1\n")
    shown = CliRunner(env={"VOICESIM_CONFIG": str(path)}).invoke(app, command)
    assert shown.exit_code == 1
    assert shown.stderr.count("\n") == 1
    assert "'headset.microfone' is not a setting" in shown.stderr


@pytest.mark.parametrize("preset", ["light", "standard", "room"])
def test_a_preset_writes_the_engines_it_stands_for_and_says_what_brings_them(
    tmp_path: Path, preset: str
) -> None:
    path = tmp_path / "voicesim.toml"
    shown = CliRunner(env={"VOICESIM_CONFIG": str(path)}).invoke(app, ["config", "write", "--preset", preset])
    assert f"voicesim models pull {preset}" in shown.stdout
    settings = read_settings(environment={"VOICESIM_CONFIG": str(path)}).settings
    manifest = load_manifest()
    of_the_preset = {model.id for model in manifest.choose((preset,))}
    assert settings.ears.model in of_the_preset
    assert settings.wording.model in of_the_preset | {""}
    assert settings.voice.engine == "auto"


def test_a_preset_nobody_knows_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "voicesim.toml"
    shown = CliRunner(env={"VOICESIM_CONFIG": str(path)}).invoke(
        app, ["config", "write", "--preset", "gigantic"]
    )
    assert shown.exit_code == 1
    assert "choose among light, standard, room" in shown.stderr
    assert not path.exists()
