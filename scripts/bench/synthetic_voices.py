"""Synthetic voices whose pitch, pauses and syllables are known exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE, Sound

Wave = NDArray[np.float64]


def glide(duration: float, low: float, high: float, period: float = 4.0) -> tuple[Wave, Wave]:
    """A voice gliding up and down between two pitches, and its true pitch at every sample."""
    at = np.arange(round(duration * SAMPLE_RATE)) / SAMPLE_RATE
    pitch = np.exp(np.log(low) + (np.log(high) - np.log(low)) * (0.5 - 0.5 * np.cos(2 * np.pi * at / period)))
    phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    wave = sum(np.where(k * pitch < 7000, np.sin(k * phase + 0.3 * k) / k, 0.0) for k in range(1, 40))
    return formants(wave), pitch


def formants(wave: Wave) -> Wave:
    """The wave through three resonances of a mouth."""
    spectrum = np.fft.rfft(wave)
    hertz = np.fft.rfftfreq(len(wave), 1 / SAMPLE_RATE)
    gain = 0.15 + sum(np.exp(-(((hertz - f) / w) ** 2)) for f, w in ((600, 250), (1300, 350), (2500, 500)))
    return np.fft.irfft(spectrum * gain, len(wave))


def gated(wave: Wave, spoken: list[tuple[float, float]]) -> tuple[Wave, Wave]:
    """The wave sounding only in these stretches (seconds), with edges of 10 ms; and the gate."""
    gate = np.zeros(len(wave))
    for start, end in spoken:
        gate[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)] = 1.0
    edge = np.hanning(161)
    gate = np.convolve(gate, edge / edge.sum(), mode="same")
    return wave * gate, gate


def noisy(wave: Wave, gate: Wave, snr: float | None, seed: int = 1) -> Wave:
    """The wave in white noise, `snr` decibels under the speech."""
    if snr is None:
        return wave
    power = float(np.mean(wave[gate > 0.9] ** 2))
    rng = np.random.default_rng(seed)
    return wave + rng.standard_normal(len(wave)) * np.sqrt(power / 10 ** (snr / 10))


def telephone(wave: Wave) -> Wave:
    """The band of 300 to 3400 Hz."""
    spectrum = np.fft.rfft(wave)
    hertz = np.fft.rfftfreq(len(wave), 1 / SAMPLE_RATE)
    slope = 1 / (1 + (300 / np.maximum(hertz, 1)) ** 8) / (1 + (hertz / 3400) ** 24)
    return np.fft.irfft(spectrum * np.sqrt(slope), len(wave))


def as_sound(wave: Wave, peak: float = 0.5) -> Sound:
    """16 bits, the largest sample at `peak` of full scale."""
    largest = float(np.abs(wave).max()) or 1.0
    return np.rint(wave / largest * peak * 32767).astype(np.int16)
