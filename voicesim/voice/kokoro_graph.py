"""Kokoro's network as it is run: the same sums in fewer passes over the sound.

The file on the disk is a network quantised step by step: before each convolution its input is measured and
rounded to eight bits, and afterwards the result is turned back, five passes over the sound for one sum, whose
own kernel is slow in one dimension. So the weights of convolutions are taken back to floating point and made
flat pictures, for which the runtime has its fastest kernels. An adaptive normalisation (AdaIN) becomes one
step instead of eight, and the periodic activation ("snake", L. Ziyin et al., "Neural networks fail to learn
periodic functions and how to fix it", NeurIPS 2020) three instead of five: its scale goes into the
normalisation before it and the weights behind it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicesim.voice.onnx_graph import Graph

_LARGE = 750_000
"""Weights of a convolution that works on few frames: floating point saves little there and takes memory."""


def faster(graph: Graph) -> None:
    """All the rewriting there is; a network without such steps stays as it is."""
    floating(graph)
    normalised(graph)
    snakes(graph)
    flat(graph)


def floating(graph: Graph) -> None:
    """Take the weights of convolutions back to floating point, but the largest: they are used seldom."""
    from onnx import helper

    for node in graph.nodes:
        if node.op_type != "ConvInteger":
            continue
        found = _convolution(graph, node)
        if found is None:
            continue
        sound, weights, bias, last = found
        if weights.size > _LARGE:
            continue
        inputs = [sound, graph.constant(f"{node.name}_weights", weights)]
        if bias is not None:
            inputs.append(graph.constant(f"{node.name}_bias", bias))
        made = helper.make_node("Conv", inputs, [last.output[0]], name=f"{node.name}_floating")
        made.attribute.extend(node.attribute)
        graph.replace(last, made)
    graph.settle()


def _convolution(
    graph: Graph, node: Any
) -> tuple[str, NDArray[np.float32], NDArray[np.float32] | None, Any] | None:
    """What a quantised convolution stands for: input, weights, bias, and the node whose result it is."""
    rounded = graph.made_by(node.input[0], "DynamicQuantizeLinear")
    weights, zero = graph.value(node.input[1]), graph.value(node.input[3])
    summed, bias = graph.only_reader(node.output[0], "Add"), None
    if summed is not None:
        bias = _bias(graph, _other(summed, node.output[0]))
        if bias is None:
            return None
    whole = graph.only_reader((summed or node).output[0], "Cast")
    last = graph.only_reader(whole.output[0], "Mul") if whole is not None else None
    if rounded is None or weights is None or zero is None or last is None:
        return None
    product = graph.made_by(_other(last, whole.output[0]), "Mul")
    scales = [graph.value(name) for name in product.input] if product is not None else []
    scale = next((each for each in scales if each is not None), None)
    if scale is None:
        return None
    plain = (weights.astype(np.float32) - zero.astype(np.float32)) * scale.astype(np.float32)
    return rounded.input[0], plain, bias, last


def _bias(graph: Graph, name: str) -> NDArray[np.float32] | None:
    """The bias before it was rounded at run time: Reshape(Cast(Floor(Div(bias, scale))))."""
    for kind in ("Reshape", "Cast", "Floor", "Div"):
        node = graph.made_by(name, kind)
        if node is None:
            return None
        name = node.input[0]
    return graph.value(name)


def normalised(graph: Graph) -> None:
    """Make each adaptive normalisation one step."""
    from onnx import helper

    flat = graph.constant("voicesim_flat", np.array([-1], dtype=np.int64))
    for node in graph.nodes:
        found = _normalisation(graph, node) if node.op_type == "Add" else None
        if found is None:
            continue
        sound, gain, offset, least = found
        name = f"voicesim_{node.output[0]}"
        graph.replace(
            node,
            helper.make_node("Reshape", [gain, flat], [f"{name}_gain"]),
            helper.make_node("Reshape", [offset, flat], [f"{name}_offset"]),
            helper.make_node(
                "InstanceNormalization",
                [sound, f"{name}_gain", f"{name}_offset"],
                [node.output[0]],
                name=name,
                epsilon=least,
            ),
        )
    graph.settle()


def _normalisation(graph: Graph, node: Any) -> tuple[str, str, str, float] | None:
    """Input, gain, offset and least variance of gain * (x - mean) / sqrt(var + least) + offset, over time."""
    for scaled, offset in (node.input, reversed(node.input)):
        product = graph.made_by(scaled, "Mul")
        for gain, unit in (product.input, reversed(product.input)) if product is not None else ():
            quotient = graph.made_by(unit, "Div")
            if quotient is None:
                continue
            centred, root = graph.made_by(quotient.input[0], "Sub"), graph.made_by(quotient.input[1], "Sqrt")
            spread = graph.made_by(root.input[0], "Add") if root is not None else None
            if centred is None or spread is None:
                continue
            least = graph.value(spread.input[1])
            mean, variance = (
                graph.made_by(centred.input[1], "ReduceMean"),
                graph.made_by(spread.input[0], "ReduceMean"),
            )
            if least is None or mean is None or variance is None or mean.input[0] != centred.input[0]:
                continue
            square = graph.made_by(variance.input[0], "Mul")
            axes = graph.value(mean.input[1]) if len(mean.input) > 1 else None
            if square is None or set(square.input) != {centred.output[0]} or axes is None:
                continue
            if axes.tolist() == [2]:
                return centred.input[0], gain, offset, float(least)
    return None


def snakes(graph: Graph) -> None:
    """Lead the scale of each x + sin(a x)^2 / a out of it, into what is before and behind."""
    from onnx import helper

    for norm in graph.nodes:
        found = _snake(graph, norm) if norm.op_type == "InstanceNormalization" else None
        if found is None:
            continue
        wave, last, after, scale = found
        name = f"voicesim_{last.output[0]}"
        flat = graph.constant(f"{name}_scale", scale)
        made = norm.output[0]
        graph.replace(
            norm,
            helper.make_node("Mul", [norm.input[1], flat], [f"{name}_gain"]),
            helper.make_node("Mul", [norm.input[2], flat], [f"{name}_offset"]),
            norm,
        )
        norm.input[1], norm.input[2] = f"{name}_gain", f"{name}_offset"
        wave.input[0] = made
        graph.replace(
            last,
            helper.make_node("Mul", [wave.output[0], wave.output[0]], [f"{name}_square"]),
            helper.make_node("Add", [made, f"{name}_square"], [last.output[0]]),
        )
        weights = graph.value(after.input[1])
        assert weights is not None
        after.input[1] = graph.constant(f"{name}_weights", weights / scale[None, :, None])
    graph.settle()


def _snake(graph: Graph, norm: Any) -> tuple[Any, Any, Any, NDArray[np.float32]] | None:
    """The sine, the sum, and the convolution behind it, and the scale by channel; None for no snake."""
    sound = norm.output[0]
    readers = {each.op_type: each for each in graph.readers.get(sound, [])}
    if set(readers) != {"Mul", "Add"} or len(graph.readers[sound]) != 2:
        return None
    scale = graph.value(_other(readers["Mul"], sound))
    name = readers["Mul"].output[0]
    steps = []
    for kind in ("Sin", "Pow", "Mul", "Add", "Conv"):
        steps.append(graph.only_reader(name, kind))
        if steps[-1] is None:
            return None
        name = steps[-1].output[0]
    wave, _, _, last, after = steps
    if scale is None or last is not readers["Add"] or graph.value(after.input[1]) is None:
        return None
    return wave, last, after, scale.reshape(-1).astype(np.float32)


def flat(graph: Graph) -> None:
    """Let convolutions over time be pictures one pixel high: the runtime has its fastest kernels for them."""
    from onnx import helper

    height = graph.constant("voicesim_height", np.array([2], dtype=np.int64))
    for node in graph.nodes:
        weights = graph.value(node.input[1]) if node.op_type == "Conv" else None
        if weights is None or weights.ndim != 3:
            continue
        name = node.output[0]
        made = helper.make_node(
            "Conv",
            [f"{name}_high", graph.constant(f"{name}_flat", weights[:, :, None, :]), *node.input[2:]],
            [f"{name}_wide"],
            name=node.name,
            **{each.name: _flattened(each) for each in node.attribute},
        )
        graph.replace(
            node,
            helper.make_node("Unsqueeze", [node.input[0], height], [f"{name}_high"]),
            made,
            helper.make_node("Squeeze", [f"{name}_wide", height], [name]),
        )
    graph.settle()


def _flattened(attribute: Any) -> Any:
    """A convolution's attribute in one dimension, for two."""
    from onnx import helper

    value = helper.get_attribute_value(attribute)
    if attribute.name in ("kernel_shape", "dilations", "strides"):
        return [1, *value]
    return [0, value[0], 0, value[1]] if attribute.name == "pads" else value


def _other(node: Any, name: str) -> str:
    """Of the two inputs of a node, the one that is not `name`."""
    found: str = node.input[1] if node.input[0] == name else node.input[0]
    return found
