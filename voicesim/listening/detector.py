"""Is there speech in this frame? A cheap gate (webrtcvad) in front of a good network (Silero)."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame
from voicesim.listening.silero import WINDOW, Silero

AGGRESSIVENESS = 1
"""webrtcvad's own scale, 0..3. 1 lets noise through rather than miss an onset: Silero decides."""

LINGER = 25  # frames: 0.5 s
"""How long the gate stays open after the last frame in which it heard something."""

PREROLL = 6  # frames: 120 ms
"""How far back the network listens when the gate opens: the soft beginning of a word."""

DOUBT = 0.2
"""While the network still hears this much speech, it goes on listening whatever the gate says."""


class SpeechDetector(Protocol):
    """Anything that tells speech from the rest, frame by frame, in order."""

    def process(self, frame: Frame) -> float:
        """The probability, 0..1, that there is speech in this frame."""
        ...

    def reset(self) -> None:
        """Forget what was heard: the next frame is the first of another call."""
        ...


class GatedDetector:
    """Silero behind webrtcvad: 2 microseconds for a silent frame, some 60 for a frame with sound.

    Deterministic: the same frames give the same probabilities. Silero reads windows of 512 samples,
    a frame has 320: a frame's probability is that of the last window it completed (at most 32 ms old).
    """

    def __init__(self, silero: Silero | None = None) -> None:
        """Load the networks. Raises `EngineMissing` or `ModelError`."""
        from webrtcvad import Vad

        self._new_gate = Vad
        self._silero = silero or Silero()
        self._kept = np.zeros(PREROLL * FRAME + WINDOW, dtype=np.int16)
        self.reset()

    def reset(self) -> None:
        """Forget what was heard."""
        self._gate = self._new_gate(AGGRESSIVENESS)
        self._silero.reset()
        self._waiting = 0
        self._linger = 0
        self._probability = 0.0

    def process(self, frame: Frame) -> float:
        """The probability, 0..1, that there is speech in this frame."""
        self._keep(frame)
        if self._gate.is_speech(frame.tobytes(), SAMPLE_RATE):
            self._linger = LINGER
        elif self._linger:
            self._linger -= 1
        if self._linger or self._probability >= DOUBT:
            self._listen()
        else:
            self._waiting = min(self._waiting, PREROLL * FRAME)
            self._probability = 0.0
        return self._probability

    def _keep(self, frame: Frame) -> None:
        """The newest sound at the end; `_waiting` of its samples have not been shown to the network."""
        self._kept[:-FRAME] = self._kept[FRAME:]
        self._kept[-FRAME:] = frame
        self._waiting += FRAME

    def _listen(self) -> None:
        while self._waiting >= WINDOW:
            first = len(self._kept) - self._waiting
            self._probability = self._silero.probability(self._kept[first : first + WINDOW])
            self._waiting -= WINDOW
