"""Holding calls from the command line: demo, call, replay, score, analyze.

That a seed gives one call to the byte, in another process too, is in tests/whole/test_whole_calls.py.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from typer.testing import CliRunner

from voicesim.cli.main import app

pytestmark = pytest.mark.computes(15)

FILES = {"call.flac", "events.jsonl", "transcript.json", "transcript.vtt", "scorecard.json", "report.html"}


def run(*arguments: str, typing: str | None = None) -> Any:
    return CliRunner(env={"COLUMNS": "80"}).invoke(app, list(arguments), input=typing)


def card(*arguments: str, typing: str | None = None) -> dict[str, Any]:
    """The one object that a command with --json prints."""
    shown = run(*arguments, "--json", typing=typing)
    assert shown.exit_code == 0, shown.stderr
    body = json.loads(shown.stdout)
    assert isinstance(body, dict)
    return body


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration call about a windscreen, the shortest there is."""
    folder = tmp_path_factory.mktemp("demo") / "call"
    card("demo", "--scenario", "FR07", "--seed", "7", "--out", str(folder))
    return folder


def test_a_demonstration_leaves_the_whole_call_on_disk(demo: Path) -> None:
    assert FILES | {"manifest.json"} <= {path.name for path in demo.iterdir()}
    assert soundfile.info(demo / "call.flac").channels == 2
    assert json.loads((demo / "scorecard.json").read_text("utf-8"))["score"] > 0
    assert json.loads((demo / "manifest.json").read_text("utf-8"))["seed"] == 7


def test_scoring_again_gives_the_same_scorecard(demo: Path) -> None:
    before = (demo / "scorecard.json").read_bytes()
    again = card("score", str(demo))
    assert json.loads(before) == again
    assert (demo / "scorecard.json").read_bytes() == before


def test_the_summary_of_a_scorecard_fits_80_columns(demo: Path) -> None:
    shown = run("score", str(demo), "--plain")
    assert shown.exit_code == 0
    assert "/ 100" in shown.stdout
    assert "─" not in shown.stdout


def test_a_rubric_that_is_not_there_is_one_sentence(demo: Path) -> None:
    shown = run("score", str(demo), "--rubric", "nobody")
    assert shown.exit_code == 1
    assert shown.stderr.startswith("nobody\xa0: il n'y a pas de telle grille")


def test_another_rubric_says_what_it_judges_otherwise(demo: Path) -> None:
    before = json.loads((demo / "scorecard.json").read_text("utf-8"))
    changed = card("score", str(demo), "--rubric", "complaint")["difference"]
    assert changed["rubric"]["before"]["id"] == before["rubric"]["id"]
    assert changed["rubric"]["after"]["id"] == "complaint"
    assert changed["checks"]
    shown = run("score", str(demo), "--rubric", before["rubric"]["id"], "--plain")
    assert "De complaint" in shown.stdout
    assert card("score", str(demo)) == before


def test_a_folder_that_is_no_call_is_one_sentence(tmp_path: Path) -> None:
    shown = run("score", str(tmp_path))
    assert shown.exit_code == 1
    assert "is not the folder of a call" in shown.stderr


def test_a_scenario_or_a_robot_that_is_not_there_is_one_sentence() -> None:
    assert run("demo", "--scenario", "FR99").exit_code == 1
    assert run("demo", "--trainee", "brilliant").exit_code == 2


TYPED = "Service sinistres bonjour, Julie à votre écoute.\nQuel est votre nom ?\nMerci, au revoir.\n"


def test_a_call_typed_from_a_file_is_held_and_scored(tmp_path: Path) -> None:
    body = card("call", "FR03", "--keyboard", "--seed", "3", "--out", str(tmp_path / "call"), typing=TYPED)
    events = [
        json.loads(line) for line in (tmp_path / "call" / "events.jsonl").read_text("utf-8").splitlines()
    ]
    assert events[0]["event"] == "announced"
    assert [event["typed"] for event in events if event["event"] == "turn_ended"] == [True] * 3
    assert body["directory"] == str(tmp_path / "call")


def test_the_notice_and_the_screen_come_before_a_call(tmp_path: Path) -> None:
    shown = run("call", "FR03", "--keyboard", "--out", str(tmp_path / "call"), "--plain", typing=TYPED)
    notice, rings = shown.stderr.index("intelligence artificielle"), shown.stderr.index("Le téléphone sonne")
    screen = shown.stderr.index("MR-3390-5512")
    assert notice < screen < rings


def test_an_examination_is_not_held_without_a_candidate_who_accepts_it(tmp_path: Path) -> None:
    house = {"VOICESIM_RECORDS_ORGANISATION": "Mutuelle des Trois Rives", "VOICESIM_RECORDS_DPO": "poste 12"}
    shown = CliRunner(env=house).invoke(
        app,
        ["call", "FR03", "--keyboard", "--mode", "certification", "--out", str(tmp_path / "call")],
        input=TYPED,
    )
    assert shown.exit_code == 1
    assert "l'accepte d'une touche" in shown.stderr
    assert not (tmp_path / "call").exists()


