"""The real faster-whisper code on a miniature model that a script generates."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scripts.miniatures.whisper_model import build
from voicesim.audio.frames import SAMPLE_RATE, Frame, Sound, silence
from voicesim.errors import ConfigurationError, EngineMissing, ModelError, StageFailed
from voicesim.listening.believed import Belief, Spoken
from voicesim.listening.continuations import load_inventions
from voicesim.listening.recogniser import Hints
from voicesim.listening.scripted import LoudnessDetector
from voicesim.listening.whisper import WhisperRecogniser
from voicesim.text.words import text_of

LINE = "Bonjour madame Lambert, je vous écoute."
LOUD = np.full(2 * SAMPLE_RATE, 5000, dtype=np.int16)


@pytest.fixture(scope="session")
def canned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("models") / "whisper-miniature", LINE)


def listening(folder: Path, **options: Any) -> WhisperRecogniser:
    """A recogniser for which whatever is loud is speech: the miniature says its line of any sound."""
    recogniser = WhisperRecogniser.load(folder, **options)
    recogniser._belief = Belief(LoudnessDetector, load_inventions())
    return recogniser


def test_words_come_with_times_on_the_calls_clock(canned: Path) -> None:
    recogniser = listening(canned)
    words = recogniser.transcribe(LOUD, 48_000, Hints("fr"))
    assert text_of(words) == LINE
    assert all(48_000 <= word.start <= word.end <= 48_000 + len(LOUD) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(0.9 < word.probability <= 1 for word in words)
    assert recogniser.name == "faster-whisper whisper-miniature int8"


def test_names_and_terms_of_the_scenario_are_hot_words_where_that_is_wanted(
    canned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recogniser = listening(canned, hot_words=True)
    given: dict[str, Any] = {}
    real = recogniser._model.transcribe
    monkeypatch.setattr(
        recogniser._model,
        "transcribe",
        lambda sound, **options: given.update(options) or real(sound, **options),
    )
    words = recogniser.transcribe(LOUD, 0, Hints("fr", ("Lambert", "bris de glace")))
    assert text_of(words) == LINE
    assert (given["hotwords"], given["language"]) == ("Lambert, bris de glace", "fr")
    recogniser._hot_words = False
    assert text_of(recogniser.transcribe(LOUD, 0, Hints("fr", ("Lambert", "bris de glace")))) == LINE
    assert given["hotwords"] is None


def test_the_same_sound_gives_the_same_words(canned: Path) -> None:
    recogniser = listening(canned)
    assert recogniser.transcribe(LOUD, 0, Hints()) == recogniser.transcribe(LOUD, 0, Hints())


def test_silence_is_never_shown_to_the_recogniser(canned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser = WhisperRecogniser.load(canned)
    monkeypatch.setattr(recogniser, "_model", None)  # would raise
    assert recogniser.transcribe(silence(3 * SAMPLE_RATE), 0, Hints()) == ()
    assert recogniser.transcribe(silence(0), 0, Hints()) == ()


def test_speech_is_looked_for_no_further_than_it_takes_to_listen_at_all() -> None:
    asked = []

    class Talking:
        def process(self, frame: Frame) -> float:
            asked.append(frame)
            return float(len(asked) > 10)

        def reset(self) -> None: ...

    spoken = Spoken(Talking(), silence(SAMPLE_RATE))
    assert spoken.enough()
    assert len(asked) == 10 + 4  # four frames, 80 ms, may be a word
    track = spoken.track()
    assert len(asked) == len(track) == 50
    assert track.tolist() == [False] * 10 + [True] * 40


@pytest.mark.parametrize(
    "line", ["Merci d'avoir regardé cette vidéo !", "Sous-titres par la communauté d'Amara.org"]
)
def test_a_known_invention_never_reaches_a_transcript(tmp_path: Path, line: str) -> None:
    recogniser = listening(build(tmp_path / "inventor", line))
    assert recogniser.transcribe(LOUD, 0, Hints()) == ()
    assert recogniser.refused[-1] == (line.replace(" !", "!"), "known invention")


def test_an_invented_sentence_is_cut_off_a_real_one(tmp_path: Path) -> None:
    line = "Je vous écoute. Sous-titrage Société Radio-Canada"
    recogniser = listening(build(tmp_path / "inventor", line))
    assert text_of(recogniser.transcribe(LOUD, 0, Hints())) == "Je vous écoute."
    assert list(recogniser.refused) == [("Sous-titrage Société Radio-Canada", "known invention")]


def test_weak_thanks_are_not_believed(tmp_path: Path) -> None:
    recogniser = listening(build(tmp_path / "inventor", "Merci.", hears_speech=False))
    assert recogniser.transcribe(LOUD, 0, Hints()) == ()
    recogniser = listening(build(tmp_path / "hearer", "Merci."))
    assert text_of(recogniser.transcribe(LOUD, 0, Hints())) == "Merci."


def test_babble_of_random_weights_is_refused(tmp_path: Path) -> None:
    recogniser = listening(build(tmp_path / "babbler"))
    assert recogniser.transcribe(LOUD, 0, Hints()) == ()
    assert recogniser.refused


@pytest.mark.speech
def test_real_speech_goes_through_the_real_detector(canned: Path, jfk: Sound) -> None:
    assert text_of(WhisperRecogniser.load(canned).transcribe(jfk, 0, Hints())) == LINE


def test_warming_up_needs_no_sound_and_no_network(canned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    WhisperRecogniser.load(canned).warm_up("fr")


def test_a_recogniser_that_fails_in_mid_call_is_a_failed_stage(
    canned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recogniser = listening(canned)

    def out_of_memory(*_: object, **__: object) -> None:
        raise RuntimeError("CUDA failed with error out of memory")

    monkeypatch.setattr(recogniser._model, "transcribe", out_of_memory)
    with pytest.raises(StageFailed, match="out of memory"):
        recogniser.transcribe(LOUD, 0, Hints())


# -- What can be wrong with the weights -------------------------------------------------------------------


def test_missing_weights_are_one_sentence_with_the_command(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="voicesim models pull whisper-base"):
        WhisperRecogniser.load(tmp_path / "whisper-small")


def spoilt(canned: Path, tmp_path: Path, spoil: Callable[[Path], object]) -> Path:
    folder = tmp_path / "whisper-small"
    shutil.copytree(canned, folder)
    spoil(folder)
    return folder


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "truncated": (
        lambda at: (at / "model.bin").write_bytes((at / "model.bin").read_bytes()[:99_999]),
        "damaged",
    ),
    "empty": (lambda at: (at / "model.bin").write_bytes(b""), "damaged"),
    "other bytes": (lambda at: (at / "model.bin").write_bytes(b"GGUF" * 9000), "damaged"),
    "no tokenizer": (lambda at: (at / "tokenizer.json").unlink(), "lacks tokenizer.json"),
    "no vocabulary": (lambda at: (at / "vocabulary.json").unlink(), "lacks vocabulary.json"),
    "broken tokenizer": (lambda at: (at / "tokenizer.json").write_text("{"), "tokenizer.json is damaged"),
    "other tokenizer": (lambda at: (at / "tokenizer.json").write_text('{"model": {}}'), "not that of"),
    "broken settings": (lambda at: (at / "config.json").write_text("{"), "config.json is damaged"),
    "broken vocabulary": (lambda at: (at / "vocabulary.json").write_text("{{"), "damaged"),
    "another kind of model": (
        lambda at: (at / "model.bin").write_bytes(
            (at / "model.bin").read_bytes().replace(b"WhisperSpec", b"WhispurSpec", 1)
        ),
        "not a Whisper model",
    ),
}


@pytest.mark.parametrize("how", SPOILT)
def test_unusable_weights_are_one_sentence_with_the_command(canned: Path, tmp_path: Path, how: str) -> None:
    spoil, sentence = SPOILT[how]
    folder = spoilt(canned, tmp_path, spoil)
    with pytest.raises(ModelError, match=sentence) as refused:
        WhisperRecogniser.load(folder, device="cpu")
    assert "voicesim models pull whisper-base" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_settings_of_another_size_are_one_sentence(canned: Path, tmp_path: Path) -> None:
    def widen(folder: Path) -> None:
        path = folder / "preprocessor_config.json"
        path.write_text(path.read_text().replace('"feature_size": 80', '"feature_size": 128'))

    with pytest.raises(ModelError, match=r"preprocessor_config\.json"):
        WhisperRecogniser.load(spoilt(canned, tmp_path, widen), device="cpu")


def test_what_shows_only_at_the_first_pass_is_one_sentence(
    canned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recogniser = WhisperRecogniser.load(canned, device="cpu")

    def out_of_memory(*_: object, **__: object) -> None:
        raise RuntimeError("failed to allocate memory")

    monkeypatch.setattr(recogniser._model, "transcribe", out_of_memory)
    with pytest.raises(ModelError, match="does not fit"):
        recogniser.warm_up("fr")


def test_weights_that_do_not_fit_are_one_sentence(canned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from voicesim.listening import whisper_pass

    for problem in (MemoryError(), RuntimeError("mkl_malloc: failed to allocate memory")):

        def too_large(*_: object, _problem: Exception = problem, **__: object) -> None:
            raise _problem

        monkeypatch.setattr(whisper_pass, "PassingWhisper", too_large)
        with pytest.raises(ModelError, match="does not fit"):
            WhisperRecogniser.load(canned, device="cpu")


def test_a_missing_graphics_card_is_one_sentence(canned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from voicesim.listening import whisper_pass

    def no_card(*_: object, **__: object) -> None:
        raise RuntimeError("CUDA failed with error CUDA driver version is insufficient")

    monkeypatch.setattr(whisper_pass, "PassingWhisper", no_card)
    with pytest.raises(ModelError, match="VOICESIM_EARS_DEVICE=cpu"):
        WhisperRecogniser.load(canned, device="cuda")


def test_an_unknown_way_of_computing_is_one_sentence(canned: Path) -> None:
    with pytest.raises(ConfigurationError, match="int8"):
        WhisperRecogniser.load(canned, device="cpu", compute_type="int3")


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    program = (
        "import json, sys, voicesim.listening.whisper; "
        "print(json.dumps([m for m in ('faster_whisper', 'ctranslate2', 'onnxruntime') if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert json.loads(done.stdout) == []
