"""A turn model is a real network in a real file, read as Smart Turn's is; any other file is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.miniatures.piper_voice import build as build_voice
from scripts.miniatures.turn_model import build
from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, silence
from voicesim.errors import EngineMissing, ModelError
from voicesim.listening.turn_model import BANDS, LATEST, STEPS, SmartTurn


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> SmartTurn:
    return SmartTurn(build(tmp_path_factory.mktemp("models") / "turn.onnx"))


def voice(lasting: float, seed: int = 1) -> Sound:
    noise = np.random.default_rng(seed).normal(0, 3000, samples(lasting))
    return np.clip(noise, -32768, 32767).astype(np.int16)


def test_who_falls_silent_has_finished_and_who_goes_on_has_not(model: SmartTurn) -> None:
    spoken = voice(3.0)
    assert model.finished(np.concatenate([spoken, silence(samples(0.2))])) > 0.9
    assert model.finished(spoken) == pytest.approx(0.5, abs=0.2)
    assert model.finished(np.concatenate([silence(samples(3.0)), voice(0.1)])) < 0.1


def test_only_the_last_eight_seconds_count(model: SmartTurn) -> None:
    spoken = np.concatenate([voice(3.0, 2), silence(samples(0.15))])
    before = np.concatenate([voice(20.0, 3), silence(LATEST - len(spoken)), spoken])
    alone = np.concatenate([silence(LATEST - len(spoken)), spoken])
    assert model.finished(before) == model.finished(alone)


def test_a_short_turn_stands_at_the_end_of_the_eight_seconds(model: SmartTurn) -> None:
    heard = model.features(voice(1.0))
    assert heard.shape == (BANDS, STEPS)
    assert heard.dtype == np.float32
    assert heard[:, -100:].mean() > heard[:, :600].mean() + 0.5


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(-32768, 32767), max_size=400), st.integers(1, 600))
def test_any_sound_gets_a_probability(model: SmartTurn, some: list[int], often: int) -> None:
    sound = np.tile(np.array(some, dtype=np.int16), often)
    assert 0.0 <= model.finished(sound) <= 1.0


def test_it_is_called_as_its_file_is(model: SmartTurn) -> None:
    assert model.name == "turn"
    assert LATEST == 8 * SAMPLE_RATE


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match=r"ears.turn_model = .*nowhere.onnx: there is no such file; name"):
        SmartTurn(tmp_path / "nowhere.onnx")


def test_a_file_that_is_no_network_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "letter.onnx"
    other.write_text("Madame, Monsieur,", encoding="utf-8")
    with pytest.raises(ModelError, match="no network that can be read"):
        SmartTurn(other)


def test_a_network_that_does_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no turn model: it reads .*80, 800"):
        SmartTurn(build_voice(tmp_path / "voice.onnx"))
    with pytest.raises(ModelError, match=r"no turn model: it reads .*128, 800.*80, 800"):
        SmartTurn(build(tmp_path / "more.onnx", bands=128))


def test_a_network_whose_answer_is_no_probability_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no turn model: its answer is no probability"):
        SmartTurn(build(tmp_path / "louder.onnx", probability=False))