@pytest.mark.parametrize("fault", ["no PortAudio", "no device", "no weights"])
def test_what_a_spoken_call_lacks_is_said_before_the_notice_is_read(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from voicesim.cli import spoken_call
    from voicesim.errors import DeviceError

    def refused(*_: Any) -> Any:
        raise DeviceError("device.none", what=fault, where="headset", mend="mend it")

    if fault == "no PortAudio":
        monkeypatch.setattr(spoken_call, "sounddevice", refused)
    else:
        monkeypatch.setattr(spoken_call, "sounddevice", lambda: None)
        monkeypatch.setattr(spoken_call, "listed", lambda driver, side: ())
        monkeypatch.setattr(spoken_call, "found", refused if fault == "no device" else lambda *_: None)
    shown = CliRunner(env={"VOICESIM_MODELS": str(tmp_path)}).invoke(app, ["call", "FR03"])
    assert shown.exit_code == 1
    assert "intelligence artificielle" not in shown.stderr
    assert ("voicesim models pull whisper-base" if fault == "no weights" else fault) in shown.stderr


def a_voice(path: Path, seconds: float = 1.5) -> Path:
    """A buzz at speech level, cut into syllables: enough for a recording that can be read."""
    time = np.arange(int(16_000 * seconds)) / 16_000
    buzz = sum(np.sin(2 * np.pi * 140 * k * time) / k for k in range(1, 12))
    soundfile.write(path, 0.2 * buzz * (np.sin(2 * np.pi * 4 * time) > -0.5), 16_000)
    return path


def test_a_recording_without_words_and_without_a_recogniser_is_refused_with_both_ways_out(
    tmp_path: Path,
) -> None:
    nothing_here = CliRunner(env={"VOICESIM_MODELS": str(tmp_path / "none")})
    shown = nothing_here.invoke(
        app,
        ["replay", str(a_voice(tmp_path / "voice.wav")), "--scenario", "FR03", "--out", str(tmp_path / "c")],
    )
    assert shown.exit_code == 1
    assert "voicesim models pull whisper-base" in shown.stderr
    assert "--words FILE" in shown.stderr
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("content", [b"", b"not a sound at all", b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_a_file_that_is_no_recording_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "call.wav").write_bytes(content)
    (tmp_path / "words").write_text("0.1 0.9 bonjour")
    for command in (
        ["replay", str(tmp_path / "call.wav"), "--scenario", "FR03", "--words", str(tmp_path / "words")],
        ["analyze", str(tmp_path / "call.wav")],
    ):
        shown = run(*command)
        assert shown.exit_code == 1
        assert "call.wav" in shown.stderr
        assert "Traceback" not in shown.stderr


def test_measures_are_numbers_with_units(tmp_path: Path) -> None:
    body = card("analyze", str(a_voice(tmp_path / "voice.wav")))
    assert body["measures"]["duration"] == {"value": 1.5, "unit": "s", "coverage": 1.0, "confidence": 1.0}
    assert body["measures"]["words_per_minute"]["value"] is None


def test_a_channel_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    shown = run("analyze", str(a_voice(tmp_path / "voice.wav")), "--channel", "right")
    assert shown.exit_code == 1
    assert "has one channel only" in shown.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    shown = run("demo", "--scenario", "FR07", "--out", str(tmp_path / "call"))
    tmp_path.chmod(0o700)
    assert shown.exit_code == 1
    assert "permission" in shown.stderr


@pytest.mark.parametrize(
    ("setting", "value", "brings"),
    [
        ("VOICESIM_WORDING_MODEL", "qwen3-4b", "voicesim models pull qwen3-4b"),
        ("VOICESIM_VOICE_ENGINE", "piper", "voicesim models pull fr_FR-upmc-medium"),
    ],
)
def test_weights_that_are_not_here_are_missed_before_the_notice_and_leave_no_call(
    tmp_path: Path, setting: str, value: str, brings: str
) -> None:
    there = {"VOICESIM_MODELS": str(tmp_path / "none"), "VOICESIM_RECORDS_FOLDER": str(tmp_path / "records")}
    shown = CliRunner(env={**there, setting: value}).invoke(app, ["call", "FR03", "--keyboard"])
    assert shown.exit_code == 1
    assert brings in shown.stderr
    assert shown.stderr.count("\n") == 1
    assert not list(tmp_path.rglob("*FR03*"))


def test_a_second_reader_needs_a_language_model_and_says_where_to_name_it(demo: Path) -> None:
    shown = run("score", str(demo), "--second-reader")
    assert shown.exit_code == 1
    assert "wording.model\xa0: aucun modèle de langue n'est nommé" in shown.stderr
