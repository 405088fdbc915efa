"""A language model in a typed call: what it did is on the record; the same file gives the same call."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicesim.cli.main import app

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))

TYPED = """
Service sinistres, bonjour, Claire Vasseur à votre écoute. Que puis-je faire pour vous ?
Je regarde votre dossier.
Je comprends, ce n'est pas simple.
Voilà, je l'ai sous les yeux.
/hangup
"""


def held(out: Path, monkeypatch: pytest.MonkeyPatch, **wording: str) -> Path:
    """The typed call, held with these settings."""
    for name, value in wording.items():
        monkeypatch.setenv(f"VOICESIM_WORDING_{name.upper()}", value)
    typed = ["call", "FR03", "--keyboard", "--read", "--seed", "1", "--plain", "--out", str(out)]
    result = CliRunner().invoke(app, typed, input=TYPED)
    assert result.exit_code == 0, result.output
    (out / "said.txt").write_text(result.output, encoding="utf-8")
    return out


def events(call: Path, kind: str) -> list[dict[str, Any]]:
    lines = (call / "events.jsonl").read_text(encoding="utf-8").splitlines()
    return [event for event in map(json.loads, lines) if event["event"] == kind]


@pytest.fixture
def a_model(tmp_path: Path) -> Path:
    pytest.importorskip("llama_cpp", reason="the language model engine is not built here: make llm")
    from scripts.miniatures import gguf_model

    return gguf_model.build(tmp_path / "tiny.gguf", "Oui, je vous écoute bien, moi.")


def test_what_the_model_did_is_on_the_record(
    tmp_path: Path, a_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = held(tmp_path / "call", monkeypatch, model=str(a_model))
    worded = events(call, "worded")
    manifest = json.loads((call / "manifest.json").read_text(encoding="utf-8"))
    card = json.loads((call / "scorecard.json").read_text(encoding="utf-8"))
    spoken = sum(event["attempt"] == "spoken" for event in worded)
    refused = [event for event in worded if event["attempt"] == "refused"]
    assert spoken >= 1
    assert refused
    assert all(":" in event["reason"] for event in refused)
    assert manifest["wording"] == card["wording"]
    assert manifest["wording"]["spoken"] == spoken
    assert manifest["wording"]["lines"] == sum(len(event["lines"]) for event in events(call, "client_said"))
    assert len(manifest["models"]["wording: tiny.gguf"]) == 64
    sentence = f"Modèle de langue : {spoken} des {manifest['wording']['lines']} répliques"
    assert sentence in (call / "said.txt").read_text(encoding="utf-8")
    assert sentence.replace(" :", "\u00a0:") in (call / "report.html").read_text(encoding="utf-8")


def test_the_same_file_and_seed_give_the_same_call(
    tmp_path: Path, a_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = [held(tmp_path / name, monkeypatch, model=str(a_model), budget="0.2") for name in ("one", "two")]
    one, two = ((call / "events.jsonl").read_bytes() for call in calls)
    assert one == two


def test_a_dead_server_costs_no_line_and_is_on_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = held(tmp_path / "call", monkeypatch, endpoint="http://127.0.0.1:9/v1")
    said = events(call, "client_said")
    attempts = [event["attempt"] for event in events(call, "worded")]
    assert set(attempts) <= {"failed", "resting"}
    assert attempts.count("failed") == 3
    assert all("cannot be reached" in e["reason"] for e in events(call, "worded") if e["attempt"] == "failed")
    assert len(said) >= 4
    assert not any("pardon" in event["moves"] for event in said)
    assert "Modèle de langue : 0 des" in (call / "said.txt").read_text(encoding="utf-8")
