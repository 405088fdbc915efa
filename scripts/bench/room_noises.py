"""What is heard in an office and is no speech: typing, coughs, doors, breath; and does the client mind?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples, seconds
from voicesim.listening.bargein import Act, BargeIn
from voicesim.listening.continuations import load_cues
from voicesim.listening.detector import GatedDetector
from voicesim.listening.ears import Ears

Curve = NDArray[np.float64]
LENGTH = 15 * SAMPLE_RATE
"""Samples of each noise."""


def typing(random: np.random.Generator) -> Curve:
    """Keys, up to ten a second."""
    return _scattered(random, 0.06, 0.3, lambda: _burst(random, 0.05, 0.002, random.uniform(1500, 9000)))


def coughs(random: np.random.Generator) -> Curve:
    """Short ones, close to the microphone."""
    return _scattered(random, 0.4, 2.0, lambda: _burst(random, random.uniform(0.15, 0.35), 0.08, 12_000))


def doors(random: np.random.Generator) -> Curve:
    """Thuds of half a second."""
    return _scattered(random, 1.5, 3.0, lambda: np.cumsum(_burst(random, 0.5, 0.1, 900)))


def breathing(random: np.random.Generator) -> Curve:
    """Slow breath on the microphone."""
    shape = np.hanning(samples(0.9))
    return _scattered(random, 1.8, 2.6, lambda: random.standard_normal(len(shape)) * shape * 600)


NOISES: Mapping[str, Callable[[np.random.Generator], Curve]] = {
    "typing": typing,
    "coughs": coughs,
    "doors": doors,
    "breathing": breathing,
}


def noise(name: str, seed: int) -> Sound:
    """`LENGTH` samples of one of `NOISES` in a quiet room, the same for the same seed."""
    return np.clip(NOISES[name](np.random.default_rng(seed)), -32768, 32767).astype(np.int16)


def disturbed(sound: Sound) -> tuple[int, float]:
    """How often a client who speaks meanwhile is disturbed by it, and the seconds they are silent for it."""
    ears, barge_in = Ears(GatedDetector()), BargeIn(load_cues("fr"))
    times = silent = 0
    for at in range(0, len(sound) - FRAME + 1, FRAME):
        before = barge_in.pending
        barge_in.process(ears.hear(sound[at : at + FRAME]))
        times += barge_in.pending and not before
        silent += FRAME * (barge_in.overlap.act is Act.HOLD)
    return times, seconds(silent)


def _burst(random: np.random.Generator, duration: float, decay: float, peak: float) -> Curve:
    """Noise that begins at once and dies away."""
    count = samples(duration)
    burst = random.standard_normal(count) * np.exp(-np.arange(count) / (decay * SAMPLE_RATE))
    return burst / float(np.abs(burst).max()) * peak


def _scattered(random: np.random.Generator, least: float, most: float, sound: Callable[[], Curve]) -> Curve:
    """The sound again and again over a quiet room."""
    room = random.standard_normal(LENGTH) * 10
    at = samples(0.3)
    while at < LENGTH - SAMPLE_RATE:
        one = sound()
        room[at : at + len(one)] += one
        at += len(one) + samples(random.uniform(least, most))
    return room
