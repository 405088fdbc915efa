"""A whole call with a headset, on a real sound server, with the real engines on miniature weights."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from terminal import MAIN, Terminal

from voicesim.audio.frames import SAMPLE_RATE, silence
from voicesim.audio.reading import read
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))
from scripts import sound_server as pulse  # noqa: E402

pytestmark = [pytest.mark.audio_server, pytest.mark.waits(45)]
HEARD = "Bonjour, service sinistres, je vous écoute."
PIECE = SAMPLE_RATE // 10
ANSWERED = "Bonjour, c'est tout de même incroyable !"


@pytest.fixture
def sound_server() -> Iterator[pulse.Server]:
    if absent := pulse.missing():
        pytest.skip(absent)
    with pulse.server() as running:
        yield running


@pytest.fixture
def miniatures(tmp_path: Path) -> dict[str, str]:
    """Settings that name a recogniser which always hears the same, a language model which always answers
    the same, and a voice of one tone per sound."""
    pytest.importorskip("llama_cpp", reason="the language model engine is not built: make llm")
    sys.path.append(str(ROOT))
    from scripts.miniatures import gguf_model, piper_voice, whisper_model

    ears = whisper_model.build(tmp_path / "ears", HEARD)
    wording = gguf_model.build(tmp_path / "wording.gguf", ANSWERED)
    voice = piper_voice.build(tmp_path / "voice.onnx")
    (tmp_path / "MODEL_CARD").write_text("License: CC0\n")
    return {
        "VOICESIM_EARS_MODEL": str(ears),
        "VOICESIM_WORDING_MODEL": str(wording),
        "VOICESIM_VOICE_ENGINE": "piper",
        "VOICESIM_VOICE_MODEL": str(voice),
        "VOICESIM_SCREEN_SELF_ASSESSMENT": "no",
    }


def a_trainee(path: Path) -> Path:
    """The words that the recogniser will hear, spoken."""
    spoken = [speech.sound for speech in EspeakVoice("fr+m3").synthesize(HEARD, NEUTRAL)]
    soundfile.write(path, np.concatenate([*spoken, silence(SAMPLE_RATE)]), SAMPLE_RATE)
    return path


@dataclass(frozen=True)
class Spoken:
    """A call that was held with the headset."""

    folder: Path
    status: int
    shown: str
    client: Path  # what came out of the earphones: 16 kHz, mono, raw

    @property
    def events(self) -> list[dict[str, Any]]:
        lines = (self.folder / "events.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["event"] == kind]

    def file(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text("utf-8"))


@pytest.fixture
def spoken(sound_server: pulse.Server, miniatures: dict[str, str], tmp_path: Path) -> Spoken:
    """FR03 calls; the trainee greets them twice and hangs up."""
    folder, client = tmp_path / "call", tmp_path / "client.raw"
    trainee = a_trainee(tmp_path / "trainee.wav")
    listen = ["parec", "--device=vs_spk.monitor", "--rate=16000", "--channels=1", "--format=s16le", "--raw"]
    with client.open("wb") as earphones:
        listener = subprocess.Popen(listen, env=sound_server.env, stdout=earphones)
        command = ("-c", MAIN, "call", "FR03", "--seed", "1", "--plain", "--out", str(folder))
        terminal = Terminal(*command, **{**sound_server.env, **miniatures})
        terminal.wait_for("Appuyez sur Entrée si vous l'avez lu")
        terminal.type("\n")
        terminal.wait_for("Le téléphone sonne")
        terminal.type("\n")
        terminal.wait_for("Vous avez décroché")
        for greeting in (1, 2):
            speak = ["paplay", "--device=vs_mic", str(trainee)]
            subprocess.run(speak, env=sound_server.env, check=True)
            terminal.wait_for("Vous : Bonjour, service sinistres", times=greeting)
            terminal.wait_for("Client : ", times=greeting)
        terminal.type("q")
        status = terminal.end()
        listener.terminate()
        listener.wait(timeout=10)
    return Spoken(folder, status, terminal.shown, client)


def heard(pieces: list[np.ndarray[Any, Any]], inside: np.ndarray[Any, Any]) -> list[float]:
    """How much each piece of sound is like its best place inside another one: 1 when it is there."""
    length = 1 << (len(inside) + PIECE).bit_length()  # a power of two: others take a hundred times as long
    spectrum, found = np.fft.rfft(inside, length), []
    for signal in pieces:
        there = np.fft.irfft(spectrum * np.conj(np.fft.rfft(signal, length)), length)
        at = int(np.argmax(there[: len(inside) - len(signal)]))
        piece = inside[at : at + len(signal)]
        found.append(float(piece @ signal / max(np.linalg.norm(piece) * np.linalg.norm(signal), 1e-9)))
    return found


def test_a_call_is_held_with_a_headset_from_the_notice_to_the_scorecard(spoken: Spoken) -> None:
    assert spoken.status == 0, spoken.shown
    assert "/ 100" in spoken.shown
    (closed,) = spoken.of("closed")
    assert closed == spoken.events[-1]
    assert closed["captured"] == closed["processed"] + closed["dropped"]
    assert closed["dropped"] == 0
    assert [lost for lost in spoken.of("dropped") if lost["queue"] == "microphone"] == []
    assert spoken.of("stage_failed") == []
    assert "of the microphone were lost" not in spoken.shown  # neither by us nor by the driver

    card = spoken.file("scorecard.json")
    assert card["scenario"] == "FR03"
    assert 0 <= card["score"] <= 100
    quotes = [quote for one in card["criteria"] for check in one["checks"] for quote in check["evidence"]]
    assert any(quote["words"] in HEARD and quote["speaker"] == "trainee" for quote in quotes)
    assert (spoken.folder / "report.html").is_file()
    assert spoken.file("manifest.json")["complete"]

    engines = spoken.file("manifest.json")["engines"]
    assert engines["words"].startswith("faster-whisper")
    assert "llama.cpp" in engines["wording"]
    assert engines["voice"].startswith("Piper")
    assert engines["line"].startswith("headset")

    told = [turn["text"] for turn in spoken.file("transcript.json")["turns"] if turn["speaker"] == "client"]
    assert ANSWERED in told  # the language model's words passed the guards, were spoken and were heard

    trainee, client = read(spoken.folder / "call.flac").channels
    assert np.abs(trainee).max() > 1000
    earphones = np.fromfile(spoken.client, dtype=np.int16).astype(float)
    answer = spoken.of("client_said")[-1]
    pieces = client[answer["start"] : answer["end"]].astype(float)
    pieces = pieces[: len(pieces) // PIECE * PIECE].reshape(-1, PIECE)
    loud = [piece for piece in pieces if np.abs(piece).max() > 500]
    there = [likeness > 0.99 for likeness in heard(loud, earphones)]
    assert sum(there) > 0.2 * len(there) > 0  # 20 ms that a busy machine plays late tear the piece in two


def test_doctor_measures_the_headset_that_is_there(sound_server: pulse.Server) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from voicesim.sessions.checkup.measured_headset import headset; "
         "from voicesim.settings.schema import Settings; import json; "
         "print(json.dumps([line.as_json() for line in headset(Settings())]))"],
        env=sound_server.env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = {line["what"]: line for line in json.loads(done.stdout)}
    assert set(lines) == {f"measured: {what}" for what in ("room", "echo", "latency", "losses")}
    assert 0 < lines["measured: latency"]["figures"]["driver_s"] < 1
    assert lines["measured: losses"]["figures"]["lost"] <= 5  # a busy machine; a quiet one loses nothing
    assert lines["measured: echo"]["state"] == "good"  # the two null sinks do not hear each other
