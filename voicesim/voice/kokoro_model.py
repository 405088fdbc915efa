"""Loading Kokoro: the network with what it knows of its own sound laid open, its style vectors, its signs.

Kokoro-82M (hexgrad, a StyleTTS 2 network) computes the length of every phoneme and the pitch of every frame
on its way to the sound. Both are made outputs here, and the pitch is led through two new inputs, so that
words are timed to the frame and a voice can be raised, lowered, widened or flattened without touching its
timbre; then the network is rewritten to take less time (`kokoro_graph`). The file stays as it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from voicesim.errors import EngineMissing, ModelError
from voicesim.messages.message import Message
from voicesim.voice.kokoro_graph import faster
from voicesim.voice.onnx_graph import rewritten

RATE = 24_000
"""Samples per second of its sound."""
FRAME = 600
"""Samples of one unit of length: 25 ms."""
LONGEST = 508
"""Phonemes in one run: the network takes 510 with the silence at both ends."""
STYLE = 256

VOICES, SIGNS = "voices.npz", "vocab.json"
_LENGTHS, _PITCH = "/encoder/Clip_output_0", "/encoder/Squeeze_output_0"
_INPUTS = {"tokens", "style", "speed"}
_VOICED = 30.0
"""Hertz under which the network means silence or breath."""
_KEPT = "voicesim models pull kokoro"


@dataclass(frozen=True, slots=True)
class Kokoro:
    """The network, loaded, and what belongs to it."""

    session: Any
    styles: Mapping[str, NDArray[np.float32]]
    """By name, one row of `STYLE` numbers for each count of phonemes."""
    signs: Mapping[str, int]
    """The number of each phoneme."""

    def run(
        self, tokens: list[int], style: NDArray[np.float32], speed: float, gain: float, offset: float
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """Sound at `RATE`, lengths in `FRAME`s (one a token, and both ends), and its own pitch in hertz.

        The pitch heard is `gain` times the network's plus `offset` hertz, where there is voice.
        """
        row = style[min(len(tokens), len(style)) - 1]
        sound, lengths, pitch = self.session.run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
                "style": row.reshape(1, STYLE),
                "speed": np.array([speed], dtype=np.float32),
                "pitch_gain": np.array([gain], dtype=np.float32),
                "pitch_offset": np.array([offset], dtype=np.float32),
            },
        )
        voiced = pitch.ravel()
        return sound.ravel(), lengths.ravel(), voiced[voiced > _VOICED]


def is_kokoro(folder: Path) -> bool:
    """Does the folder look like Kokoro's?"""
    return folder.is_dir() and (folder / VOICES).is_file() and (folder / SIGNS).is_file()


def load(folder: Path, threads: int) -> Kokoro:
    """The network and its vectors in `folder`; `threads` is how many processor threads one clause may use.

    Raises `EngineMissing` when it is not here, `ModelError` when it is corrupt or of another kind.
    """
    found = sorted(folder.glob("*.onnx")) if folder.is_dir() else []
    if len(found) != 1 or not is_kokoro(folder):
        raise EngineMissing(
            "voice.no_kokoro",
            what=Message(
                "this is not a folder of Kokoro's: one .onnx file, {voices} and {signs}",
                voices=VOICES,
                signs=SIGNS,
            ),
            where=str(folder),
            mend=Message("name that folder, or type '{command}'", command=_KEPT),
        )
    return Kokoro(_session(found[0], threads), _styles(folder / VOICES), _signs(folder / SIGNS))


def _styles(path: Path) -> dict[str, NDArray[np.float32]]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            styles = {name: archive[name].reshape(-1, STYLE).astype(np.float32) for name in archive.files}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as problem:
        raise _unfit(path, Message("these are not style vectors ({problem})", problem=problem)) from None
    if not styles:
        raise _unfit(path, Message("it holds no style vector"))
    return styles


def _signs(path: Path) -> dict[str, int]:
    try:
        signs = json.loads(path.read_text("utf-8"))["vocab"]
        return {str(sign): int(number) for sign, number in signs.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _unfit(path, Message("this is not Kokoro's list of phonemes")) from None


def _session(path: Path, threads: int) -> Any:
    import onnxruntime
    from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(_network(path), options, providers=["CPUExecutionProvider"])
    except (
        DecodeError, state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf,
        state.NotImplemented,
    ):  # fmt: skip
        raise _unfit(path, Message("the voice is damaged or is not an ONNX network")) from None
    except (state.RuntimeException, MemoryError):
        raise ModelError(
            "voice.too_large",
            what=Message("there is not enough memory to load this voice"),
            where=str(path),
            mend=Message("close other programs, or speak with espeak-ng"),
        ) from None


def _network(path: Path) -> bytes:
    """The network as it is run. Raises what reading it raises."""
    import onnx

    network = onnx.load(str(path))
    _open(network, path)
    return rewritten(network, faster)


def _open(network: Any, path: Path) -> None:
    """Make lengths and pitch outputs, and lead the pitch through `pitch_gain` and `pitch_offset`."""
    from onnx import TensorProto, helper

    graph = network.graph
    made = {name for node in graph.node for name in node.output}
    if _INPUTS - {each.name for each in graph.input} or not {_LENGTHS, _PITCH} <= made:
        raise _unfit(path, Message("this network is not the Kokoro that voicesim knows"))
    changed = f"{_PITCH}_changed"
    for node in graph.node:
        for index, name in enumerate(node.input):
            if name == _PITCH:
                node.input[index] = changed
    floor = helper.make_tensor("pitch_floor", TensorProto.FLOAT, [1], [_VOICED])
    graph.initializer.append(floor)
    steps = (
        ("Greater", [_PITCH, "pitch_floor"], "pitch_is_voiced"),
        ("Mul", [_PITCH, "pitch_gain"], "pitch_gained"),
        ("Add", ["pitch_gained", "pitch_offset"], "pitch_moved"),
        ("Where", ["pitch_is_voiced", "pitch_moved", _PITCH], changed),
    )
    after = next(place for place, node in enumerate(graph.node) if _PITCH in node.output) + 1
    for step, (kind, inputs, output) in enumerate(steps):
        graph.node.insert(after + step, helper.make_node(kind, inputs, [output], name=f"voicesim_{output}"))
    for name in ("pitch_gain", "pitch_offset"):
        graph.input.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]))
    for name in (_LENGTHS, _PITCH):
        graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))


def _unfit(path: Path, what: str) -> ModelError:
    return ModelError(
        "voice.unfit", what=what, where=str(path), mend=Message("bring it again: '{command}'", command=_KEPT)
    )
