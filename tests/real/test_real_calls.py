"""Whole calls with real weights: a robot speaks, real ears hear it, real voices and a real model answer.

`make real` brings the weights. Bounds are those a call must keep on any machine; the figures themselves are
measured by `scripts.bench`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from voicesim.weights.place import weights_folder
from voicesim.weights.shelf import Shelf

pytestmark = pytest.mark.real

SPOKEN = Path(__file__).resolve().parents[3] / "shared" / "audio" / "spoken"
PATIENCE = 900


def needs(*models: str) -> None:
    """Skip, and say what is missing."""
    shelf = Shelf()
    absent = [name for name in models if shelf.presence(name) != "here"]
    if absent:
        pytest.skip(f"real weights are not here ({', '.join(absent)}): make real")


def voicesim(*arguments: str, **settings: str) -> dict[str, Any]:
    """The command in a process of its own, so that a crash in native code is a failure and not an end."""
    command = [sys.executable, "-c", "from voicesim.cli.main import run; run()", *arguments, "--json"]
    done = subprocess.run(
        command,
        env={**os.environ, "VOICESIM_MODELS": str(weights_folder()), **settings},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    body: dict[str, Any] = json.loads(done.stdout)
    return body


def test_an_english_call_spoken_by_piper_is_heard_by_whisper_and_keeps_its_score(tmp_path: Path) -> None:
    needs("whisper-base", "voice-en-joe", "smollm2-135m")
    pytest.importorskip("llama_cpp", reason="the language model engine is not built here: make llm")
    held = voicesim(
        "demo", "--scenario", "EN04", "--trainee", "poor", "--recognised", "--out", str(tmp_path / "call"),
        VOICESIM_EARS_MODEL="whisper-base", VOICESIM_WORDING_MODEL="smollm2-135m",
        VOICESIM_VOICE_ENGINE="espeak-ng",
    )  # fmt: skip
    assert "whisper-base" in held["engines"]["words"]
    assert "SmolLM2" in held["engines"]["wording"]
    assert held["words"] > 50
    assert held["word_error_rate"] < 0.15
    assert abs(held["score"] - held["score_on_script"]) <= 5
    assert set(held["critical_errors_heard"]) <= set(held["critical_errors_on_script"])


def test_a_french_call_spoken_by_kokoro_is_heard_and_answered_by_kokoro(tmp_path: Path) -> None:
    needs("whisper-base", "kokoro", "qwen2.5-0.5b")
    pytest.importorskip("llama_cpp", reason="the language model engine is not built here: make llm")
    held = voicesim(
        "demo", "--scenario", "FR07", "--trainee", "poor", "--recognised", "--out", str(tmp_path / "call"),
        VOICESIM_EARS_MODEL="whisper-base", VOICESIM_WORDING_MODEL="qwen2.5-0.5b",
        VOICESIM_VOICE_ENGINE="auto",
    )  # fmt: skip
    assert held["engines"]["voice"].startswith("Kokoro")
    assert held["words"] > 20
    assert held["word_error_rate"] < 0.6, "a foreign accent, and yet most words must arrive"
    assert set(held["critical_errors_heard"]) <= set(held["critical_errors_on_script"])


@pytest.mark.parametrize("call", ["FR03-poor"])
def test_a_french_call_spoken_by_a_synthesiser_is_heard_with_its_faults_and_none_invented(
    tmp_path: Path, call: str
) -> None:
    needs("whisper-base")
    if not (SPOKEN / f"{call}.flac").is_file():
        pytest.skip("there is no French speech beside this checkout")
    scenario = call.split("-")[0]
    card = voicesim(
        "replay", str(SPOKEN / f"{call}.flac"), "--scenario", scenario, "--out", str(tmp_path / "call"),
        VOICESIM_EARS_MODEL="whisper-base", VOICESIM_VOICE_ENGINE="espeak-ng",
    )  # fmt: skip
    assert card["score"] < 35, "a poor call stays a poor call"
    transcript = json.loads((tmp_path / "call" / "transcript.json").read_text("utf-8"))
    heard = [turn["text"] for turn in transcript["turns"] if turn["speaker"] == "trainee"]
    assert sum(len(text.split()) for text in heard) > 60
    assert not [word for text in heard for word in text.split() if word.startswith(("'", "-"))]
    confirmed = {error["id"] for error in card["critical_errors"]}
    to_verify = {
        item["id"]: item["evidence"] for item in card["unjudged"] if item["what"] == "critical_error"
    }
    made = {"neighbour_will_pay", "repaint_before_report", "electricity_ignored"}
    assert confirmed | set(to_verify) == made, "none lost, none invented"
    assert confirmed, "the promise is said three times, and clearly"
    for quotes in to_verify.values():
        assert quotes
        assert all(quote["end"] > quote["start"] for quote in quotes), "to be listened to"


def test_doctor_opens_what_is_here_and_refuses_english_ears_for_french_calls() -> None:
    needs("whisper-base", "kokoro", "whisper-tiny-en")
    lines = {line["what"]: line for line in voicesim("doctor")["lines"]}
    assert lines["recogniser"]["state"] == "good", lines["recogniser"]
    voice = lines["voice: kokoro"]
    spoke = voice["state"] == "good" or "times its length" in voice["sentence"]  # a busy machine is told so
    assert spoke, voice
    tiny = str(Shelf().path("whisper-tiny-en"))
    english = {line["what"]: line for line in voicesim("doctor", VOICESIM_EARS_MODEL=tiny)["lines"]}
    assert "is for en, and calls are in fr" in english["recogniser"]["sentence"]
