"""Is anything of the trainee to be heard in this frame, or only the room? Told by its level alone.

A speech detector is right, and late: Silero remembers, so that it hears a voice for 50 ms after its last
sound in a quiet room and for 150 ms in a noisy one; and a soft first consonant it takes for speech only once
a vowel follows. The level knows nothing of speech, and knows at once when it begins and ends.
"""

from __future__ import annotations

from voicesim.audio.frames import Frame
from voicesim.listening.loudness import UsualLevel, decibels

ABOVE = 6.0  # dB
"""Over the room's level by so much, something is heard."""

BELOW = 32.0  # dB
"""Under the voice's usual loud level by more, it is its echo in the room, or breath."""

LEAST = 20.0  # dB of 16-bit units squared, -70 dBFS
"""No room counts as quieter: a headset that mutes itself between words gives zeros."""

QUIETER = 0.3
"""Share of the way down to a quieter frame that the room's level goes in a frame."""

LOUDER, LOUDER_IN_SPEECH = 0.3, 0.06  # dB per frame: 15 and 3 dB/s
"""How fast the room's level follows upwards: slowly in speech, whose own gaps keep it down."""

SPEECH = 0.3
"""Probability from which a frame holds speech, for that."""


class Audible:
    """Follows the level of the room and that of the voice, frame by frame."""

    def __init__(self) -> None:
        self.room = LEAST + 10
        """Level of the room, dB of 16-bit units squared."""
        self._voice = UsualLevel()

    def process(self, frame: Frame, probability: float) -> bool:
        """True when more than the room is heard; `probability`, 0..1, is that of the trainee's speech."""
        loudness = decibels(frame)
        self._follow(loudness, LOUDER if probability < SPEECH else LOUDER_IN_SPEECH)
        self._voice.follow(loudness, probability)
        if loudness < self.room + ABOVE:
            return False
        return self._voice.level is None or loudness >= self._voice.level - BELOW

    def _follow(self, loudness: float, louder: float) -> None:
        if loudness < self.room:
            self.room = max(LEAST, self.room + QUIETER * (loudness - self.room))
        else:
            self.room += min(louder, loudness - self.room)
