"""The trainee speaks while the client speaks: a backchannel, a cough, or the floor taken?

A person lowers their voice at once, stops a moment later, and goes on when it was only "d'accord".
So does the client. The loop shows `BargeIn` one `Heard` per frame, before it asks the endpointer,
from the client's first sound to their last, and on while `pending`; it obeys the answer:

- DUCK: lower the client's sound (12 dB); nothing is lost if it was a click.
- HOLD: stop the sound and remember where; recognition of the sound since `start` begins now. It comes
  without a DUCK when something was heard (`audible`) just before the first frame of speech: that was then
  its soft or voiceless first sound.
- RESUME: it was no turn. Back to full level, on from where the sound was held, and
  `Endpointer.drop_turn()`; a backchannel is logged when `reason` is BACKCHANNEL.
- STOP: the trainee has the floor. The rest of the line is dropped, the history keeps what was heard,
  the endpointer's turn (begun at `start`) goes on and will end by itself.

`Heard.words` are those understood since `start`: None while unknown, "" when there are none.
Every DUCK, and every HOLD without one, is followed by exactly one RESUME or STOP once the trainee has been
silent for a while or has spoken for long enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from voicesim.audio.frames import FRAME, samples
from voicesim.listening.bargein_settings import BargeInSettings
from voicesim.listening.cues import Cues, only_backchannels, tokens
from voicesim.listening.heard import Heard


class Act(StrEnum):
    """What the client does about it."""

    NOTHING = "nothing"
    DUCK = "duck"
    HOLD = "hold"
    RESUME = "resume"
    STOP = "stop"


CLICK = "a click"
BACKCHANNEL = "a backchannel"
NO_WORDS = "no words: a cough, a laugh, a door"
SHORT = "too short for a turn, and no words known"
WORDS = "words that take the floor"
LASTING = "speech that lasts"


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the client does about a frame, and why. Times are samples on the call's clock."""

    act: Act
    start: int = 0
    """First sample of the trainee's speech."""
    end: int = 0
    """First sample after the trainee's speech so far."""
    reason: str = ""


NOTHING = Reaction(Act.NOTHING)


GAP = 2 * FRAME  # 40 ms
"""A gap of this length inside speech does not begin it anew."""

LEAD = 2 * FRAME  # 40 ms
"""So much of the sound before the first frame of speech counts as its beginning ..."""

FRESH = samples(0.2)
"""... unless it had lasted longer than this: then it was no beginning, but a noise in the room."""


@dataclass(slots=True)
class Overlap:
    """Where a barge-in stands: all of its state."""

    start: int = 0
    end: int = 0
    spoken: int = 0
    """Samples of speech since `start`."""
    before: int = 0
    """Samples of sound just before `spoken`, its beginning."""
    sound: int = 0
    """Samples in a row in which something was heard, this frame's with them."""
    act: Act = Act.NOTHING
    """The last thing done: NOTHING, DUCK or HOLD."""


class BargeIn:
    """Decides what the client does when they are spoken over."""

    def __init__(self, cues: Cues, settings: BargeInSettings | None = None) -> None:
        self.cues = cues
        self.settings = settings or BargeInSettings()
        self.overlap = Overlap()

    @property
    def pending(self) -> bool:
        """True between DUCK and its RESUME or STOP: keep calling `process`."""
        return self.overlap.act is not Act.NOTHING

    def reset(self) -> None:
        """The client begins another line."""
        self.overlap = Overlap()

    def process(self, heard: Heard) -> Reaction:
        """What the client does about this frame."""
        now = self.overlap
        now.sound = now.sound + FRAME if heard.audible else 0
        if heard.probability >= self._enough():
            if not now.spoken:
                now.before = self._lead()
                now.start = heard.at - FRAME - now.before
            now.spoken += FRAME
            now.end = heard.at
            return self._spoken_over(heard)
        if self.pending:
            return self._fallen_silent(heard)
        if heard.at - now.end >= GAP:
            self.overlap = Overlap(sound=now.sound)
        return NOTHING

    def _lead(self) -> int:
        """Samples of sound before this frame that would be the beginning of speech in it."""
        before = self.overlap.sound - FRAME
        return min(before, LEAD) if 0 < before <= FRESH else 0

    def _enough(self) -> float:
        """The probability from which this frame is speech."""
        now, wanted = self.overlap, self.settings
        before = now.before if now.spoken else self._lead()
        beginning = before >= LEAD and now.spoken < samples(wanted.hold)
        return wanted.soft if beginning else wanted.speech

    def _spoken_over(self, heard: Heard) -> Reaction:
        now, wanted = self.overlap, self.settings
        if now.act is not Act.HOLD:
            if now.spoken + now.before >= samples(wanted.hold):
                return self._do(Act.HOLD)
            ducks = now.act is Act.NOTHING and now.spoken >= samples(wanted.duck)
            return self._do(Act.DUCK) if ducks else NOTHING
        if self._takes_floor(heard.words):
            return self._settle(Act.STOP, WORDS)
        if now.end - now.start >= samples(wanted.lasting):
            return self._settle(Act.STOP, LASTING)
        return NOTHING

    def _fallen_silent(self, heard: Heard) -> Reaction:
        now, wanted = self.overlap, self.settings
        silence = heard.at - now.end
        if now.spoken < samples(wanted.hold):
            return self._settle(Act.RESUME, CLICK) if silence >= 2 * GAP else NOTHING
        if self._takes_floor(heard.words):
            return self._settle(Act.STOP, WORDS)
        if silence < samples(wanted.quiet_after):
            return NOTHING
        if heard.words is not None:
            return self._settle(Act.RESUME, BACKCHANNEL if tokens(heard.words) else NO_WORDS)
        if now.spoken < samples(wanted.short):
            return self._settle(Act.RESUME, SHORT) if silence >= samples(wanted.give_up) else NOTHING
        return self._settle(Act.STOP, LASTING) if silence >= samples(wanted.slow_words) else NOTHING

    def _takes_floor(self, words: str | None) -> bool:
        return bool(words and tokens(words)) and not only_backchannels(words or "", self.cues)

    def _do(self, act: Act) -> Reaction:
        self.overlap = replace(self.overlap, act=act)
        return Reaction(act, self.overlap.start, self.overlap.end)

    def _settle(self, act: Act, reason: str) -> Reaction:
        was, self.overlap = self.overlap, Overlap(sound=self.overlap.sound)
        return Reaction(act, was.start, was.end, reason)
