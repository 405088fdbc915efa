"""What is no speech neither begins a turn nor stops the client."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples
from voicesim.listening.bargein import Act, BargeIn
from voicesim.listening.cues import Cues
from voicesim.listening.detector import GatedDetector
from voicesim.listening.ears import Ears
from voicesim.listening.endpointing import Endpointer, Verdict

Curve = NDArray[np.float64]
LENGTH = 15 * SAMPLE_RATE


def burst(random: np.random.Generator, duration: float, decay: float, peak: float) -> Curve:
    """Noise that begins at once and dies away."""
    count = samples(duration)
    noise = random.standard_normal(count) * np.exp(-np.arange(count) / (decay * SAMPLE_RATE))
    return noise / float(np.abs(noise).max()) * peak


def typing(random: np.random.Generator) -> Curve:
    return scattered(random, 0.06, 0.3, lambda: burst(random, 0.05, 0.002, random.uniform(1500, 9000)))


def coughs(random: np.random.Generator) -> Curve:
    return scattered(random, 0.4, 2.0, lambda: burst(random, random.uniform(0.15, 0.35), 0.08, 12_000))


def doors(random: np.random.Generator) -> Curve:
    return scattered(random, 1.5, 3.0, lambda: np.cumsum(burst(random, 0.5, 0.1, 900)))


def breathing(random: np.random.Generator) -> Curve:
    shape = np.hanning(samples(0.9))
    return scattered(random, 1.8, 2.6, lambda: random.standard_normal(len(shape)) * shape * 600)


def scattered(random: np.random.Generator, least: float, most: float, sound: Callable[[], Curve]) -> Curve:
    """The sound again and again over a quiet room."""
    room = random.standard_normal(LENGTH) * 10
    at = samples(0.3)
    while at < LENGTH - SAMPLE_RATE:
        one = sound()
        room[at : at + len(one)] += one
        at += len(one) + samples(random.uniform(least, most))
    return room


@pytest.mark.parametrize("noise", [typing, coughs, doors, breathing])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_noise_is_no_interruption_and_no_turn(
    noise: Callable[[np.random.Generator], Curve], seed: int, french: Cues
) -> None:
    sound: Sound = np.clip(noise(np.random.default_rng(seed)), -32768, 32767).astype(np.int16)
    ears, barge_in, endpointer = Ears(GatedDetector()), BargeIn(french), Endpointer(french)
    for at in range(0, len(sound) - FRAME + 1, FRAME):
        heard = ears.hear(sound[at : at + FRAME])
        assert barge_in.process(heard).act is Act.NOTHING
        assert endpointer.process(heard).verdict is Verdict.NOTHING


@pytest.mark.speech
def test_the_client_falls_silent_soon_after_real_speech_begins(jfk: Sound, french: Cues) -> None:
    """The goal is 80 ms to lower the voice and 140 ms to stop, from the first sound of a word."""
    onset = samples(5.43)  # "what your country", after a pause of 1.1 s
    ears, barge_in = Ears(GatedDetector()), BargeIn(french)
    reached: dict[Act, int] = {}
    for at in range(0, len(jfk) - FRAME + 1, FRAME):
        heard = ears.hear(jfk[at : at + FRAME])
        if at >= onset - SAMPLE_RATE // 2:
            reached.setdefault(barge_in.process(heard).act, at + FRAME - onset)
    assert 0 < min(reached[act] for act in (Act.DUCK, Act.HOLD) if act in reached) <= samples(0.08)
    assert 0 < reached[Act.HOLD] <= samples(0.14)
