"""The miniature voice is a Piper voice like any other: Piper's own code reads it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from piper import PiperVoice, SynthesisConfig

from scripts.miniatures.piper_voice import SAMPLE_RATE, build

LINE = "Bonjour, il y a une fuite chez moi."


def speak(voice: PiperVoice, **config: float | bool | int) -> np.ndarray:
    chunks = voice.synthesize(LINE, SynthesisConfig(normalize_audio=False, **config))
    return np.concatenate([chunk.audio_float_array for chunk in chunks])


@pytest.mark.parametrize("aligned", [False, True])
def test_piper_reads_it_with_its_times(tmp_path: Path, aligned: bool) -> None:
    path = build(tmp_path / "voice.onnx", aligned=aligned)
    voice = PiperVoice.load(path, include_alignments=not aligned)
    (chunk,) = voice.synthesize(LINE, include_alignments=True)
    assert chunk.sample_rate == SAMPLE_RATE
    assert chunk.phoneme_alignments is not None
    assert sum(each.num_samples for each in chunk.phoneme_alignments) == len(chunk.audio_float_array)


def test_it_speaks_slower_when_asked(tmp_path: Path) -> None:
    voice = PiperVoice.load(build(tmp_path / "voice.onnx"))
    assert len(speak(voice, length_scale=1.5)) / len(speak(voice)) == pytest.approx(1.5, abs=0.1)


def test_its_breath_is_drawn_afresh_unless_there_is_none(tmp_path: Path) -> None:
    voice = PiperVoice.load(build(tmp_path / "voice.onnx"))
    assert not np.array_equal(speak(voice), speak(voice))
    assert np.array_equal(speak(voice, noise_scale=0.0), speak(voice, noise_scale=0.0))


def test_its_speakers_differ(tmp_path: Path) -> None:
    voice = PiperVoice.load(build(tmp_path / "voice.onnx", speakers=3))
    low, high = speak(voice, speaker_id=0), speak(voice, speaker_id=2)
    assert np.argmax(np.abs(np.fft.rfft(low))) < np.argmax(np.abs(np.fft.rfft(high)))


def test_it_is_small_and_says_its_licence(tmp_path: Path) -> None:
    path = build(tmp_path / "voice.onnx")
    assert path.stat().st_size < 10_000
    assert "License: CC0-1.0" in (tmp_path / "MODEL_CARD").read_text()
