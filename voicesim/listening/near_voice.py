"""The voice at the microphone, as against colleagues in the same room: it is the loud one.

A good speech detector hears the neighbours too, and a client who waited for them to fall silent would never
answer. Soft syllables of the near voice stand within a moment of loud ones; those of the room do not.
"""

from __future__ import annotations

from voicesim.audio.frames import Frame
from voicesim.listening.loudness import UsualLevel, decibels

SPEECH = 0.4
"""Probability from which the speech detector's opinion stands on its own."""

UNSURE = 0.2
"""Probability under which there is nothing to be told near or far."""

SECOND_OPINION = 0.33
"""Probability of a loud frame in which only a second detector hears speech: enough to go on, not to begin.

Silero misses 5-15 % of the frames of real speech (last words, the telephone's band), webrtcvad 1 %."""

DROP = 14.0  # dB
"""Under the near voice's usual loud level by more, a frame is soft."""

LOUD = 10.0  # dB
"""Within so much of that level, the second opinion counts."""

MOMENT = 10  # frames: 0.2 s
"""Soft frames belong to the near voice for as long after a loud one."""


class NearVoice:
    """Follows the level of the voice at the microphone, frame by frame."""

    def __init__(self) -> None:
        self._usual = UsualLevel()
        self._since = MOMENT

    @property
    def level(self) -> float | None:
        """Its usual loud level, dB of 16-bit units squared; None until a voice was heard."""
        return self._usual.level

    def process(self, frame: Frame, probability: float, second: bool = False) -> float:
        """The probability, 0..1, that the near voice speaks in this frame.

        `probability` is that of anybody's speech; `second` says whether another detector hears some.
        """
        self._since += 1
        sure = probability >= SPEECH
        if not (sure or second or probability >= UNSURE):
            return probability if self._since <= MOMENT else 0.0
        loudness = decibels(frame)
        self._usual.follow(loudness, probability)
        if self.level is None:
            return probability
        near = loudness >= self.level - DROP
        likely = second and loudness >= self.level - LOUD
        if (sure or likely) and near:
            self._since = 0
        if self._since > MOMENT and not near:
            return 0.0
        return max(probability, SECOND_OPINION) if likely else probability
