"""How much of a line has really sounded: found in the speaker's samples by correlation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from voicesim.audio.frames import Sound, samples
from voicesim.text.words import Word

TAIL = samples(0.6)
"""The last of the sound, by which its place in the line is found."""

HALF = 0.5
"""Share of a word that must have sounded for it to count as heard."""


def sounded(line: Sound, speaker: Sound) -> int:
    """How many samples of `line` were heard when `speaker` fell silent for good; 0 when it never sounded.

    The place is that of the best normalised correlation of the speaker's last sound with the line, so that
    a lowered voice is found as well.
    """
    loud = np.flatnonzero(speaker)
    if not len(loud):
        return 0
    tail = speaker[max(int(loud[0]), int(loud[-1]) + 1 - TAIL) : int(loud[-1]) + 1].astype(np.float64)
    whole = line.astype(np.float64)
    size = 1 << (len(whole) + len(tail)).bit_length()
    products = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(tail, size)), size)
    places = len(whole) - len(tail) + 1
    energy = np.concatenate([[0.0], np.cumsum(whole**2)])
    under = np.sqrt(np.maximum(energy[len(tail) :] - energy[:places], 1.0))
    return int(np.argmax(products[:places] / under)) + len(tail)


def wrong_words(words: Sequence[Word], heard: int, believed: Sequence[Word]) -> int:
    """How many words of the line were believed heard and did not sound, or the other way.

    `heard` is how many samples of the line sounded; a word counts when half of it did.
    """
    real = [word.text for word in words if word.start + HALF * (word.end - word.start) <= heard]
    said = [word.text for word in believed]
    differing = sum(one != other for one, other in zip(real, said, strict=False))
    return differing + abs(len(real) - len(said))
