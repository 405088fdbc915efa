"""Each persona has a voice of their own, and the announcer's is nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.miniatures.piper_voice import build
from voicesim.errors import ConfigurationError, EngineMissing
from voicesim.voice.casting import announcer, espeak_for, piper_for
from voicesim.voice.speech import NEUTRAL, Voice

LINE = "Je vous appelle pour une fuite chez moi."


@dataclass(frozen=True)
class Spec:
    espeak: str = "f4"
    rate: int = 165
    pitch: int = 50
    range: int = 50
    piper_speaker: int | None = None


def duration(voice: Voice) -> int:
    return sum(len(speech.sound) for speech in voice.synthesize(LINE, NEUTRAL))


def test_a_persona_keeps_their_tempo_in_either_engine(tmp_path: Path) -> None:
    model = build(tmp_path / "voice.onnx")
    slow, quick = Spec(rate=130), Spec(rate=200)
    assert duration(espeak_for("fr", slow)) > 1.3 * duration(espeak_for("fr", quick))
    assert duration(piper_for(model, slow)) > 1.3 * duration(piper_for(model, quick))


def test_the_announcer_speaks_each_language_and_is_nobody_in_the_play() -> None:
    for language in ("fr", "en"):
        assert duration(announcer(language)) > 0
        assert announcer(language).name != espeak_for(language, Spec()).name


def test_a_persona_with_an_invented_variant_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="f99"):
        espeak_for("fr", Spec(espeak="f99"))


def test_a_voice_is_found_in_its_folder(tmp_path: Path) -> None:
    build(tmp_path / "voice.onnx", speakers=2)
    assert "speaker 1" in piper_for(tmp_path, Spec(piper_speaker=1)).name


def test_a_folder_with_no_voice_or_with_two_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match=r"0 \.onnx"):
        piper_for(tmp_path, Spec())
    build(tmp_path / "one.onnx")
    build(tmp_path / "two.onnx")
    with pytest.raises(EngineMissing, match=r"2 \.onnx"):
        piper_for(tmp_path, Spec())


def test_a_file_of_another_kind_is_no_voice(tmp_path: Path) -> None:
    (tmp_path / "model.gguf").write_bytes(b"GGUF")
    with pytest.raises(EngineMissing, match=r"this is no Piper voice, which is an \.onnx file"):
        piper_for(tmp_path / "model.gguf", Spec())
