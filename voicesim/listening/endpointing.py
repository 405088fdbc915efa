"""When is the trainee's turn over? A pure decision per frame: no sound, no clock, no model.

    endpointer = Endpointer(cues)
    decision = endpointer.process(Heard(at, probability, words))     # once per frame, in order

A pause ends the turn when it lasts longer than this speaker's pauses usually do, corrected by what
the words promise: long after "parce que" or an unfinished number, short after a complete question.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from voicesim.audio.frames import FRAME, samples, seconds
from voicesim.listening.cues import Cues, Ending, ending
from voicesim.listening.endpoint_settings import EndpointSettings
from voicesim.listening.heard import Heard
from voicesim.listening.pauses import PauseMemory
from voicesim.listening.waits import wait_for

__all__ = ["NOTHING", "Decision", "EndpointSettings", "Endpointer", "Progress", "Verdict"]


class Verdict(StrEnum):
    """What a frame changed."""

    NOTHING = "nothing"
    SPEECH_STARTED = "speech started"
    PAUSE_STARTED = "pause started"
    """The first silence: eager recognition begins."""
    SPEECH_RESUMED = "speech resumed"
    """What was drafted in the pause is dropped."""
    TURN_ENDED = "turn ended"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a frame changed, and why. Times are samples on the call's clock."""

    verdict: Verdict
    start: int = 0
    """First sample of the turn's speech."""
    end: int = 0
    """First sample after the turn's speech so far."""
    silence: int = 0
    """Samples of silence after `end` when this was decided; for SPEECH_RESUMED, the whole pause."""
    reason: str = ""
    """For TURN_ENDED: why, in words."""


NOTHING = Decision(Verdict.NOTHING)


ONSET = 3 * FRAME  # 60 ms
"""Speech in a row that is no longer a click."""

DOUBT = samples(0.8)
"""How long a probability between quiet and speech keeps up what was."""

LAG = samples(0.1)
"""For so long after the last sound, a detector that goes on hearing speech remembers it, and it has ended;
longer, and there is speech too soft to be told from the room."""

REGRET = samples(0.8)
"""Whoever speaks again so soon after the end of a turn had not finished: the wait was too short."""


@dataclass(slots=True)
class Progress:
    """Where the endpointer stands: all of its state, so that a call can be replayed or taken up again."""

    start: int = 0
    end: int = 0
    in_turn: bool = False
    paused: bool = False
    run: int = 0
    """Samples of speech in a row that have not been believed yet."""
    sure: int = -DOUBT
    """The last sample that was speech beyond doubt."""
    ended_at: int | None = None
    """Where the last turn was judged over; None when there was none."""
    stale: str | None = None
    """Words of an earlier pause, which say nothing about this one."""
    pauses: PauseMemory = field(default_factory=PauseMemory)


class Endpointer:
    """Says when the trainee begins, pauses, goes on and has finished."""

    def __init__(
        self, cues: Cues, settings: EndpointSettings | None = None, progress: Progress | None = None
    ) -> None:
        self.cues = cues
        self.settings = settings or EndpointSettings()
        self.progress = replace(progress) if progress else Progress()
        self._stand: tuple[str | None, Ending] = None, Ending.UNKNOWN

    def reset(self) -> None:
        """Forget everything, the speaker's pauses too: another call begins."""
        self.progress = Progress()

    def drop_turn(self) -> None:
        """Forget the turn: it is answered, or was a backchannel; the speaker's pauses stay known."""
        now = self.progress
        ended_at = None if now.in_turn else now.ended_at
        self.progress = Progress(end=now.end, sure=now.sure, ended_at=ended_at, pauses=now.pauses)

    def process(self, heard: Heard) -> Decision:
        """What this frame changes."""
        speaking = self._is_speech(heard)
        if not self.progress.in_turn:
            return self._before(heard, speaking)
        if not self.progress.paused:
            return self._during(heard, speaking)
        return self._in_pause(heard, speaking)

    def wait(self, words: str | None, finished: float | None = None) -> tuple[float, str]:
        """Seconds of silence that would end the turn now, and why."""
        if words != self._stand[0]:  # asked at every frame of a pause, mostly of the same words
            self._stand = words, ending(words, self.cues)
        return wait_for(self._stand[1], finished, self.progress.pauses, self.settings)

    def _is_speech(self, heard: Heard) -> bool:
        if heard.probability >= self.settings.speech:
            self.progress.sure = heard.at
            return True
        in_doubt = heard.probability >= self.settings.quiet
        return in_doubt and heard.at - self.progress.sure <= DOUBT

    def _before(self, heard: Heard, speaking: bool) -> Decision:
        now = self.progress
        now.run = now.run + FRAME if speaking else 0
        if now.run < ONSET:
            return NOTHING
        start = heard.at - now.run
        if now.ended_at is not None and start - now.ended_at <= REGRET:
            self._learn(start - now.end)
        self.progress = Progress(start, heard.at, in_turn=True, sure=now.sure, pauses=now.pauses)
        return Decision(Verdict.SPEECH_STARTED, start, heard.at)

    def _during(self, heard: Heard, speaking: bool) -> Decision:
        now = self.progress
        if speaking:
            now.end = self._last_sound(heard)
        silence = heard.at - now.end
        if silence < samples(self.settings.eager) or (speaking and silence >= LAG):
            return NOTHING
        now.paused, now.run = True, 0
        return Decision(Verdict.PAUSE_STARTED, now.start, now.end, silence)

    def _last_sound(self, heard: Heard) -> int:
        """The first sample after the speech so far, while the detector hears speech."""
        return heard.at if heard.audible else max(self.progress.end, heard.at - LAG)

    def _in_pause(self, heard: Heard, speaking: bool) -> Decision:
        now = self.progress
        remembered = not heard.audible and heard.at - now.end < LAG
        now.run = now.run + FRAME if speaking and not remembered else 0
        if now.run >= ONSET:
            return self._resume(heard)
        if now.stale is not None and heard.words != now.stale:
            now.stale = None
        if now.run:
            return NOTHING
        wait, reason = self.wait(None if now.stale is not None else heard.words, heard.finished)
        silence = heard.at - now.end
        if silence < samples(wait):
            return NOTHING
        now.in_turn = now.paused = False
        now.ended_at = heard.at
        return Decision(Verdict.TURN_ENDED, now.start, now.end, silence, reason)

    def _resume(self, heard: Heard) -> Decision:
        now = self.progress
        pause = heard.at - now.run - now.end
        self._learn(pause)
        now.end, now.paused, now.run, now.stale = self._last_sound(heard), False, 0, heard.words
        return Decision(Verdict.SPEECH_RESUMED, now.start, now.end, pause)

    def _learn(self, pause: int) -> None:
        ceiling = self.settings.ceiling
        self.progress.pauses = self.progress.pauses.learn(min(seconds(pause), ceiling))
