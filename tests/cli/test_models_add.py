"""`voicesim models add`: weights of one's own are opened, described, and put in place under an id."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from voicesim.cli.main import app
from voicesim.weights.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))
from scripts.miniatures import kokoro_voice, piper_voice, whisper_model  # noqa: E402


def run(shelf: Path, *arguments: str) -> Result:
    return CliRunner(env={"VOICESIM_MODELS": str(shelf)}).invoke(app, ["models", *arguments])


def test_ears_of_ones_own_get_an_id_their_languages_and_a_warning_about_the_licence(tmp_path: Path) -> None:
    own = whisper_model.build(tmp_path / "my ears", "Bonjour.")
    shown = run(tmp_path / "shelf", "add", str(own), "--json")
    assert shown.exit_code == 0, shown.stderr
    added = json.loads(shown.stdout)
    assert (added["id"], added["purpose"], added["languages"]) == ("my-ears", "recogniser", ["fr", "en"])
    assert any("licence" in warning for warning in added["warnings"])
    shelf = Shelf(tmp_path / "shelf")
    assert shelf.presence("my-ears") == "here"
    assert (shelf.take("my-ears", purpose="recogniser") / "model.bin").is_file()
    assert (own / "model.bin").is_file()
    listed = run(tmp_path / "shelf", "list", "--json")
    assert "my-ears" in {model["id"] for model in json.loads(listed.stdout)["models"]}


def test_a_voice_says_its_language_and_needs_a_licence(tmp_path: Path) -> None:
    own = piper_voice.build(tmp_path / "voice.onnx", language="en-us")
    (tmp_path / "MODEL_CARD").unlink(missing_ok=True)
    refused = run(tmp_path / "shelf", "add", str(own))
    assert refused.exit_code == 1
    assert "licence" in refused.stderr
    (tmp_path / "MODEL_CARD").write_text("License: CC0\n")
    shown = run(tmp_path / "shelf", "add", str(own), "--id", "ours")
    assert shown.exit_code == 0, shown.stderr
    assert "a Piper voice" in shown.stdout
    assert "; en; licence CC0." in shown.stdout
    assert "voice.model = ours" in shown.stdout


def test_kokoro_with_other_vectors_is_taken_whole_and_a_copied_voice_is_warned_of(tmp_path: Path) -> None:
    own = kokoro_voice.build(tmp_path / "mine")
    shown = run(tmp_path / "shelf", "add", str(own), "--licence", "Apache-2.0", "--json")
    assert shown.exit_code == 0, shown.stderr
    warned = json.loads(shown.stdout)["warnings"]
    assert any("no voice may copy a real person's without their consent" in one for one in warned)
    place = Shelf(tmp_path / "shelf").take("mine", purpose="voice")
    assert {file.name for file in place.iterdir()} == {"miniature.onnx", "voices.npz", "vocab.json"}


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("model.safetensors", b"x", "weights for PyTorch"),
        ("notes.txt", b"x", "no weights that voicesim can use"),
        ("voice.onnx", b"x", "lacks voice.onnx.json"),
        ("broken.gguf", b"GGUF but not really", "broken.gguf"),
    ],
)
def test_what_is_no_weights_is_one_sentence_and_nothing_is_added(
    tmp_path: Path, name: str, body: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(body)
    if name.endswith(".gguf"):
        pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed: 'make llm' brings it")
    shown = run(tmp_path / "shelf", "add", str(tmp_path / name))
    assert shown.exit_code == 1
    assert says in shown.stderr.splitlines()[-1]
    assert not (tmp_path / "shelf" / "models.added.json").exists()


def test_a_name_of_ours_is_not_taken(tmp_path: Path) -> None:
    own = whisper_model.build(tmp_path / "whisper-base", "Bonjour.")
    shown = run(tmp_path / "shelf", "add", str(own))
    assert shown.exit_code == 1
    assert "one of our own models has this name; choose another with --id" in shown.stderr
