"""`voicesim doctor`: every line says what is so and, when something is missing, what to type."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicesim.cli import doctor as command
from voicesim.cli.main import app
from voicesim.cli.output import Output
from voicesim.errors import DeviceError, ModelError
from voicesim.sessions.checkup.checks import CHECKS, check_up
from voicesim.sessions.checkup.line import Line
from voicesim.sessions.opening import open_apart
from voicesim.settings.schema import Settings

ROOT = Path(__file__).resolve().parent.parent.parent


def lines(**environment: str) -> dict[str, Any]:
    shown = CliRunner(env=environment).invoke(app, ["doctor", "--json"])
    assert shown.exit_code == 0, shown.stderr
    return {line["what"]: line for line in json.loads(shown.stdout)["lines"]}


def test_whatever_is_missing_comes_with_its_remedy(tmp_path: Path) -> None:
    found = lines(VOICESIM_MODELS=str(tmp_path))
    assert found["recogniser"]["state"] == "missing"
    assert found["recogniser"]["mend"] == "voicesim models pull whisper-base"
    assert found["speech activity"]["state"] == "good"
    assert all(line["mend"] for line in found.values() if line["state"] != "good")
    assert not any(line["mend"] for line in found.values() if line["state"] == "good")


def whisper(folder: Path) -> Path:
    sys.path.append(str(ROOT))
    from scripts.miniatures import whisper_model

    return whisper_model.build(folder / "ears", "Bonjour, c'est pour un dégât des eaux.")


def test_ears_of_ones_own_are_opened_and_do_their_job_once(tmp_path: Path) -> None:
    found = lines(VOICESIM_EARS_MODEL=str(whisper(tmp_path)))["recogniser"]
    assert found["state"] == "good"
    assert "faster-whisper ears int8 (your own, no licence said), opened in" in found["sentence"]


def test_a_path_where_nothing_is_differs_from_an_unknown_name(tmp_path: Path) -> None:
    found = lines(VOICESIM_EARS_MODEL=str(tmp_path / "gone"))["recogniser"]
    assert "there is no such file or folder" in found["sentence"]
    assert "whisper-base" in found["mend"]
    assert "kokoro" not in found["mend"]


@pytest.mark.parametrize("what", ["another kind", "cut short", "empty"])
def test_ears_that_cannot_hear_are_said_to_be_so_and_nobody_is_told_to_remove_anything(
    tmp_path: Path, what: str
) -> None:
    place = whisper(tmp_path)
    says = "damaged"
    if what == "another kind":
        from scripts.miniatures import piper_voice

        place, says = piper_voice.build(tmp_path / "voice.onnx"), "this is a Piper voice, not for ears.model"
    elif what == "empty":
        place, says = tmp_path / "nothing", "this folder is empty"
        place.mkdir()
    else:
        whole = (place / "model.bin").read_bytes()
        (place / "model.bin").write_bytes(whole[: len(whole) // 2])
    found = lines(VOICESIM_EARS_MODEL=str(place))["recogniser"]
    assert found["state"] == "missing"
    assert says in found["sentence"]
    assert "remove" not in found["mend"]


def test_an_endpoint_where_nobody_answers_is_missing() -> None:
    found = lines(VOICESIM_WORDING_ENDPOINT="http://127.0.0.1:9/v1")["wording"]
    assert found["state"] == "missing"
    assert "cannot be reached" in found["sentence"]
    assert "start the server" in found["mend"]


def test_an_engine_whose_opening_ends_the_process_or_never_ends_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = sys.executable
    for body, says in (
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "ended the process (SIGSEGV)"),
        ("import time; time.sleep(60)", "it was not open after"),
        ("raise ImportError('no such engine')", "ImportError: no such engine"),
    ):
        program = tmp_path / "python"
        program.write_text(f"#!{python}\n{body}\n")
        program.chmod(0o700)
        monkeypatch.setattr("voicesim.sessions.opening.sys.executable", str(program))
        with pytest.raises(ModelError, match=re.escape(says)):
            open_apart(tmp_path / "weights", patience=1.0 if "sleep" in body else 30.0)


def test_a_setting_that_names_an_unknown_model_is_a_line_and_not_an_end() -> None:
    found = lines(VOICESIM_EARS_MODEL="whisper-gigantic")
    assert found["recogniser"]["state"] == "missing"
    assert "voice" in found


def test_the_voice_asked_for_is_looked_for(tmp_path: Path) -> None:
    found = lines(
        VOICESIM_MODELS=str(tmp_path),
        VOICESIM_VOICE_ENGINE="kokoro",
        VOICESIM_VOICE_MODEL="kokoro",
    )
    assert found["voice: kokoro"]["mend"] == "voicesim models pull kokoro"


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
        "voicesim.sessions.checkup.checks.check_up",
        lambda settings: iter([Line("disk", "broken", "no", "yes")]),
    )
    assert CliRunner().invoke(app, ["doctor"]).exit_code == 1


def test_the_second_ear_without_weights_and_without_figures_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = lines(VOICESIM_MODELS=str(tmp_path))["meaning"]
    assert line["state"] == "missing"
    assert line["mend"] == "voicesim models pull e5-small"
    assert "patterns and words alone" in line["sentence"]
    monkeypatch.setattr("voicesim.understanding.ear.figures.figures_file", lambda: tmp_path / "none.json")
    bare = lines(VOICESIM_MODELS=str(tmp_path))["meaning"]
    assert "was not measured here" in bare["sentence"]
    assert bare["figures"] == {}
