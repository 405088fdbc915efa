"""A miniature Kokoro: its folder, its inputs, its inner names; each phoneme a tone of the style's pitch.

    python -m scripts.miniatures.kokoro_voice FOLDER

The network has what `voicesim.voice.kokoro_model` opens: the lengths of the phonemes and the pitch of the
frames on their way to the sound. A style vector's first number is its pitch in hundreds of hertz. A phoneme
lasts three frames over the speed, and a frame is 600 samples at 24 kHz, as in the real one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save

from voicesim.voice.kokoro_model import FRAME, SIGNS, STYLE, VOICES

PITCHES = {"jm_kumo": 1.0, "jf_gongitsune": 2.1, "jf_nezumi": 2.3, "jf_tebukuro": 3.1}
LENGTHS, PITCH = "/encoder/Clip_output_0", "/encoder/Squeeze_output_0"


def build(folder: Path) -> Path:
    """Write the network, the vectors and the signs into `folder`; gives it back."""
    folder.mkdir(parents=True, exist_ok=True)
    save(_network(), str(folder / "miniature.onnx"))
    rows = {name: np.full((510, 1, STYLE), pitch, dtype=np.float32) for name, pitch in PITCHES.items()}
    np.savez(folder / VOICES, **rows)  # type: ignore[arg-type]
    signs = ';:,.!?—…"() \u0303AIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɔɛəɜɡɥɪŋɲøœɹʁʃʊʌʒˈˌːʤʧɾθðæç'
    vocabulary = {sign: number for number, sign in enumerate(signs, start=1)}
    (folder / SIGNS).write_text(json.dumps({"vocab": vocabulary}), encoding="utf-8")
    return folder


def _network() -> object:
    constants = {
        "three": np.array(3.0, dtype=np.float32),
        "one": np.array(1.0, dtype=np.float32),
        "zero": np.array(0.0, dtype=np.float32),
        "hundred": np.array(100.0, dtype=np.float32),
        "first": np.array([0], dtype=np.int64),
        "second": np.array([1], dtype=np.int64),
        "axes": np.array([1], dtype=np.int64),
        "step": np.array(2 * np.pi / 24_000, dtype=np.float32),
        "frame": np.array(FRAME, dtype=np.int64),
        "nothing": np.array(0, dtype=np.int64),
        "single": np.array(1, dtype=np.int64),
        "quiet": np.array(0.3, dtype=np.float32),
        "half": np.array(0.5, dtype=np.float32),
    }
    node = helper.make_node
    nodes = [
        node("Cast", ["tokens"], ["reals"], to=TensorProto.FLOAT),
        node("Mul", ["reals", "zero"], ["blank"]),
        node("Div", ["three", "speed"], ["length"]),
        node("Round", ["length"], ["rounded"]),
        node("Add", ["blank", "rounded"], ["lengths"]),
        node("Max", ["lengths", "one"], [LENGTHS]),
        node("ReduceSum", [LENGTHS], ["frames"], keepdims=0),
        node("Cast", ["frames"], ["count"], to=TensorProto.INT64),
        node("Slice", ["style", "first", "second", "axes"], ["own"]),
        node("Mul", ["own", "hundred"], ["hertz"]),
        node("Unsqueeze", ["count", "first"], ["shape"]),
        node("Concat", ["second", "shape"], ["wide"], axis=0),
        node("Expand", ["hertz", "wide"], [PITCH]),
        node("ReduceMean", [PITCH], ["mean"], keepdims=0),
        node("Mul", ["count", "frame"], ["samples"]),
        node("Range", ["nothing", "samples", "single"], ["at"]),
        node("Cast", ["at"], ["time"], to=TensorProto.FLOAT),
        node("Mul", ["mean", "step"], ["turn"]),
        node("Mul", ["time", "turn"], ["angle"]),
        node("Sin", ["angle"], ["tone"]),
        node("Mul", ["tone", "quiet"], ["audio"]),
    ]
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "miniature_kokoro",
        [
            value("tokens", TensorProto.INT64, [1, "phonemes"]),
            value("style", TensorProto.FLOAT, [1, STYLE]),
            value("speed", TensorProto.FLOAT, [1]),
        ],
        [value("audio", TensorProto.FLOAT, ["time"])],
        [numpy_helper.from_array(array, name) for name, array in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


if __name__ == "__main__":
    print(build(Path(sys.argv[1])))
