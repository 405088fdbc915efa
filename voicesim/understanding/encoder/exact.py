"""Arithmetic whose result does not depend on the machine.

A sum of fractions depends on the order in which a library adds them, and that on the processor. A sum of
whole numbers does not, as long as it stays within what the type holds exactly: 2^24 for float32, 2^53 for
float64. So everything that is summed here (products of matrices, means, variances, the shares of attention)
is rounded to whole numbers first, on a scale of its own, and every scale is chosen so that no sum can leave
that range. What is left are single additions, multiplications, divisions and square roots, which IEEE 754
fixes to the last bit, and two tables (the exponential and the normal distribution) rounded far above their
own error.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from voicesim.understanding.whole_products import HEAVIEST, WholeProducts

Floats = NDArray[np.float32]
Exact = NDArray[np.float64]

EXACT = 2**24 - 1
"""The largest whole number up to which float32 holds them all."""

_FINEST = 2047
_QUERIES, _KEYS = 511, 1023
"""Whole numbers up to which queries and keys are rounded: 32 products of them stay within `EXACT`."""
_VALUES, _SHARE = 1023, 8192
"""The same for values, and for the shares of attention, which sum to about the latter."""
_ROUNDED_TO = np.array([_QUERIES, _KEYS, _VALUES], dtype=np.float32).reshape(3, 1, 1)
_GRID = 512
"""Steps of the tables in one unit."""
_REACH = 8
"""The normal distribution is 0 or 1 beyond, the exponential 0 beyond twice that."""
_NOT_THERE = -1e15
"""How near a token of another text is: its share is nought."""
_FIXED = 4096.0
"""Steps in one unit of what is normalised."""
_LEAST = np.float32(1e-20)
_BUFFER = 256
"""Numbers; fewer than there are in a row."""


def _table(values: list[float]) -> Floats:
    """Rounded to 2^-20: a mathematics library is right far beyond, so every library gives the same."""
    return np.array([round(value * 2**20) / 2**20 for value in values], dtype=np.float32)


def _normal(x: float) -> float:
    return 0.5 * (1 + math.erf(x / math.sqrt(2)))


_NORMAL = _table([_normal(step / _GRID - _REACH) for step in range(2 * _REACH * _GRID + 1)])
_FALLING = _table([math.exp(-step / _GRID) for step in range(2 * _REACH * _GRID + 1)])
_SHARES: Floats = np.rint(_FALLING * np.float32(_SHARE - 1))


@contextmanager
def by_rows() -> Iterator[None]:
    """Within, NumPy takes a row at a time where every row has a number of its own.

    Otherwise it first copies that number beside each of the row's, which takes as long as the sum itself.
    """
    with np.errstate():
        np.setbufsize(_BUFFER)
        yield


def whole(x: Floats, largest: int) -> tuple[Floats, Floats]:
    """The rows of `x` as whole numbers up to `largest`, and the scale of each."""
    scale = np.maximum(np.abs(x).max(axis=-1, keepdims=True) / np.float32(largest), _LEAST)
    rounded: Floats = x / scale
    np.rint(rounded, out=rounded)
    return rounded, scale


class Linear:
    """y = x W' + b, for rows x."""

    def __init__(self, weights: Floats, bias: Floats) -> None:
        """`weights`: [outputs, inputs]."""
        self._scale = np.maximum(np.abs(weights).max(axis=1) / np.float32(HEAVIEST), _LEAST)
        rounded = np.rint(weights / self._scale[:, np.newaxis])
        heaviest = int(np.abs(rounded).sum(axis=1, dtype=np.float64).max())
        self._largest = min(EXACT // max(heaviest, 1), _FINEST)
        self._product = WholeProducts(rounded.T.astype(np.int8), self._largest, np.float32)
        self._bias = bias

    def __call__(self, x: Floats) -> Floats:
        """The product, [rows, outputs]."""
        rounded, scale = whole(x, self._largest)
        y = self._product(rounded)
        y *= scale
        y *= self._scale
        y += self._bias
        return y


def gelu(x: Floats) -> Floats:
    """x times the normal distribution at x."""
    steps = x * np.float32(_GRID)
    np.rint(steps, out=steps)
    steps += np.float32(_REACH * _GRID)
    result: Floats = _NORMAL.take(steps.astype(np.intp), mode="clip")
    result *= x
    return result


def attended(tripled: Floats, heads: int, spans: Sequence[slice]) -> Floats:
    """Attention of every head within each span of tokens: softmax(q k' / sqrt(size)) v, [tokens, width].

    `tripled` [tokens, 3 x width]: queries, keys and values side by side. Each span is a text's tokens.
    """
    parts = tripled.reshape(len(tripled), 3, heads, -1)
    scale = _largest(np.abs(parts))
    _same_within(scale[:, 2], spans)
    scale /= _ROUNDED_TO
    np.maximum(scale, _LEAST, out=scale)
    beside = np.repeat(scale, parts.shape[-1], axis=-1)
    rounded = parts / beside
    queries, keys, values = np.rint(rounded, out=rounded).swapaxes(0, 1)
    longest = max(span.stop - span.start for span in spans)
    steps = np.zeros((longest, heads, len(parts)), dtype=np.float32)  # [keys, heads, queries]
    for span in spans:
        by_head = steps[: span.stop - span.start, :, span].transpose(1, 0, 2)
        np.matmul(keys[span].transpose(1, 0, 2), queries[span].transpose(1, 2, 0), out=by_head)
    steps *= scale[:, 0, :, 0].T
    for span in spans:
        steps[: span.stop - span.start, :, span] *= scale[span, 1]
        steps[span.stop - span.start :, :, span] = _NOT_THERE
    steps *= np.float32(-_GRID / math.sqrt(parts.shape[-1]))
    steps -= steps.min(axis=0)
    shares = _SHARES.take(np.rint(steps, out=steps).astype(np.intp), mode="clip")
    shares *= np.float32(_SHARE) / shares.sum(axis=0)
    np.rint(shares, out=shares)
    mixed = np.empty(values.shape, dtype=np.float32)
    for span in spans:
        by_query = shares[: span.stop - span.start, :, span].transpose(1, 2, 0)
        np.matmul(by_query, values[span].transpose(1, 0, 2), out=mixed[span].transpose(1, 0, 2))
    mixed *= beside[:, 2]
    mixed *= np.float32(1 / _SHARE)
    return mixed.reshape(len(tripled), -1)


def _largest(x: Floats) -> Floats:
    """The largest number of each short row, [..., 1]: in pairs, for NumPy is slow at many short rows."""
    size, flat = x.shape[-1], x.ravel()
    while size % 2 == 0:
        flat, size = np.maximum(flat[::2], flat[1::2]), size // 2
    largest: Floats = flat.reshape(*x.shape[:-1], size).max(axis=-1, keepdims=True)
    return largest


def _same_within(x: Floats, spans: Sequence[slice]) -> None:
    """Every row of `x` becomes the largest of its span."""
    for span in spans:
        x[span] = x[span].max(axis=0)


def normalised(x: Floats, weight: Exact, bias: Exact, epsilon: float) -> Floats:
    """The rows of `x` with mean 0 and variance 1, then times `weight` plus `bias`."""
    steps = x * np.float32(_FIXED)
    fixed = np.rint(steps, out=steps).astype(np.float64)
    mean = fixed.sum(axis=-1, keepdims=True) / x.shape[-1]
    squares = np.vecdot(fixed, fixed)[:, np.newaxis]
    spread = np.sqrt(squares / x.shape[-1] - mean * mean + epsilon * _FIXED * _FIXED)
    fixed -= mean
    fixed /= spread
    fixed *= weight
    fixed += bias
    result: Floats = fixed.astype(np.float32)
    return result
