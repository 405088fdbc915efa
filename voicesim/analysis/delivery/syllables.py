"""How many syllables: from the words through espeak-ng's phonemes, or by counting nuclei in the sound."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from voicesim.analysis.delivery.activity import HOP, Span
from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.stored import Samples
from voicesim.text.words import Language, Word
from voicesim.voice.espeak_phonemes import sentences_of

VOWELS = frozenset("aeiouyøœɑɔəɛɪʊʌæɒɜɐɚɝᵻɨʉɯɤ")
"""IPA nuclei as espeak-ng writes French and English."""
DIPHTHONGS = frozenset({"aɪ", "eɪ", "oʊ", "əʊ", "aʊ", "ɔɪ", "iə", "eə", "ʊə", "ɪə"})
"""English pairs that are one nucleus."""
BAND = (300, 2500)
"""Hz in which vowels are loud and hums, murmurs and hisses are not; it passes the telephone."""
WINDOW = 256
"""Samples of one spectrum: 16 ms."""
BUNDLE = HOP * 2000  # 10 s
"""So much is looked at in one go."""
SMOOTHING = SAMPLE_RATE // 25 // HOP  # 40 ms
DIP = 1.5
"""dB between two nuclei (after de Jong & Wempe 2009, who take 2 dB on the whole band)."""
APART = SAMPLE_RATE * 8 // 100 // HOP  # 80 ms
LOUD_ENOUGH = 25.0
"""dB below the loud speech: what is softer is no nucleus."""


def count_in_words(words: Sequence[Word], language: Language) -> int:
    """Syllables of the words as espeak-ng pronounces them; mute e's are counted as it says them."""
    return sum(_in_text(word.text, language) for word in words)


@lru_cache(maxsize=4096)
def _in_text(text: str, language: Language) -> int:
    return sum(nuclei_in_phonemes(sentence, language) for sentence in sentences_of(text, language))


def nuclei_in_phonemes(phonemes: Sequence[str], language: Language) -> int:
    """Vowels among IPA code points; an English diphthong is one."""
    marks = [p for p in phonemes if not unicodedata.combining(p) and p not in "ˈˌː"]
    count, index = 0, 0
    while index < len(marks):
        if marks[index] in VOWELS:
            count += 1
            if language == "en" and "".join(marks[index : index + 2]) in DIPHTHONGS:
                index += 1
        index += 1
    return count


def nuclei(sound: Samples, speech: Sequence[Span], voiced: NDArray[np.bool_]) -> int:
    """Peaks of the vowels' band in voiced speech with a dip between them: one each syllable.

    `voiced` says for every 5 ms of the sound whether the voice vibrates.
    """
    curves = [_band_level(sound, span) for span in speech]
    if not any(len(curve) for curve in curves):
        return 0
    least = float(np.percentile(np.concatenate(curves), 95)) - LOUD_ENOUGH
    return sum(
        _in_curve(curve, voiced[span.start // HOP :], least)
        for curve, span in zip(curves, speech, strict=True)
    )


def _band_level(sound: Samples, span: Span) -> NDArray[np.float64]:
    """Level of the vowels' band every 5 ms of a stretch, in dB, smoothed over 40 ms."""
    if span.length < WINDOW + SMOOTHING * HOP:
        return np.zeros(0)
    level = np.concatenate(
        [
            _level(sound[start : min(start + BUNDLE + WINDOW - HOP, span.end)])
            for start in range(span.start, span.end - WINDOW + 1, BUNDLE)
        ]
    )
    kernel = np.hanning(SMOOTHING + 2)[1:-1]
    padded = np.pad(level, SMOOTHING // 2, mode="edge")
    smooth = np.convolve(padded, kernel / kernel.sum(), mode="same")
    return np.asarray(smooth[SMOOTHING // 2 : SMOOTHING // 2 + len(level)], dtype=np.float64)


def _level(sound: Sound) -> NDArray[np.float64]:
    """The same for some of it, not smoothed."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP]
    spectra = np.fft.rfft(frames * np.hanning(WINDOW).astype(np.float32), axis=1)
    low, high = (round(hertz * WINDOW / SAMPLE_RATE) for hertz in BAND)
    inside = spectra[:, low:high]
    power = np.einsum("ij,ij->i", inside.real, inside.real) + np.einsum("ij,ij->i", inside.imag, inside.imag)
    return np.asarray(10 * np.log10(power + 1.0))


def _in_curve(curve: NDArray[np.float64], voiced: NDArray[np.bool_], least: float) -> int:
    count, before = 0, -APART
    for at in _peaks(curve):
        if at < len(voiced) and voiced[at] and curve[at] >= least and at - before >= APART:
            count, before = count + 1, at
    return count


def _peaks(curve: NDArray[np.float64]) -> list[int]:
    """The tops of a zigzag whose every swing is at least `DIP`."""
    found: list[int] = []
    values = curve.tolist()
    if not values:
        return found
    rising, top_at, low = True, 0, values[0]
    for at, value in enumerate(values):
        if rising:
            if value > values[top_at]:
                top_at = at
            elif values[top_at] - value >= DIP:
                found.append(top_at)
                rising, low = False, value
        elif value < low:
            low = value
        elif value - low >= DIP:
            rising, top_at = True, at
    return [*found, top_at] if rising else found
