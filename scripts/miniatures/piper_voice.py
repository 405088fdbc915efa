"""A miniature Piper voice: 4 kB, every phoneme a tone, read by the same code as a real voice.

    python -m scripts.miniatures.piper_voice FOLDER

Its inputs and outputs are those of a VITS voice exported for Piper: ids, their number, three scales (noise,
length, width), a speaker when there are several; the sound, and the length of each phoneme through a `Ceil`
that is an output only when asked for, as in the voices people publish. Letters are tones, punctuation
and spaces are silence, lengths follow the length scale, and noise as loud as the noise scale lies over
all of it, drawn afresh at every run as VITS draws its own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

SAMPLE_RATE = 22_050
HOP = 64  # samples in a frame: a quarter of a real voice's, so that short sounds have lengths to choose from
SYMBOLS = 256
PAUSES = (8, 10, 13, 4)  # , . ? !
SILENT = (0, 1, 2, 3, *PAUSES)  # padding, beginning, end, space
LICENCE = "CC0-1.0"


def build(
    path: Path, *, speakers: int = 1, aligned: bool = False, hidden: bool = False, language: str = "fr"
) -> Path:
    """Write the voice at `path` and its configuration beside it; gives `path` back.

    `aligned` makes the phonemes' lengths an output already, as in a voice patched for it; `hidden` makes
    them such that nobody can find them in the network, as in some other exports.
    """
    sound = helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "time"])
    lengths = helper.make_tensor_value_info("w_ceil", TensorProto.FLOAT, [1, 1, "phonemes"])
    graph = helper.make_graph(
        [*_timing("Floor" if hidden else "Ceil"), *_tone(speakers)],
        "miniature_voice",
        _inputs(speakers),
        [sound, lengths] if aligned else [sound],
        _constants(speakers),
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    config = json.dumps(_config(speakers, language), ensure_ascii=False)
    path.with_name(path.name + ".json").write_text(config, encoding="utf-8")
    path.with_name("MODEL_CARD").write_text(f"# Miniature voice\n\n* License: {LICENCE}\n", encoding="utf-8")
    return path


def _inputs(speakers: int) -> list[onnx.ValueInfoProto]:
    named = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    speaker = helper.make_tensor_value_info("sid", TensorProto.INT64, [1])
    return [*named, speaker] if speakers > 1 else named


def _timing(rounding: str) -> list[onnx.NodeProto]:
    """From ids to `at`, the id that sounds at each sample."""
    node = helper.make_node
    return [
        node("Reshape", ["input", "flat"], ["ids"]),
        node("Gather", ["scales", "first"], ["noise_scale"]),
        node("Gather", ["scales", "second"], ["length_scale"]),
        node("Gather", ["frames_of", "ids"], ["frames"]),
        node("Mul", ["frames", "length_scale"], ["scaled"]),
        node("Reshape", ["scaled", "as_sound"], ["w"]),
        node(rounding, ["w"], ["w_ceil"]),
        node("Reshape", ["w_ceil", "flat"], ["whole"]),
        node("Cast", ["whole"], ["counted"], to=TensorProto.INT64),
        node("Mul", ["counted", "hop"], ["samples"]),
        node("CumSum", ["samples", "first"], ["ends"]),
        node("ReduceSum", ["samples", "axis_0"], ["total"], keepdims=0),
        node("Range", ["first", "total", "second"], ["clock"]),
        node("Unsqueeze", ["clock", "axis_1"], ["column"]),
        node("Unsqueeze", ["ends", "axis_0"], ["row"]),
        node("GreaterOrEqual", ["column", "row"], ["passed"]),
        node("Cast", ["passed"], ["passes"], to=TensorProto.INT64),
        node("ReduceSum", ["passes", "axis_1"], ["place"], keepdims=0),
        node("Gather", ["ids", "place"], ["at"]),
    ]


def _tone(speakers: int) -> list[onnx.NodeProto]:
    node = helper.make_node
    several = [node("Gather", ["register", "sid"], ["own"]), node("Mul", ["plain_pitch", "own"], ["pitch"])]
    return [
        node("Gather", ["pitch_of", "at"], ["plain_pitch"]),
        node("Gather", ["level_of", "at"], ["level"]),
        *(several if speakers > 1 else [node("Identity", ["plain_pitch"], ["pitch"])]),
        node("Mul", ["pitch", "radians"], ["step"]),
        node("CumSum", ["step", "first"], ["phase"]),
        node("Sin", ["phase"], ["wave"]),
        node("Mul", ["wave", "level"], ["tone"]),
        node("RandomNormalLike", ["tone"], ["drawn"], scale=0.01),
        node("Mul", ["drawn", "noise_scale"], ["noise"]),
        node("Mul", ["noise", "level"], ["breath"]),
        node("Add", ["tone", "breath"], ["sound"]),
        node("Reshape", ["sound", "as_sound"], ["output"]),
    ]


def _constants(speakers: int) -> list[onnx.TensorProto]:
    frames = np.full(SYMBOLS, 20.0, dtype=np.float32)
    frames[0], frames[[1, 2]], frames[list(PAUSES)] = 2.4, 8, 48
    level = np.full(SYMBOLS, 0.3, dtype=np.float32)
    level[list(SILENT)] = 0
    arrays: dict[str, Any] = {
        "frames_of": frames,
        "level_of": level,
        "pitch_of": (180 + 10 * (np.arange(SYMBOLS) % 24)).astype(np.float32),
        "radians": np.float32(2 * np.pi / SAMPLE_RATE),
        "hop": np.int64(HOP),
        "first": np.int64(0),
        "second": np.int64(1),
        "axis_0": np.array([0]),
        "axis_1": np.array([1]),
        "flat": np.array([-1]),
        "as_sound": np.array([1, 1, -1]),
    }
    if speakers > 1:
        arrays["register"] = np.linspace(0.7, 1.3, speakers, dtype=np.float32)
    return [numpy_helper.from_array(np.asarray(array), name) for name, array in arrays.items()]


def _config(speakers: int, language: str) -> dict[str, Any]:
    return {
        "audio": {"sample_rate": SAMPLE_RATE, "quality": "miniature"},
        "espeak": {"voice": language},
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
        "num_symbols": SYMBOLS,
        "num_speakers": speakers,
        "speaker_id_map": {f"speaker {index}": index for index in range(speakers)} if speakers > 1 else {},
        "piper_version": "1.0.0",
        "hop_length": HOP,
        "language": {"code": "fr_FR" if language == "fr" else "en_GB"},
    }


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) / "miniature.onnx"))
