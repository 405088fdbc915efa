"""Ears for sample-time tests: loudness instead of a network. An hour of frames costs two seconds."""

from __future__ import annotations

from voicesim.audio.frames import Frame

THRESHOLD = 200
"""Peak of a frame, of 32768, from which it counts as speech (-44 dBFS)."""


class LoudnessDetector:
    """Says 1 for a frame that is loud and 0 for one that is not. For tests and scripted robots only."""

    def __init__(self, threshold: int = THRESHOLD) -> None:
        self._threshold = threshold

    def reset(self) -> None:
        """Nothing to forget."""

    def process(self, frame: Frame) -> float:
        """1.0 or 0.0."""
        return 1.0 if frame.max() >= self._threshold or frame.min() <= -self._threshold else 0.0


class ScriptedDetector:
    """Says beforehand given probabilities, one a frame, then silence."""

    def __init__(self, probabilities: list[float]) -> None:
        self._probabilities = probabilities
        self._next = 0

    def reset(self) -> None:
        """Begin again."""
        self._next = 0

    def process(self, frame: Frame) -> float:
        """The next of the given probabilities; 0.0 when there is none left."""
        index, self._next = self._next, self._next + 1
        return self._probabilities[index] if index < len(self._probabilities) else 0.0
