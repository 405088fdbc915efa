"""A trainee of paper whose voice is a WAV file, and how much of it was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile
import soxr

from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, silence
from voicesim.client.persona import VoiceSpec
from voicesim.listening.recogniser import Hints
from voicesim.text.words import Language, Word
from voicesim.voice.casting import espeak_for

SAID = (
    "Assistance bonjour, Camille à l'appareil, je vous écoute.",
    "Pouvez-vous rouler sans danger ?",
    "Où est la fissure sur le pare-brise ?",
    "Excusez-moi, quelle est votre immatriculation ?",
    "Avez-vous déjà choisi un garage ?",
    "Pardon, quand êtes-vous disponible ?",
    "Quel est votre numéro de téléphone ?",
)
AT = (10.0, 18.0, 26.0, 30.5, 39.0, 43.5, 52.0)
"""Seconds of the WAV at which each is said; a machine that is slow to ring misses the first. The fourth and
the sixth are said while the caller answers."""


class SaidInTurn:
    """A recogniser of paper: each new turn is the next line of a script."""

    name = "script"

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines, self._turns = lines, list[int]()

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        if start not in self._turns:
            self._turns.append(start)
        words = self._lines[min(self._turns.index(start), len(self._lines) - 1)].split()
        each = len(sound) // len(words)
        return tuple(Word(w, start + n * each, start + (n + 1) * each) for n, w in enumerate(words))


def wav(
    path: Path,
    said: Sequence[str] = SAID,
    at: Sequence[float] = AT,
    language: Language = "fr",
    after: float = 8.0,
) -> Sound:
    """A robot trainee's lines, with the silences between them, and seconds of it after the last began."""
    voice = espeak_for(language, VoiceSpec(espeak="f2"))
    sound = silence(samples(at[-1] + after))
    for text, begins in zip(said, at, strict=True):
        line = band_limited(np.concatenate([speech.sound for speech in voice.synthesize(text)]))
        sound[samples(begins) : samples(begins) + len(line)] = line
    soundfile.write(path, sound, SAMPLE_RATE, subtype="PCM_16")
    return sound


def band_limited(line: Sound) -> Sound:
    """Without what lies above 6 kHz, which the browser's own resampling takes away."""
    narrow = soxr.resample(line.astype(np.float32), SAMPLE_RATE, 12_000)
    wide: Sound = np.clip(soxr.resample(narrow, 12_000, SAMPLE_RATE), -32768, 32767).astype(np.int16)
    return wide


def compared(said: Sound, heard: Sound, at: float) -> tuple[float, float]:
    """Correlation at the best lag, and difference of level in dB, of the line said at that second."""
    piece = said[samples(at - 0.2) : samples(at + 3.0)].astype(float)
    length = 1 << int(np.ceil(np.log2(len(heard) + len(piece))))
    both = np.fft.irfft(np.fft.rfft(heard.astype(float), length) * np.conj(np.fft.rfft(piece, length)))
    lag = int(np.argmax(both[: len(heard)]))
    there = heard[lag : lag + len(piece)].astype(float)
    energy, other = float(np.sum(piece**2)), float(np.sum(there**2))
    spectrum = np.fft.rfft(np.pad(there, (0, len(piece) - len(there)))) * np.conj(np.fft.rfft(piece))
    hertz = np.fft.rfftfreq(len(piece))
    shifts = np.linspace(-1, 1, 41)  # the browser's resampling delays by parts of a sample
    turned = np.exp(2j * np.pi * np.outer(shifts, hertz)) @ spectrum
    likeness = 2 * float(np.max(turned.real)) / len(piece) / np.sqrt(energy * other)
    return likeness, 10 * np.log10(other / energy)
