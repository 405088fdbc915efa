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

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

EXACT = 2**24 - 1
"""The largest whole number up to which float32 holds them all."""

_WEIGHTS = 127
"""A row of a matrix is rounded to whole numbers up to this one: the weights come in 4 bits."""
_FINEST = 2047
_QUERIES, _KEYS = 511, 1023
"""Whole numbers up to which queries and keys are rounded: 32 products of them stay within `EXACT`."""
_VALUES, _SHARE = 1023, 8192
"""The same for values, and for the shares of attention, which sum to about the latter."""
_GRID = 512
"""Steps of the tables in one unit."""
_REACH = 8
"""The normal distribution is 0 or 1 beyond, the exponential 0 beyond twice that."""
_FIXED = 4096.0
"""Steps in one unit of what is normalised."""
_LEAST = np.float32(1e-20)


def _table(values: list[float]) -> Floats:
    """Rounded to 2^-20: a mathematics library is right far beyond, so every library gives the same."""
    return np.array([round(value * 2**20) / 2**20 for value in values], dtype=np.float32)


def _normal(x: float) -> float:
    return 0.5 * (1 + math.erf(x / math.sqrt(2)))


_NORMAL = _table([_normal(step / _GRID - _REACH) for step in range(2 * _REACH * _GRID + 1)])
_FALLING = _table([math.exp(-step / _GRID) for step in range(2 * _REACH * _GRID + 1)])


def whole(x: Floats, largest: int) -> tuple[Floats, Floats]:
    """The rows of `x` as whole numbers up to `largest`, and the scale of each."""
    scale = np.maximum(np.abs(x).max(axis=-1, keepdims=True) / np.float32(largest), _LEAST)
    return np.rint(x / scale), scale


class Linear:
    """y = x W' + b, for rows x."""

    def __init__(self, weights: Floats, bias: Floats) -> None:
        """`weights`: [outputs, inputs]."""
        self._scale = np.maximum(np.abs(weights).max(axis=1) / np.float32(_WEIGHTS), _LEAST)
        rounded = np.rint(weights / self._scale[:, np.newaxis])
        heaviest = int(np.abs(rounded).sum(axis=1, dtype=np.float64).max())
        self._largest = min(EXACT // max(heaviest, 1), _FINEST)
        self._weights = np.ascontiguousarray(rounded.T)
        self._bias = bias

    def __call__(self, x: Floats) -> Floats:
        """The product, [rows, outputs]."""
        rounded, scale = whole(x, self._largest)
        y: Floats = rounded @ self._weights
        y *= scale
        y *= self._scale
        y += self._bias
        return y


def gelu(x: Floats) -> Floats:
    """x times the normal distribution at x."""
    steps = np.rint(x * np.float32(_GRID))
    steps += np.float32(_REACH * _GRID)
    np.clip(steps, 0, len(_NORMAL) - 1, out=steps)
    result: Floats = x * _NORMAL.take(steps.astype(np.int32))
    return result


def attended(query: Floats, key: Floats, value: Floats) -> Floats:
    """Attention of every head: [heads, tokens, size] of each; softmax(q k' / sqrt(size)) v."""
    queries, query_scale = whole(query, _QUERIES)
    keys, key_scale = whole(key, _KEYS)
    nearness = queries @ keys.transpose(0, 2, 1)
    nearness *= query_scale
    nearness *= key_scale.transpose(0, 2, 1)
    nearness *= np.float32(1 / math.sqrt(query.shape[-1]))
    nearness -= nearness.max(axis=-1, keepdims=True)
    steps = np.minimum(np.rint(nearness * np.float32(-_GRID)), len(_FALLING) - 1)
    shares = np.rint(_FALLING.take(steps.astype(np.int32)) * np.float32(_SHARE - 1))
    shares = np.rint(shares * (np.float32(_SHARE) / shares.sum(axis=-1, keepdims=True)))
    value_scale = np.maximum(np.abs(value).max(axis=(1, 2), keepdims=True) / np.float32(_VALUES), _LEAST)
    mixed: Floats = shares @ np.rint(value / value_scale)
    mixed *= value_scale / np.float32(_SHARE)
    return mixed


def normalised(x: Floats, weight: Floats, bias: Floats, epsilon: float) -> Floats:
    """The rows of `x` with mean 0 and variance 1, then times `weight` plus `bias`."""
    fixed = np.rint(x.astype(np.float64) * _FIXED)
    mean = fixed.sum(axis=-1, keepdims=True) / x.shape[-1]
    variance = (fixed * fixed).sum(axis=-1, keepdims=True) / x.shape[-1] - mean * mean
    spread = np.sqrt(variance + epsilon * _FIXED * _FIXED)
    result: Floats = ((fixed - mean) / spread * weight + bias).astype(np.float32)
    return result
