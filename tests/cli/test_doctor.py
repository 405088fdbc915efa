"""`voicesim doctor`: every line says what is so and, when something is missing, what to type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicesim.cli import doctor as command
from voicesim.cli.health import CHECKS, Line, check_up
from voicesim.cli.main import app
from voicesim.cli.output import Output
from voicesim.errors import DeviceError
from voicesim.settings.schema import Settings


def lines(**environment: str) -> dict[str, Any]:
    shown = CliRunner(env=environment).invoke(app, ["doctor", "--json"])
    assert shown.exit_code == 0, shown.stderr
    return {line["what"]: line for line in json.loads(shown.stdout)["lines"]}


def test_whatever_is_missing_comes_with_its_remedy(tmp_path: Path) -> None:
    found = lines(VOICESIM_MODELS=str(tmp_path))
    assert found["recogniser"]["state"] == "missing"
    assert found["recogniser"]["mend"] == "voicesim models pull whisper-small"
    assert found["speech activity"]["state"] == "good"
    assert all(line["mend"] for line in found.values() if line["state"] != "good")
    assert not any(line["mend"] for line in found.values() if line["state"] == "good")


def test_weights_of_ones_own_are_said_not_to_be_checked(tmp_path: Path) -> None:
    found = lines(VOICESIM_EARS_MODEL=str(tmp_path))
    assert found["recogniser"]["sentence"].endswith("weights of your own, not checked")


def test_a_setting_that_names_an_unknown_model_is_a_line_and_not_an_end() -> None:
    found = lines(VOICESIM_EARS_MODEL="whisper-gigantic")
    assert found["recogniser"]["state"] == "missing"
    assert "voice" in found


def test_the_voice_asked_for_is_looked_for(tmp_path: Path) -> None:
    found = lines(
        VOICESIM_MODELS=str(tmp_path),
        VOICESIM_VOICE_ENGINE="piper",
        VOICESIM_VOICE_MODEL="fr_FR-siwis-medium",
    )
    assert found["voice: Piper"]["mend"] == "voicesim models pull fr_FR-siwis-medium"


def test_a_check_that_fails_does_not_hide_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_portaudio(settings: Settings) -> Any:
        raise DeviceError(
            "device.no_portaudio", what="it is not installed", where="headset", mend="install it"
        )

    monkeypatch.setitem(CHECKS, "headset", no_portaudio)
    found = {line.what: line for line in check_up(Settings())}
    assert found["headset"] == Line("headset", "missing", "headset: it is not installed", "install it")
    assert "voice" in found


def test_the_page_reads_without_colour_and_without_boxes(capsys: pytest.CaptureFixture[str]) -> None:
    command.shown(Line("voice", "broken", "silent", "speak"), Output(plain=True))
    space = " " * command.WIDTH
    assert capsys.readouterr().out == f"NO  voice{space[5:]}  silent\n    {space}  mend: speak\n"


def test_what_stops_every_call_ends_in_status_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "voicesim.cli.health.check_up", lambda settings: iter([Line("disk", "broken", "no", "yes")])
    )
    assert CliRunner().invoke(app, ["doctor"]).exit_code == 1
