"""An ONNX network's graph, looked through and changed in Python before it is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Graph:
    """An ONNX graph that can be looked through from both ends of an edge, and changed pass by pass."""

    def __init__(self, nodes: Iterable[Any], constants: Iterable[Any], results: Sequence[str]) -> None:
        """`results` are the names for which the nodes are there. Nodes are changed where they stand."""
        self.nodes = list(nodes)
        self.constants = {each.name: each for each in constants}
        self.results = list(results)
        self._instead: dict[str, list[Any]] = {}
        self.maker: dict[str, Any] = {}
        self.readers: dict[str, list[Any]] = {}
        self.settle()

    def settle(self) -> None:
        """Do the replacements, and leave out what nothing reads any more."""
        self.nodes = [each for node in self.nodes for each in self._instead.get(node.output[0], [node])]
        self._instead = {}
        self.maker = {name: node for node in self.nodes for name in node.output}
        self.nodes = self._needed()
        self.readers = {}
        for node in self.nodes:
            for name in node.input:
                self.readers.setdefault(name, []).append(node)

    def _needed(self) -> list[Any]:
        """The nodes, in order, that lead to the results."""
        wanted, needed = list(self.results), set[str]()
        while wanted:
            name = wanted.pop()
            if name not in needed and name in self.maker:
                needed.update(self.maker[name].output)
                wanted.extend(self.maker[name].input)
        return [node for node in self.nodes if needed.intersection(node.output)]

    def made_by(self, name: str, kind: str) -> Any:
        """The node that makes `name` if it is of this kind, else None."""
        node = self.maker.get(name)
        return node if node is not None and node.op_type == kind else None

    def only_reader(self, name: str, kind: str) -> Any:
        """The one node that reads `name` if it is of this kind; None otherwise, and for a result."""
        found = self.readers.get(name, []) if name not in self.results else []
        return found[0] if len(found) == 1 and found[0].op_type == kind else None

    def value(self, name: str) -> NDArray[Any] | None:
        """A constant; None for what is computed."""
        from onnx import numpy_helper

        found = self.constants.get(name)
        return None if found is None else numpy_helper.to_array(found)

    def constant(self, name: str, value: NDArray[Any]) -> str:
        """Keep a constant under this name; gives the name."""
        from onnx import numpy_helper

        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def replace(self, old: Any, *nodes: Any) -> None:
        """From the next settling on, compute what `old` made by `nodes` instead, in its place."""
        self._instead[old.output[0]] = list(nodes)


def rewritten(network: Any, change: Callable[[Graph], None]) -> bytes:
    """The network, its graph changed, as onnxruntime opens it."""
    from onnx import helper

    old = network.graph
    graph = Graph(old.node, old.initializer, [each.name for each in old.output])
    change(graph)
    read = {name for node in graph.nodes for name in node.input}
    constants = [each for name, each in graph.constants.items() if name in read]
    made = helper.make_graph(graph.nodes, old.name or "network", old.input, old.output, constants)
    model = helper.make_model(made, opset_imports=network.opset_import, ir_version=network.ir_version)
    whole: bytes = model.SerializeToString()
    return whole
