"""Has the trainee finished? The opinion of a network that listens to the melody of what they said.

    model = SmartTurn(Path("smart-turn-v3.2-cpu.onnx"))
    model.finished(sound)        # 0.97: they have

Off unless `ears.turn_model` names a network. It computes some 70 ms on one core, so it is asked at a pause,
beside the call, and its opinion counts when it comes: nothing waits for it.

The network is of the Smart Turn v3 kind (https://github.com/pipecat-ai/smart-turn, BSD 2-Clause): it reads
Whisper's log-mel spectrum of the latest 8 s, filled with silence before, and gives one probability.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, silence
from voicesim.errors import EngineMissing, ModelError, StageFailed
from voicesim.listening.network import opened
from voicesim.messages.message import Message

LATEST = 8 * SAMPLE_RATE
"""What it listens to: the last 8 s at most."""
BANDS, STEPS = 80, LATEST // 160
"""The spectrum: mel bands, and steps of 10 ms."""

_SCALE = np.float32(1 / 32768)
_FAINT = 1e-7
"""Keeps silence from being divided by nothing."""


class TurnModel(Protocol):
    """Anything that tells from the sound whether somebody has finished."""

    name: str
    """For the manifest and for people: "smart-turn-v3.2-cpu"."""

    def finished(self, sound: Sound) -> float:
        """Probability, 0..1, that the turn which ends with `sound` is over; its last 8 s count.

        Raises `StageFailed`.
        """
        ...


class SmartTurn:
    """A network of the Smart Turn v3 kind, in onnxruntime."""

    def __init__(self, path: Path) -> None:
        """Load it and try it. Raises `EngineMissing` when it is not there, `ModelError` for another file."""
        from faster_whisper.feature_extractor import FeatureExtractor

        if not path.is_file():
            raise _missing(path)
        self.name = path.stem
        self._network = opened(path, _wrong(path, Message("this file is no network that can be read")))
        self._input = _input_of(self._network, path)
        self._spectrum = FeatureExtractor(feature_size=BANDS, sampling_rate=SAMPLE_RATE)
        try:
            for sound in _TRIED:
                self.finished(sound)
        except StageFailed as problem:
            raise _wrong(
                path, Message("this network is no turn model: {reason}", reason=problem.reason)
            ) from problem

    def finished(self, sound: Sound) -> float:
        """Probability, 0..1, that the turn which ends with `sound` is over. Raises `StageFailed`."""
        (answer, *_) = self._network.run(None, {self._input: self.features(sound)[np.newaxis]})
        if np.size(answer) != 1 or not 0.0 <= (probability := float(np.ravel(answer)[0])) <= 1.0:
            raise StageFailed("turn model", Message("its answer is no probability"))
        return probability

    def features(self, sound: Sound) -> NDArray[np.float32]:
        """What the network reads: `BANDS` x `STEPS`, of sound of mean 0 and variance 1."""
        whole = np.zeros(LATEST, dtype=np.float32)
        latest = sound[-LATEST:]
        whole[len(whole) - len(latest) :] = latest * _SCALE
        whole = (whole - whole.mean()) / np.sqrt(whole.var() + _FAINT)
        spectrum: NDArray[Any] = self._spectrum(whole, padding=0)
        return spectrum.astype(np.float32)


def _input_of(network: Any, path: Path) -> str:
    """The name of its only input, when that is a spectrum as Smart Turn reads it."""
    inputs = network.get_inputs()
    if len(inputs) != 1 or inputs[0].type != "tensor(float)" or inputs[0].shape[1:] != [BANDS, STEPS]:
        shapes = ", ".join(str(each.shape) for each in inputs)
        raise _wrong(
            path,
            Message(
                "this network is no turn model: it reads {shapes}, not [1, {bands}, {steps}]",
                shapes=shapes,
                bands=BANDS,
                steps=STEPS,
            ),
        )
    return str(inputs[0].name)


_BUZZ = np.tile(np.repeat(np.array([20_000, 0], dtype=np.int16), [1, 99]), 80)
_TRIED = (silence(), np.concatenate([_BUZZ, silence(samples(0.15))]))
"""Silence, and a buzz that stops: a network whose answer is no probability shows it on one of them."""

_MEND = Message("name a Smart Turn v3 network (.onnx) there, or leave ears.turn_model empty")


def _missing(path: Path) -> EngineMissing:
    return EngineMissing(
        "listening.turn_model_missing",
        what=Message("there is no such file"),
        where=f"ears.turn_model = {path}",
        mend=_MEND,
    )


def _wrong(path: Path, what: Message) -> ModelError:
    return ModelError("listening.turn_model_wrong", what=what, where=f"ears.turn_model = {path}", mend=_MEND)
