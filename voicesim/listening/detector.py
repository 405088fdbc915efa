"""Is there speech in this frame? A cheap gate (webrtcvad) in front of a good network (Silero)."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame
from voicesim.listening.near_voice import SPEECH, NearVoice
from voicesim.listening.silero import WINDOW, Silero

LENIENT, STRICT = 1, 2
"""webrtcvad's own scale, 0..3. The lenient one opens the gate: noise gets through rather than an onset be
missed. The strict one is a second opinion on a frame in which Silero hears nothing."""

TRUST = 40  # frames: 0.8 s
"""How long after Silero's last speech it is asked: alone, webrtcvad takes a keyboard for speech."""

LINGER = 25  # frames: 0.5 s
"""How long the gate stays open after the last frame in which it heard something."""

PREROLL = 6  # frames: 120 ms
"""How far back the network listens when the gate opens: the soft beginning of a word."""

_MOST = PREROLL * FRAME + WINDOW
"""Samples that the network may still have to be shown."""

_ROOM = _MOST + 50 * FRAME
"""Samples for which there is room: they are moved down once a second."""

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
    """Silero behind webrtcvad: 4 microseconds for a silent frame, some 60 for a frame with sound.

    Only the voice at the microphone counts (`near_voice`). Deterministic: the same frames give the same
    probabilities. Silero reads windows of 512 samples, a frame has 320: a frame's probability is that of
    the last window it completed, at most 32 ms old.
    """

    def __init__(self, silero: Silero | None = None) -> None:
        """Load the networks. Raises `EngineMissing` or `ModelError`."""
        from webrtcvad import Vad

        self._new_gate = Vad
        self._silero = silero or Silero()
        self._kept = np.zeros(_ROOM, dtype=np.int16)
        self._end = 0
        self.reset()

    def reset(self) -> None:
        """Forget what was heard."""
        self._lenient, self._strict = self._new_gate(LENIENT), self._new_gate(STRICT)
        self._silero.reset()
        self._near = NearVoice()
        self._waiting = 0
        self._linger = 0
        self._since = TRUST
        self._probability = 0.0

    def process(self, frame: Frame) -> float:
        """The probability, 0..1, that there is speech of the near voice in this frame."""
        self._keep(frame)
        sound = frame.tobytes()
        self._listen(heard=self._lenient.is_speech(sound, SAMPLE_RATE))
        self._since = 0 if self._probability >= SPEECH else self._since + 1
        second = self._since <= TRUST and self._strict.is_speech(sound, SAMPLE_RATE)
        return self._near.process(frame, self._probability, second)

    def _keep(self, frame: Frame) -> None:
        """The newest sound, up to `_end`; `_waiting` of its samples have not been shown to the network."""
        if self._end + FRAME > _ROOM:
            self._kept[:_MOST] = self._kept[self._end - _MOST : self._end]
            self._end = _MOST
        self._kept[self._end : self._end + FRAME] = frame
        self._end += FRAME
        self._waiting += FRAME

    def _listen(self, heard: bool) -> None:
        """Show the network what it has not seen, unless the gate has heard nothing for a while."""
        self._linger = LINGER if heard else max(self._linger - 1, 0)
        if not self._linger and self._probability < DOUBT:
            self._waiting = min(self._waiting, PREROLL * FRAME)
            self._probability = 0.0
            return
        while self._waiting >= WINDOW:
            first = self._end - self._waiting
            self._probability = self._silero.probability(self._kept[first : first + WINDOW])
            self._waiting -= WINDOW
