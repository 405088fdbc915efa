"""Loading Kokoro: the network with what it knows of its own sound laid open, its style vectors, its signs.

Kokoro-82M (hexgrad, a StyleTTS 2 network) computes the length of every phoneme and the pitch of every frame
on its way to the sound. Both are made outputs here, and the pitch is led through two new inputs, so that
words are timed to the frame and a voice can be raised, lowered, widened or flattened without touching its
timbre; then the network is rewritten to take less time (`kokoro_graph`). The file stays as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from voicesim.errors import EngineMissing, ModelError
from voicesim.messages.message import Message
from voicesim.voice.ahead import Made, Source, Stock, Stop
from voicesim.voice.kokoro_graph import faster
from voicesim.voice.onnx_graph import rewritten

RATE = 24_000
"""Samples per second of its sound."""
FRAME = 600
"""Samples of one unit of length: 25 ms."""
LONGEST = 508
"""Phonemes in one run: the network takes 510 with the silence at both ends."""
STYLE = 256
FULL = 16384.0
"""A sample of the network's at full scale, as it is kept: what is louder, up to twice, is bent later."""

VOICES, SIGNS = "voices.npz", "vocab.json"
_LENGTHS, _PITCH = "/encoder/Clip_output_0", "/encoder/Squeeze_output_0"
_INPUTS = {"tokens", "style", "speed"}
_VOICED = 30.0
"""Hertz under which the network means silence or breath."""
_KEPT = "voicesim models pull kokoro"


@dataclass(frozen=True, slots=True)
class Run:
    """All that the network is given at once; equal ones give equal sound."""

    tokens: tuple[int, ...]
    """Phonemes by number, without the silence at both ends."""
    style: NDArray[np.float32]
    """A vector of `STYLE` numbers for each count of phonemes."""
    speed: float
    gain: float
    """The pitch heard is `gain` times the network's plus `offset` hertz, where there is voice."""
    offset: float

    def feed(self) -> dict[str, NDArray[Any]]:
        """The network's inputs."""
        row = self.style[min(len(self.tokens), len(self.style)) - 1]
        return {
            "tokens": np.array([[0, *self.tokens, 0]], dtype=np.int64),
            "style": row.reshape(1, STYLE),
            "speed": np.array([self.speed], dtype=np.float32),
            "pitch_gain": np.array([self.gain], dtype=np.float32),
            "pitch_offset": np.array([self.offset], dtype=np.float32),
        }


@dataclass(frozen=True, slots=True)
class Kokoro:
    """The network, loaded, and what belongs to it."""

    session: Any
    styles: Mapping[str, NDArray[np.float32]]
    """By name, one row of `STYLE` numbers for each count of phonemes."""
    signs: Mapping[str, int]
    """The number of each phoneme."""
    digest: str = ""
    """Of the network as it is run, and of what runs it."""
    stock: Stock = field(default_factory=Stock)
    """What was spoken ahead, by whoever speaks through this network."""

    def run(self, asked: Run, source: Source | None = None) -> Made:
        """Sound, lengths (one a token, and both ends) and pitch; found where they were made ahead.

        `source` is looked into besides the stock. Raises onnxruntime's errors.
        """
        feed = asked.feed()
        found = self.stock.find(self._key(feed), source)
        self.stock.count(found=found is not None)
        return found or _made(self.session.run(None, feed))

    def run_ahead(self, asked: Run, stop: Stop, source: Source | None = None) -> Made | None:
        """The same, kept in the stock; None when it was stopped. Raises onnxruntime's errors."""
        from onnxruntime import RunOptions
        from onnxruntime.capi import onnxruntime_pybind11_state as state

        feed = asked.feed()
        key = self._key(feed)
        if stop.asked:
            return None
        if (found := self.stock.find(key, source)) is not None:
            return found
        options = RunOptions()
        options.log_severity_level = 4
        with stop.ending(lambda: setattr(options, "terminate", True)):
            try:
                made = _made(self.session.run(None, feed, options))
            except (state.Fail, state.RuntimeException):
                if stop.asked:
                    return None
                raise
        self.stock.keep(key, made)
        return made

    def key(self, asked: Run) -> str:
        """Under which a run is kept: a digest of the network and of all that it is given."""
        return self._key(asked.feed())

    def _key(self, feed: Mapping[str, NDArray[Any]]) -> str:
        sums = hashlib.sha256(self.digest.encode())
        for name in sorted(feed):
            sums.update(f" {name} {feed[name].shape} ".encode())
            sums.update(np.ascontiguousarray(feed[name]).tobytes())
        return sums.hexdigest()


def floats(sound: NDArray[np.int16]) -> NDArray[np.float32]:
    """A sound as it is kept, full scale 1."""
    return sound.astype(np.float32) / np.float32(FULL)


def _made(outputs: list[NDArray[np.float32]]) -> Made:
    sound, lengths, pitch = (output.ravel() for output in outputs)
    kept = np.clip(np.round(sound * FULL), -32768, 32767).astype(np.int16)
    voiced = pitch[pitch > _VOICED]
    return Made(kept, lengths.astype(np.float32), float(np.median(voiced)) if len(voiced) else 0.0)


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
    styles, signs = _styles(folder / VOICES), _signs(folder / SIGNS)
    session, digest = _session(found[0], threads)
    return Kokoro(session, styles, signs, digest)


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


def _session(path: Path, threads: int) -> tuple[Any, str]:
    """The network, ready to run, and its digest."""
    import platform

    import onnxruntime
    from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        network = _network(path)
        digest = hashlib.blake2b(network, digest_size=16).hexdigest()
        runs = f"{digest} onnxruntime {onnxruntime.__version__} {platform.machine()} {threads}"
        return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"]), runs
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
