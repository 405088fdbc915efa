"""Products of whole numbers with a matrix of 8 bits: exact, so the same on every machine, and quick.

A sum of whole numbers does not depend on the order of adding, so any kernel may take it: onnxruntime's, which
multiplies bytes. It takes rows of 8 bits, so a number is written as two digits, each a row of its own.

Processors without instructions for such products add pairs of them in 16 bits, and silently cut off what
does not fit. Digits therefore go up to 128 and no further: two products with 127 are 32,512, and fit.
"""

from __future__ import annotations

from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

F = TypeVar("F", np.float32, np.float64)
Whole: TypeAlias = "NDArray[np.float32] | NDArray[np.float64]"

HEAVIEST = 127
"""Largest number of a matrix."""
_BITS = 7
_BASE = 1 << _BITS
_MIDDLE = _BASE // 2
"""Digits are bytes; this much stands for nought, so that numbers below it can be told."""
_OFFSET = _MIDDLE * _BASE + _MIDDLE
LARGEST = _OFFSET - 1
"""Largest number of a row, 8255: its digits are then at most `_BASE`."""
_EXACT: dict[type, int] = {np.float32: 2**24 - 1, np.float64: 2**53 - 1}
"""Up to here they hold every whole number."""
_INT32 = 2**31 - 1
_AT_ONCE = 1024
"""Rows that are multiplied at once: what is in between takes eight bytes for each of their products."""


class WholeProducts(Generic[F]):
    """rows -> rows @ weights, on one thread."""

    def __init__(self, weights: NDArray[np.int8], largest: int, held: type[F]) -> None:
        """`weights`: [inputs, outputs], within `HEAVIEST`; no row will hold more than `largest`.

        `held` is the type of the products. Raises `ValueError` for numbers beyond those bounds, or so many
        that a sum may leave what that type or 32 bits hold exactly.
        """
        heaviest = int(np.abs(weights.astype(np.int16)).sum(axis=0, dtype=np.int64).max(initial=0))
        fits = heaviest * largest <= _EXACT[held] and heaviest * _BASE <= _INT32
        if largest > LARGEST or weights.min(initial=0) < -HEAVIEST or not fits:
            raise ValueError(f"rows of up to {largest} by a matrix of {weights.shape} numbers are not exact")
        self._outputs = weights.shape[1]
        self._held: type[F] = held
        self._session = _session(weights)

    def __call__(self, rows: Whole) -> NDArray[F]:
        """[rows, outputs] for whole numbers [rows, inputs]."""
        products = np.empty((len(rows), self._outputs), dtype=self._held)
        for start in range(0, len(rows), _AT_ONCE):
            self._multiply(rows[start : start + _AT_ONCE], products[start : start + _AT_ONCE])
        return products

    def _multiply(self, rows: Whole, products: NDArray[F]) -> None:
        both = self._session.run(None, {"rows": digits(rows)})[0]
        high, low = both[: len(rows)], both[len(rows) :]
        if self._held is np.float32:
            high <<= _BITS  # the sum fits too
            high += low
            products[...] = high
        else:
            np.multiply(high, float(_BASE), out=products)
            products += low


def digits(rows: Whole) -> NDArray[np.uint8]:
    """[2 x rows, inputs] the high digits of each row, then the low ones."""
    moved = rows.astype(np.int16)
    moved += _OFFSET
    count, inputs = rows.shape
    both = np.empty((2 * count, inputs), dtype=np.uint8)
    both[:count] = moved >> _BITS
    both[count:] = moved & (_BASE - 1)
    return both


def _session(weights: NDArray[np.int8]) -> Any:
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    inputs, outputs = weights.shape
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["rows", "weights", "nought"], ["products"])],
        "products",
        [helper.make_tensor_value_info("rows", TensorProto.UINT8, ["count", inputs])],
        [helper.make_tensor_value_info("products", TensorProto.INT32, ["count", outputs])],
        [
            numpy_helper.from_array(np.ascontiguousarray(weights), "weights"),
            numpy_helper.from_array(np.array(_MIDDLE, dtype=np.uint8), "nought"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
