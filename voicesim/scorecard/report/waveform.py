"""The shape of a sound, small enough to be drawn: one outline per speaker."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.stored import Samples, stretches

BINS = 900
"""Points across the drawing: about one per pixel of a page."""

WIDTH, HEIGHT = 1000, 100
"""The drawing's own units; the page stretches it."""

_BEND = 0.7
"""Exponent on the peaks: quiet speech stays visible beside loud speech."""


def peaks(sound: Samples, length: int, bins: int = BINS) -> NDArray[np.float64]:
    """The loudest sample of each of `bins` stretches of `length` samples, 0..1 of the sound's loud parts.

    A sound shorter than `length` is silent at its end; a longer one is cut there.
    """
    if not length or not len(sound):
        return np.zeros(bins)
    edges = np.linspace(0, length, bins + 1).astype(np.int64)[:-1]
    found = np.zeros(bins)
    for begin, piece in stretches(sound):
        heard = piece[: max(0, length - begin)]
        if not len(heard):
            break
        first = int(np.searchsorted(edges, begin, side="right")) - 1
        last = int(np.searchsorted(edges, begin + len(heard)))
        starts = np.maximum(edges[first:last] - begin, 0)
        highest = np.maximum.reduceat(heard, starts).astype(np.float64)
        lowest = -np.minimum.reduceat(heard, starts).astype(np.float64)
        found[first:last] = np.maximum(found[first:last], np.maximum(highest, lowest))
    if not found.any():
        return found
    loud = np.quantile(found[found > 0], 0.995)
    bent: NDArray[np.float64] = np.clip(found / loud, 0.0, 1.0) ** _BEND
    return bent


def outline(heights: NDArray[np.float64]) -> str:
    """The peaks as the `d` of an SVG path, mirrored around the middle of a `WIDTH` x `HEIGHT` box."""
    if not len(heights):
        return ""
    middle = HEIGHT / 2
    step = WIDTH / len(heights)
    half = np.maximum(heights * (middle - 2), 0.5)
    xs = [f"{(i + 0.5) * step:.1f}" for i in range(len(heights))]
    above = [f"{x} {middle - h:.1f}" for x, h in zip(xs, half, strict=True)]
    below = [f"{x} {middle + h:.1f}" for x, h in zip(reversed(xs), half[::-1], strict=True)]
    return "M" + "L".join([*above, *below]) + "Z"
