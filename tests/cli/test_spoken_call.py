"""A whole call with a headset, on a real sound server, with the real engines on miniature weights."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from terminal import MAIN, Terminal

from voicesim.audio.frames import SAMPLE_RATE, silence
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "tests" / "line"))
import pulse  # noqa: E402  (the sound server of the headset's tests)

pytestmark = pytest.mark.audio_server
HEARD = "Bonjour, service sinistres, je vous écoute."


@pytest.fixture
def sound_server() -> Iterator[pulse.Server]:
    if absent := pulse.missing():
        pytest.skip(absent)
    with pulse.server() as running:
        yield running


@pytest.fixture
def miniatures(tmp_path: Path) -> dict[str, str]:
    """Settings that name a recogniser which always hears the same, and a voice of one tone per sound."""
    sys.path.append(str(ROOT))
    from scripts.miniatures import piper_voice, whisper_model

    ears = whisper_model.build(tmp_path / "ears", HEARD)
    voice = piper_voice.build(tmp_path / "voice.onnx")
    (tmp_path / "MODEL_CARD").write_text("License: CC0\n")
    return {
        "VOICESIM_EARS_MODEL": str(ears),
        "VOICESIM_VOICE_ENGINE": "piper",
        "VOICESIM_VOICE_MODEL": str(voice),
        "VOICESIM_SCREEN_SELF_ASSESSMENT": "no",
    }


def a_trainee(path: Path) -> Path:
    """The words that the recogniser will hear, spoken."""
    spoken = [speech.sound for speech in EspeakVoice("fr+m3").synthesize(HEARD, NEUTRAL)]
    soundfile.write(path, np.concatenate([*spoken, silence(SAMPLE_RATE)]), SAMPLE_RATE)
    return path


def test_a_call_is_held_with_a_headset_from_the_notice_to_the_scorecard(
    sound_server: pulse.Server, miniatures: dict[str, str], tmp_path: Path
) -> None:
    environment = {**sound_server.env, **miniatures}
    folder = tmp_path / "call"
    terminal = Terminal(
        "-c", MAIN, "call", "FR03", "--seed", "1", "--plain", "--out", str(folder), **environment
    )
    terminal.wait_for("Appuyez sur Entrée si vous l'avez lu")
    terminal.type("\n")
    terminal.wait_for("Le téléphone sonne")
    terminal.type("\n")
    terminal.wait_for("Vous avez décroché")
    speak = ["paplay", "--device=vs_mic", str(a_trainee(tmp_path / "trainee.wav"))]
    subprocess.run(speak, env=sound_server.env, check=True)
    terminal.wait_for("Vous : Bonjour, service sinistres")
    terminal.wait_for("Client : ")
    terminal.type("q")
    assert terminal.end() == 0, terminal.shown
    assert "/ 100" in terminal.shown
    events = [json.loads(line) for line in (folder / "events.jsonl").read_text("utf-8").splitlines()]
    assert events[-1]["event"] == "closed"
    assert events[-1]["captured"] == events[-1]["processed"] + events[-1]["dropped"]
    assert [event for event in events if event["event"] == "dropped"] == []
    engines = json.loads((folder / "manifest.json").read_text("utf-8"))["engines"]
    assert engines["words"].startswith("faster-whisper")
    assert engines["voice"].startswith("Piper")
    assert engines["line"].startswith("headset")


def test_doctor_measures_the_headset_that_is_there(sound_server: pulse.Server) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from voicesim.cli.measuring import headset; "
         "from voicesim.settings.schema import Settings; import json; "
         "print(json.dumps([line.as_json() for line in headset(Settings())]))"],
        env=sound_server.env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = {line["what"]: line for line in json.loads(done.stdout)}
    assert set(lines) == {"measured: room", "measured: echo", "measured: losses"}
    assert lines["measured: losses"]["figures"]["lost"] == 0
    assert lines["measured: echo"]["state"] == "good"  # the two null sinks do not hear each other
