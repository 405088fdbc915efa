"""What happens because nothing else does: pure decisions about silences, monologues and the end of time."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.audio.frames import FRAME, SAMPLE_RATE
from voicesim.call import events
from voicesim.client.state import Monologue, Silence
from voicesim.text.words import Word


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may last, in samples."""

    silence: int = 4 * SAMPLE_RATE
    """From here on, each second, the client is asked what they make of the silence."""
    monologue: int = 20 * SAMPLE_RATE
    """From here on, each second, the client is asked what they make of the monologue."""
    again: int = SAMPLE_RATE
    """How long before they are asked again."""
    call: int = 45 * 60 * SAMPLE_RATE
    """No call lasts longer."""
    talk: int = 0
    """Of conversation, from picking up, holds left out; then the line is cut. 0: no limit but the call's."""
    turns: int = 0
    """Answered turns of the trainee after which the line is cut; 0: any number."""


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor at this sample."""

    at: int
    began: int | None
    """Onset of the trainee's turn that has not been answered; None when there is none."""
    speaking: bool
    """The trainee is speaking at this very moment."""
    client_busy: bool
    """The client speaks, or is making an answer."""
    client_speaking: bool
    words: tuple[Word, ...]
    """What has been understood of the trainee's turn so far."""


class Patience:
    """Says when the client should be asked about a silence or a monologue."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._quiet_since = 0
        self._asked_at = 0
        self._talked = 0

    def restart(self, at: int) -> None:
        """Something has happened on the line: the silence begins anew."""
        self._quiet_since = at

    def process(self, floor: Floor) -> Silence | Monologue | None:
        """What the client should be asked about at this frame, if anything."""
        if floor.client_speaking or floor.began is not None:
            self._quiet_since = floor.at
        if floor.client_busy or floor.at - self._asked_at < self.limits.again:
            return None
        stimulus: Silence | Monologue | None = None
        quiet = floor.at - self._quiet_since
        if floor.speaking and floor.began is not None and floor.at - floor.began >= self.limits.monologue:
            stimulus = Monologue(floor.at, floor.at - floor.began, floor.words)
        elif floor.began is None and quiet >= self.limits.silence:
            stimulus = Silence(floor.at, quiet)
        if stimulus is not None:
            self._asked_at = floor.at
        return stimulus

    def ends_call(self, now: int, answered: int, *, waiting: bool) -> str:
        """Why the line is cut at this frame of conversation; empty while time is left.

        A call has its longest; a drill has its time and its number of answered turns. `waiting`: the trainee
        or the client is about to say something.
        """
        self._talked += FRAME
        if now >= self.limits.call:
            return "longest call"
        if self.limits.talk and self._talked >= self.limits.talk:
            return events.MOMENT_OVER
        done = bool(self.limits.turns) and answered >= self.limits.turns and not waiting
        return events.MOMENT_OVER if done else ""
