"""What is heard behind the client: made from a seed, so that every candidate hears the same street."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE

Noise: TypeAlias = Literal["none", "street", "cafe", "traffic", "office", "home", "wind", "station"]
"""Where the client calls from; "none" is a quiet room."""

KINDS: tuple[Noise, ...] = get_args(Noise)

LOOP = 16 * SAMPLE_RATE  # 16 s
"""Samples before a background comes round again, without a seam."""

Curve: TypeAlias = NDArray[np.float64]


def hiss(length: int, random: np.random.Generator) -> Curve:
    """The line's own breath: white noise, rms 1."""
    return random.standard_normal(length)


def background(kind: Noise, seed: int) -> Curve:
    """A loop of `LOOP` samples of the place, rms 1; all zeros for "none"."""
    random = np.random.default_rng([seed, KINDS.index(kind)])
    if kind == "none":
        return np.zeros(LOOP)
    sound = _PLACES[kind](random)
    return sound / float(np.sqrt(np.mean(sound**2)))


def _street(random: np.random.Generator) -> Curve:
    """A rumble of tyres that swells and fades as five or six cars go by."""
    return _passing(random, cars=int(random.integers(5, 7)), distance=1.0)


def _traffic(random: np.random.Generator) -> Curve:
    """The edge of a motorway: a car or a lorry every second, close by."""
    return _passing(random, cars=16, distance=0.5)


def _passing(random: np.random.Generator, cars: int, distance: float) -> Curve:
    tyres = _shaped(random, lambda hertz: 1 / (1 + (hertz / 500) ** 1.5))
    engines = _shaped(random, _around(320, 180))
    swell = np.full(LOOP, 0.35)
    for _ in range(cars):
        width = random.uniform(0.6, 1.4) * distance
        swell += _bump(int(random.integers(LOOP)), width) * random.uniform(0.6, 1.2)
    return swell * (tyres + 0.7 * engines)


def _cafe(random: np.random.Generator) -> Curve:
    """Eight voices nobody can follow, and a cup put down now and then."""
    room = _voices(random, 8)
    for _ in range(6):
        room += _cup(random)
    return room


def _office(random: np.random.Generator) -> Curve:
    """Three colleagues on the telephone, and the breath of the ventilation."""
    return _voices(random, 3) + 0.8 * _shaped(random, lambda hertz: 1 / (1 + hertz / 250))


def _home(random: np.random.Generator) -> Curve:
    """A refrigerator's hum, and somebody else's television behind a wall."""
    hum = _shaped(random, _around(400, 60)) + 0.5 * _shaped(random, _around(800, 80))
    return hum + 0.6 * _voices(random, 1)


def _wind(random: np.random.Generator) -> Curve:
    """Gusts over the microphone."""
    gusts = np.full(LOOP, 0.2)
    for _ in range(9):
        width = random.uniform(0.4, 1.2)
        gusts += _bump(int(random.integers(LOOP)), width) * random.uniform(0.5, 1.5)
    return gusts * _shaped(random, lambda hertz: 1 / (1 + (hertz / 300) ** 2))


def _station(random: np.random.Generator) -> Curve:
    """A hall full of people, and trolleys rolling by."""
    return _voices(random, 14) + 0.5 * _passing(random, cars=3, distance=1.5)


def _voices(random: np.random.Generator, people: int) -> Curve:
    """Voices nobody can follow: noise in the shape of syllables."""
    room = np.zeros(LOOP)
    for _ in range(people):
        formant = random.uniform(350, 1800)
        voice = _shaped(random, _around(formant, 0.35 * formant))
        syllables = np.maximum(_shaped(random, _around(4, 1.5)), 0)
        room += voice * syllables
    return room


def _cup(random: np.random.Generator) -> Curve:
    """One clink, somewhere in the loop."""
    seconds = np.arange(SAMPLE_RATE // 4) / SAMPLE_RATE
    pitch = random.uniform(1800, 3000)
    clink = np.sin(2 * np.pi * pitch * seconds) + 0.6 * np.sin(2 * np.pi * 1.48 * pitch * seconds)
    loop = np.zeros(LOOP)
    loop[: len(seconds)] = random.uniform(0.4, 1.0) * clink * np.exp(-seconds / 0.03)
    return np.roll(loop, int(random.integers(LOOP)))


def _bump(centre: int, width: float) -> Curve:
    """A smooth swell of `width` seconds around `centre`, round the loop's end."""
    distance = np.abs(np.arange(LOOP) - centre)
    distance = np.minimum(distance, LOOP - distance) / SAMPLE_RATE
    return np.asarray(np.exp(-((distance / width) ** 2)))


def _shaped(random: np.random.Generator, gain: Callable[[Curve], Curve]) -> Curve:
    """White noise of one loop given a spectrum; it loops because the transform is circular."""
    spectrum = np.fft.rfft(random.standard_normal(LOOP))
    hertz = np.arange(LOOP // 2 + 1, dtype=np.float64) * (SAMPLE_RATE / LOOP)
    sound = np.fft.irfft(spectrum * gain(hertz), LOOP)
    return sound / float(np.std(sound))


def _around(centre: float, width: float) -> Callable[[Curve], Curve]:
    """A gain that lets through what lies near `centre` hertz."""
    return lambda hertz: np.asarray(np.exp(-(((hertz - centre) / width) ** 2)))


_PLACES: dict[Noise, Callable[[np.random.Generator], Curve]] = {
    "street": _street,
    "cafe": _cafe,
    "traffic": _traffic,
    "office": _office,
    "home": _home,
    "wind": _wind,
    "station": _station,
}
