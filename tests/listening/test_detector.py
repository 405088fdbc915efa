from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from numpy.typing import NDArray

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, silence
from voicesim.errors import EngineMissing, ModelError
from voicesim.listening import silero
from voicesim.listening.detector import GatedDetector
from voicesim.listening.scripted import LoudnessDetector, ScriptedDetector
from voicesim.listening.silero import WINDOW, Silero


def track(detector: GatedDetector | LoudnessDetector, sound: Sound) -> list[float]:
    return [detector.process(sound[at : at + FRAME]) for at in range(0, len(sound) - FRAME + 1, FRAME)]


@pytest.mark.speech
def test_frame_by_frame_silero_hears_what_the_batch_hears(jfk: Sound) -> None:
    from faster_whisper.vad import get_vad_model

    sound = jfk[: len(jfk) // WINDOW * WINDOW]
    whole = get_vad_model()(sound.astype(np.float32) / 32768).ravel()
    network = Silero()
    stepped = [network.probability(sound[at : at + WINDOW]) for at in range(0, len(sound), WINDOW)]
    # The batch zeroes the last 64 samples of what it is given, so its last window is another sound.
    assert np.max(np.abs(whole[:-1] - np.array(stepped[:-1]))) < 1e-3


@pytest.mark.speech
def test_the_gate_loses_no_onset(jfk: Sound) -> None:
    quiet = silence(2 * SAMPLE_RATE)
    sound = np.concatenate([quiet, jfk, quiet, jfk])
    gated = np.array(track(GatedDetector(), sound)) >= 0.5
    network = Silero()
    windows = [
        network.probability(sound[at : at + WINDOW]) for at in range(0, len(sound) - WINDOW + 1, WINDOW)
    ]
    probabilities = [windows[max(0, (frame + 1) * FRAME // WINDOW - 1)] for frame in range(len(gated))]

    def onsets(speech: NDArray[np.bool_]) -> list[int]:
        """Frames at which speech begins after 300 ms without any."""
        return [at for at in range(15, len(speech)) if speech[at] and not speech[at - 15 : at].any()]

    expected, found = onsets(np.array(probabilities) >= 0.5), onsets(gated)
    assert len(expected) == len(found) >= 8
    assert all(mine - plain <= 2 for mine, plain in zip(found, expected, strict=True))  # frames


@pytest.mark.speech
def test_the_same_frames_give_the_same_probabilities(jfk: Sound) -> None:
    detector = GatedDetector()
    first = track(detector, jfk)
    detector.reset()
    assert track(detector, jfk) == first


def test_silence_costs_the_network_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    detector = GatedDetector()
    asked: list[int] = []
    monkeypatch.setattr(Silero, "probability", lambda self, window: asked.append(1) or 0.0)
    assert set(track(detector, silence(10 * SAMPLE_RATE))) == {0.0}
    assert len(asked) <= SAMPLE_RATE // WINDOW  # what the gate needs to settle


def test_loud_noise_is_not_speech() -> None:
    noise = np.random.default_rng(1).normal(0, 3000, 3 * SAMPLE_RATE).astype(np.int16)
    assert np.mean(np.array(track(GatedDetector(), noise)) >= 0.5) < 0.02


def test_the_detector_does_not_import_faster_whisper() -> None:
    program = (
        "import sys; from voicesim.listening.detector import GatedDetector; "
        "assert 'onnxruntime' not in sys.modules; GatedDetector(); "
        "sys.exit('faster_whisper' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_missing_wheel_is_one_sentence_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silero, "find_spec", lambda name: None)
    with pytest.raises(EngineMissing, match=r"pip install .*faster-whisper") as missing:
        Silero()
    assert missing.value.code == "listening.silero_missing"


def test_a_corrupt_network_is_one_sentence(tmp_path) -> None:
    broken = tmp_path / "silero.onnx"
    broken.write_bytes(b"not a network")
    with pytest.raises(ModelError, match="cannot be read"):
        Silero(broken)
    with pytest.raises(ModelError):
        Silero(tmp_path / "nowhere.onnx")


def test_the_loudness_double_hears_loud_frames_only() -> None:
    loud = np.full(FRAME, -5000, dtype=np.int16)
    sound = np.concatenate([silence(), loud, silence()])
    assert track(LoudnessDetector(), sound) == [0.0, 1.0, 0.0]


def test_the_scripted_double_falls_silent_after_its_script() -> None:
    detector = ScriptedDetector([0.2, 0.9])
    assert [detector.process(silence()) for _ in range(4)] == [0.2, 0.9, 0.0, 0.0]
