"""A miniature turn model: 1 kB, of the Smart Turn v3 kind, read by the same code as the real one.

    python -m scripts.miniatures.turn_model FILE

It takes a turn for finished when its last 100 ms are softer than the second before.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

BANDS, STEPS = 80, 800
END, BEFORE = 10, 110  # steps of 10 ms
SHARP = 8.0


def build(path: Path, *, bands: int = BANDS, probability: bool = True) -> Path:
    """Write the network at `path`, and give it back.

    Another number of `bands` makes it a network that reads something else; without `probability` its
    answer is any number.
    """
    features = helper.make_tensor_value_info("input_features", TensorProto.FLOAT, ["calls", bands, STEPS])
    answer = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["calls", 1])
    constants = [
        helper.make_tensor(name, TensorProto.INT64, [1], [value])
        for name, value in (("last", -END), ("end", STEPS), ("first", -BEFORE), ("steps", 2), ("bands", 1))
    ]
    constants.append(helper.make_tensor("sharp", TensorProto.FLOAT, [], [SHARP]))
    nodes = [
        helper.make_node("Slice", ["input_features", "last", "end", "steps"], ["now"]),
        helper.make_node("Slice", ["input_features", "first", "last", "steps"], ["before"]),
        helper.make_node("ReduceMean", ["now"], ["now_level"], axes=[1, 2], keepdims=0),
        helper.make_node("ReduceMean", ["before"], ["before_level"], axes=[1, 2], keepdims=0),
        helper.make_node("Sub", ["before_level", "now_level"], ["fall"]),
        helper.make_node("Mul", ["fall", "sharp"], ["sharpened"]),
        helper.make_node("Sigmoid" if probability else "Identity", ["sharpened"], ["one"]),
        helper.make_node("Unsqueeze", ["one", "bands"], ["logits"]),
    ]
    graph = helper.make_graph(nodes, "miniature_turn_model", [features], [answer], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    return path


if __name__ == "__main__":
    print(build(Path(sys.argv[1])))
