"""The client's ears: the detector, and the sound that may still have to be listened to again."""

from __future__ import annotations

import numpy as np

from voicesim.audio.frames import FRAME, Frame, Sound, samples
from voicesim.listening.audible import Audible
from voicesim.listening.detector import SpeechDetector
from voicesim.listening.heard import Heard

CAPACITY = samples(60.0)
"""The latest minute is kept: longer than any turn that a recogniser should get in one piece."""

PREROLL = samples(0.2)
"""Sound before the onset that recognition gets too: soft first consonants."""


class Ears:
    """Hears frame by frame and remembers the latest sound, in bounded memory."""

    def __init__(self, detector: SpeechDetector, capacity: int = CAPACITY) -> None:
        self._detector, self._audible = detector, Audible()
        self._capacity = capacity
        self._kept = np.zeros(2 * capacity, dtype=np.int16)
        self._filled = 0
        self.at = 0
        """Samples heard so far: the call's clock."""

    def hear(self, frame: Frame, words: str | None = None) -> Heard:
        """The facts of the next frame; `words` is what is understood of the turn so far."""
        if self._filled + FRAME > len(self._kept):
            self._kept[: self._capacity] = self._kept[self._filled - self._capacity : self._filled]
            self._filled = self._capacity
        self._kept[self._filled : self._filled + FRAME] = frame
        self._filled += FRAME
        self.at += FRAME
        probability = self._detector.process(frame)
        return Heard(self.at, probability, words, audible=self._audible.process(frame, probability))

    def sound(self, start: int, end: int) -> tuple[Sound, int]:
        """A copy of the sound from `start` (less a pre-roll) to `end`, and its first sample.

        What is older than the memory is left out: the first sample returned tells.
        """
        oldest = self.at - min(self._filled, self._capacity)
        first = max(start - PREROLL, oldest)
        last = min(max(end, first), self.at)
        base = self.at - self._filled
        return self._kept[first - base : last - base].copy(), first

    def reset(self) -> None:
        """Another call begins."""
        self._detector.reset()
        self._audible = Audible()
        self._filled = self.at = 0
