"""What a trainee puts on the microphone while the client speaks: a sentence, a cough, "oui, d'accord"."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scripts.bench.staging import first_sound
from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.text.words import Word
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL

LEVEL = 0.06
"""Root mean square, of 1, of speech at the microphone (-24 dBFS)."""
SHORTEST = SAMPLE_RATE
"""An interruption lasts at least a second."""
VARIANTS = ("fr+m3", "fr+f2", "fr+m7", "fr")
SENTENCE = "Attendez, attendez, je vous coupe un instant, il me faut votre numéro de contrat."
AGREEING = "Oui, d'accord."


@dataclass(frozen=True, slots=True)
class Uttered:
    """A sound that begins at its first sample, and its words."""

    sound: Sound
    words: tuple[Word, ...] = ()


def real_interruptions(folder: Path) -> list[Uttered]:
    """Sentences of real people of at least a second, each with words spread evenly over it; or none.

    The sound is real, the words are those of a handler: a recogniser would have found some as well.
    """
    if not (folder / "emodb").is_dir():
        return []
    from scripts.bench.turn_corpus import material

    spoken = [one for speaker in material(folder).values() for one in speaker if len(one) >= SHORTEST]
    return [_uttered(one) for one in spoken]


def spoken_interruptions() -> list[Uttered]:
    """The same by espeak-ng, for a machine without real speech."""
    return [_said(variant, SENTENCE) for variant in VARIANTS]


def backchannels() -> list[Uttered]:
    """ "Oui, d'accord" in several voices."""
    return [_said(variant, AGREEING) for variant in VARIANTS]


def coughs(number: int, seed: int = 3) -> list[Uttered]:
    """Bursts of noise with the envelope of a cough: sudden, 0.2 to 0.4 s, half of them twofold."""
    random = np.random.default_rng(seed)
    return [Uttered(_cough(random, twofold=bool(which % 2))) for which in range(number)]


def _cough(random: np.random.Generator, *, twofold: bool) -> Sound:
    length = int(random.uniform(0.2, 0.4) * SAMPLE_RATE)
    at = np.arange(length)
    envelope = np.exp(-at / (0.25 * length))
    if twofold:
        second = at - int(0.55 * length)
        envelope = envelope + np.where(second >= 0, 0.6 * np.exp(-np.abs(second) / (0.12 * length)), 0.0)
    noise = np.convolve(random.standard_normal(length), np.ones(3) / 3, "same")
    return np.asarray(np.clip(envelope * noise * 8000, -32768, 32767), dtype=np.int16)


def _said(variant: str, text: str) -> Uttered:
    words: list[Word] = []
    sounds: list[Sound] = []
    at = 0
    for speech in EspeakVoice(variant).synthesize(text, NEUTRAL):
        words += [Word(word.text, at + word.start, at + word.end) for word in speech.words]
        sounds.append(speech.sound)
        at += len(speech.sound)
    sound = np.concatenate(sounds)
    first = first_sound(sound) or 0
    placed = tuple(Word(word.text, max(0, word.start - first), word.end - first) for word in words)
    return Uttered(sound[first:], placed)


def _uttered(curve: NDArray[np.float64]) -> Uttered:
    loud = float(np.sqrt(np.mean(curve[np.abs(curve) > 0.003] ** 2)))
    sound = np.clip(curve * (LEVEL / loud) * 32768, -32768, 32767).astype(np.int16)
    sound = sound[first_sound(sound) or 0 :]
    tokens = SENTENCE.split()
    edges = np.linspace(0, len(sound), len(tokens) + 1).astype(int)
    return Uttered(sound, tuple(map(Word, tokens, map(int, edges[:-1]), map(int, edges[1:]))))
