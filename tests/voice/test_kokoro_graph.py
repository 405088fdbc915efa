"""Kokoro's network is rewritten to take less time: what it computes stays what it is."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from voicesim.voice.kokoro_graph import faster
from voicesim.voice.onnx_graph import Graph, rewritten

CHANNELS, LENGTH = 4, 50


def quantised(*, bias: bool = True, snake: bool = True) -> object:
    """A convolution in eight bits, normalised by the style, with a snake, and a second convolution."""
    random = np.random.default_rng(7)

    def kept(name: str, value: np.ndarray) -> object:
        return numpy_helper.from_array(value, name)

    node, constants, nodes = helper.make_node, [], []

    def convolved(name: str, sound: str) -> str:
        weights = random.integers(90, 170, (CHANNELS, CHANNELS, 3)).astype(np.uint8)
        constants.extend(
            (
                kept(f"{name}_w", weights),
                kept(f"{name}_z", np.array(128, dtype=np.uint8)),
                kept(f"{name}_s", np.array(0.01, dtype=np.float32)),
                kept(f"{name}_b", random.normal(size=CHANNELS).astype(np.float32)),
            )
        )
        nodes.append(node("DynamicQuantizeLinear", [sound], [f"{name}_q", f"{name}_qs", f"{name}_qz"]))
        nodes.append(
            node(
                "ConvInteger", [f"{name}_q", f"{name}_w", f"{name}_qz", f"{name}_z"], [f"{name}_i"],
                kernel_shape=[3], pads=[2, 2], dilations=[2], name=name,
            )
        )  # fmt: skip
        nodes.append(node("Mul", [f"{name}_qs", f"{name}_s"], [f"{name}_scale"]))
        whole = f"{name}_i"
        if bias:
            nodes.append(node("Div", [f"{name}_b", f"{name}_scale"], [f"{name}_d"]))
            nodes.append(node("Floor", [f"{name}_d"], [f"{name}_f"]))
            nodes.append(node("Cast", [f"{name}_f"], [f"{name}_c"], to=TensorProto.INT32))
            nodes.append(node("Reshape", [f"{name}_c", "upright"], [f"{name}_r"]))
            nodes.append(node("Add", [whole, f"{name}_r"], [f"{name}_a"]))
            whole = f"{name}_a"
        nodes.append(node("Cast", [whole], [f"{name}_real"], to=TensorProto.FLOAT))
        nodes.append(node("Mul", [f"{name}_real", f"{name}_scale"], [f"{name}_out"]))
        return f"{name}_out"

    constants += [
        kept("upright", np.array([1, -1, 1], dtype=np.int64)),
        kept("over", np.array([2], dtype=np.int64)),
        kept("least", np.array(1e-5, dtype=np.float32)),
        kept("scale", np.array([0.5, 1.0, 2.0, -0.7], dtype=np.float32).reshape(1, CHANNELS, 1)),
        kept("two", np.array(2.0, dtype=np.float32)),
    ]
    scale = numpy_helper.to_array(constants[-2])
    constants.append(kept("unscale", (1 / scale).astype(np.float32)))
    first = convolved("first", "sound")
    nodes += [
        node("ReduceMean", [first, "over"], ["mean"], keepdims=1),
        node("Sub", [first, "mean"], ["centred"]),
        node("Mul", ["centred", "centred"], ["squares"]),
        node("ReduceMean", ["squares", "over"], ["variance"], keepdims=1),
        node("Add", ["variance", "least"], ["spread"]),
        node("Sqrt", ["spread"], ["root"]),
        node("Div", ["centred", "root"], ["unit"]),
        node("Mul", ["gain", "unit"], ["scaled"]),
        node("Add", ["scaled", "offset"], ["normal"]),
    ]
    last = "normal"
    if snake:
        nodes += [
            node("Mul", ["scale", "normal"], ["inner"]),
            node("Sin", ["inner"], ["wave"]),
            node("Pow", ["wave", "two"], ["raised"]),
            node("Mul", ["unscale", "raised"], ["outer"]),
            node("Add", ["normal", "outer"], ["snaked"]),
        ]
        last = "snaked"
    result = convolved("second", last)
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "quantised",
        [
            value("sound", TensorProto.FLOAT, [1, CHANNELS, "time"]),
            value("gain", TensorProto.FLOAT, [1, CHANNELS, 1]),
            value("offset", TensorProto.FLOAT, [1, CHANNELS, 1]),
        ],
        [value(result, TensorProto.FLOAT, [1, CHANNELS, "later"])],
        constants,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)


def run(network: bytes) -> np.ndarray:
    random = np.random.default_rng(3)
    session = onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
    feed = {
        "sound": random.normal(size=(1, CHANNELS, LENGTH)).astype(np.float32),
        "gain": random.uniform(0.5, 1.5, (1, CHANNELS, 1)).astype(np.float32),
        "offset": random.normal(size=(1, CHANNELS, 1)).astype(np.float32),
    }
    (out,) = session.run(None, feed)
    return np.asarray(out)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("snake", [True, False])
def test_fewer_steps_compute_the_same_but_for_the_eight_bits(bias: bool, snake: bool) -> None:
    model = quantised(bias=bias, snake=snake)
    expected = run(model.SerializeToString())
    kinds: set[str] = set()

    def change(graph: Graph) -> None:
        faster(graph)
        kinds.update(node.op_type for node in graph.nodes)

    found = run(rewritten(model, change))
    assert not kinds & {"ConvInteger", "DynamicQuantizeLinear", "ReduceMean", "Pow"}
    assert np.abs(expected - found).max() < 0.02 * np.abs(expected).max()


def test_what_is_no_such_step_stays_as_it_is() -> None:
    node = helper.make_node
    nodes = [node("Sin", ["sound"], ["wave"]), node("Mul", ["wave", "wave"], ["squares"])]
    graph = Graph(nodes, [], ["squares"])
    faster(graph)
    assert [each.op_type for each in graph.nodes] == ["Sin", "Mul"]
