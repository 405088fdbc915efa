"""The engines that the settings ask for, on miniature weights: real loading code, real errors."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from voicesim.cli.main import app
from voicesim.client.scenario import load_scenario
from voicesim.errors import ConfigurationError, EngineMissing, ModelError
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.sessions.chosen import models_for, recogniser_for, turn_model_for, writer_for
from voicesim.settings.schema import Ears, Settings, Voice, Wording
from voicesim.weights.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))


@pytest.fixture
def a_model(tmp_path: Path) -> Path:
    pytest.importorskip("llama_cpp", reason="the language model engine is not built here: make llm")
    from scripts.miniatures import gguf_model

    return gguf_model.build(tmp_path / "tiny.gguf", "Oui, ça coule.")


def test_without_a_choice_the_phrase_writer_words_the_replies() -> None:
    assert writer_for(Settings()) is None


def test_a_model_of_ones_own_words_the_replies_in_practice_only(a_model: Path) -> None:
    settings = Settings(wording=Wording(model=str(a_model)))
    caller, ears = load_scenario("FR03"), ScriptedRecogniser()
    practice = models_for(caller, "practice", ears, settings)
    assert practice.writer is not None
    assert practice.names()["wording"] == "llama.cpp tiny.gguf"
    assert models_for(caller, "certification", ears, settings).writer is None


def test_no_turn_model_listens_unless_one_is_named(tmp_path: Path) -> None:
    from scripts.miniatures.turn_model import build

    caller, ears = load_scenario("FR03"), ScriptedRecogniser()
    assert models_for(caller, "practice", ears, Settings()).turns is None
    path = build(tmp_path / "smart-turn.onnx")
    models = models_for(caller, "certification", ears, Settings(ears=Ears(turn_model=str(path))))
    assert models.names()["turns"] == "smart-turn"


def test_a_turn_model_that_is_not_here_or_none_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        EngineMissing, match=r"^ears\.turn_model = .*gone\.onnx: there is no such file; name .*\.$"
    ):
        turn_model_for(Settings(ears=Ears(turn_model=str(tmp_path / "gone.onnx"))))
    (tmp_path / "other.onnx").write_bytes(b"not a network")
    with pytest.raises(ModelError, match=r"^ears\.turn_model = .*other\.onnx: .*\.$"):
        turn_model_for(Settings(ears=Ears(turn_model=str(tmp_path / "other.onnx"))))


def test_a_folder_with_two_models_is_not_one(tmp_path: Path) -> None:
    for name in ("a.gguf", "b.gguf"):
        (tmp_path / name).write_bytes(b"GGUF")
    with pytest.raises(ConfigurationError, match="name the file itself"):
        writer_for(Settings(wording=Wording(model=str(tmp_path))))


def test_a_model_that_is_no_model_is_one_sentence(tmp_path: Path) -> None:
    pytest.importorskip("llama_cpp", reason="the language model engine is not built here: make llm")
    (tmp_path / "broken.gguf").write_bytes(b"GGUF but not really")
    with pytest.raises(ModelError, match=r"broken\.gguf"):
        writer_for(Settings(wording=Wording(model=str(tmp_path / "broken.gguf"))))


def test_an_endpoint_that_is_no_address_is_refused() -> None:
    with pytest.raises(ValidationError, match="should be an address such as"):
        Settings(wording=Wording(endpoint="ftp://somewhere"))


def test_the_key_of_an_endpoint_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICESIM_WORDING_KEY", "a-secret")
    writer = writer_for(Settings(wording=Wording(endpoint="http://127.0.0.1:9/v1", endpoint_model="m")))
    assert writer is not None
    assert "a-secret" not in writer.name


def test_ears_that_are_not_here_are_missed_with_the_command_that_brings_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VOICESIM_MODELS", str(tmp_path))
    with pytest.raises(EngineMissing, match="voicesim models pull whisper-base"):
        recogniser_for("fr", Settings())


def test_ears_that_do_not_know_the_language_are_refused_before_anything_is_loaded() -> None:
    with pytest.raises(ConfigurationError, match="whisper-distil-fr: it does not know the language"):
        recogniser_for("en", Settings(ears=Ears(model="whisper-distil-fr")))


def test_a_piper_voice_that_is_not_here_is_no_reason_to_speak_with_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VOICESIM_MODELS", str(tmp_path))
    settings = Settings(voice=Voice(engine="piper", model="fr_FR-upmc-medium"))
    with pytest.raises(EngineMissing, match="models pull fr_FR-upmc-medium"):
        models_for(load_scenario("FR03"), "practice", ScriptedRecogniser(), settings)


@pytest.fixture
def standard_shelf(tmp_path: Path) -> Shelf:
    """The Piper voices of the preset `standard`, as miniatures."""
    from scripts.miniatures.shelved import shelve_voice

    shelf = Shelf(tmp_path / "weights")
    for model in shelf.manifest.choose(("standard",)):
        if model.engine == "piper":
            shelve_voice(shelf, model.id)
    return shelf


@pytest.mark.parametrize("caller", ["FR03", "FR07", "EN01", "EN04"])
def test_the_standard_preset_has_a_piper_voice_for_every_caller(
    standard_shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caller: str
) -> None:
    monkeypatch.setenv("VOICESIM_MODELS", str(standard_shelf.folder))
    scenario = load_scenario(caller)
    models = models_for(scenario, "practice", ScriptedRecogniser(), Settings(voice=Voice(engine="piper")))
    spoken = next(model for model in standard_shelf.manifest.model if model.id in models.names()["voice"])
    assert spoken.can_be(scenario.persona.sex, scenario.language)
    if spoken.speakers:
        assert f"speaker {spoken.speakers[scenario.persona.sex]}" in models.names()["voice"]


def test_a_model_too_large_for_the_memory_is_one_sentence_at_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("llama_cpp", reason="the language model engine is not built here: make llm")
    from scripts.miniatures import gguf_model

    monkeypatch.setattr("voicesim.weights.memory.free_mb", lambda: 0)
    model = gguf_model.build(tmp_path / "large.gguf", "x" * 40)
    with model.open("ab") as file:
        file.write(bytes(1_000_000))
    there = {"VOICESIM_WORDING_MODEL": str(model), "VOICESIM_RECORDS_FOLDER": str(tmp_path / "records")}
    shown = CliRunner(env=there).invoke(app, ["call", "FR03", "--keyboard"], input="Bonjour.\n")
    assert shown.exit_code == 1
    assert (
        "Mo de mémoire et 0 Mo sont libres\xa0; fermez d'autres programmes" in shown.stderr.splitlines()[-1]
    )
    assert not list(tmp_path.rglob("*FR03*"))


@pytest.mark.parametrize(("cards", "computes"), [(0, "int8"), (1, "float16")])
def test_the_ears_are_on_the_graphics_card_when_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cards: int, computes: str
) -> None:
    import ctranslate2

    from voicesim.listening import whisper

    asked: list[tuple[str, str]] = []

    def opened(folder: Path, device: str, compute_type: str, *_: object) -> None:
        asked.append((device, compute_type))
        raise ModelError("stop", what="seen enough", where=str(folder), mend="nothing")

    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: cards)
    monkeypatch.setattr(whisper, "open_model", opened)
    with pytest.raises(ModelError, match="seen enough"):
        recogniser_for("fr", Settings(ears=Ears(model=str(tmp_path))))
    assert asked == [("cuda" if cards else "cpu", computes)]
