"""The telephone exchange: everything heard on the line that is not the client.

The notice, the ringing, the music of a hold and the tone at the end are sounds played from a position; the
exchange knows which is on, and nothing of the conversation.
"""

from __future__ import annotations

from enum import Enum

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound, silence
from voicesim.audio.tones import at, hangup_tone, hold_music, ring
from voicesim.text.words import Language


class LineState(Enum):
    """Where the line is; it only ever moves down this list, but for a hold."""

    ANNOUNCING = "announcing"
    RINGING = "ringing"
    CONNECTED = "connected"
    HOLDING = "holding"
    ENDING = "ending"
    OVER = "over"


_MAY_FOLLOW: dict[LineState, frozenset[LineState]] = {
    LineState.ANNOUNCING: frozenset((LineState.RINGING, LineState.ENDING)),
    LineState.RINGING: frozenset((LineState.CONNECTED, LineState.ENDING)),
    LineState.CONNECTED: frozenset((LineState.HOLDING, LineState.ENDING)),
    LineState.HOLDING: frozenset((LineState.CONNECTED, LineState.ENDING)),
    LineState.ENDING: frozenset((LineState.OVER,)),
    LineState.OVER: frozenset(),
}
"""State -> the states that may come next."""

LONGEST_RING = 30 * SAMPLE_RATE
"""A caller who is not answered for half a minute gives up."""


class Exchange:
    """Plays what the line plays by itself."""

    def __init__(self, language: Language, notice: Sound) -> None:
        self.state = LineState.ANNOUNCING if len(notice) else LineState.RINGING
        self._language: Language = language
        self._notice = notice
        self._position = 0

    @property
    def unanswered(self) -> bool:
        """True when it has rung for too long."""
        return self.state is LineState.RINGING and self._position >= LONGEST_RING

    def go(self, state: LineState) -> None:
        """Change what is on the line. Raises `ValueError` for a step no telephone makes: a defect of ours."""
        if state not in _MAY_FOLLOW[self.state]:
            raise ValueError(f"the line is {self.state.value} and cannot be {state.value} next")
        self.state = state
        self._position = 0

    def frame(self) -> Frame:
        """The next 20 ms; moves from the notice to the ringing, and from the ending to the end, by itself."""
        sound = self._sound()
        if sound is None:
            return silence()
        frame = at(sound, self._position)
        self._position += FRAME
        if self.state is LineState.ANNOUNCING and self._position >= len(sound):
            self.go(LineState.RINGING)
        if self.state is LineState.ENDING and self._position >= len(sound):
            self.go(LineState.OVER)
        return frame

    def _sound(self) -> Sound | None:
        match self.state:
            case LineState.ANNOUNCING:
                return self._notice
            case LineState.RINGING:
                return ring(self._language)
            case LineState.HOLDING:
                return hold_music()
            case LineState.ENDING:
                return hangup_tone(self._language)
            case _:
                return None
