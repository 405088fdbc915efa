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
from voicesim.errors import ConfigurationError
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


@dataclass(frozen=True, slots=True)
class BargeInSettings:
    """How sensitive the client is to being spoken over. Seconds unless said."""

    duck: float = 0.02
    """Speech after which the client lowers their voice; at least a frame."""
    hold: float = 0.06
    """Speech after which the client stops, with the sound just before it; at least `duck`."""
    lasting: float = 1.2
    """Speech that long takes the floor, whatever it says; at least `hold`.

    Longer than a slow "oui, d'accord" without a pause; the client is silent meanwhile."""
    quiet_after: float = 0.2
    """Silence after which it is worth asking whether it was a backchannel."""
    short: float = 0.5
    """Speech without known words that is shorter was no turn ..."""
    give_up: float = 0.6
    """... and the client goes on after this much silence; at least `quiet_after`."""
    slow_words: float = 1.0
    """After longer speech, silence in which a slow recogniser may still find words; then it was a turn."""
    speech: float = 0.4
    """Probability, 0..1, from which a frame is speech: ducking costs nothing, so it may be rash."""
    soft: float = 0.25
    """The same after some sound (`LEAD`), until the client stops: first consonants are soft or voiceless."""

    def __post_init__(self) -> None:
        """Raise `ConfigurationError` for times that make no sense together."""
        if not 0.02 <= self.duck <= self.hold <= self.lasting:
            raise ConfigurationError(
                "listening.barge_in",
                what="duck, hold and lasting are out of order",
                where="barge-in",
                mend="keep 0.02 <= duck <= hold <= lasting (seconds)",
            )


GAP = 2 * FRAME  # 40 ms
"""A gap of this length inside speech does not begin it anew."""

LEAD = 2 * FRAME  # 40 ms
"""So much of the sound before the first frame of speech counts as its beginning."""


@dataclass(slots=True)
class Overlap:
    """Where a barge-in stands: all of its state."""

    start: int = 0
    end: int = 0
    spoken: int = 0
    """Samples of speech since `start`."""
    before: int = 0
    """Samples in a row in which something was heard, up to the first of speech."""
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
        if heard.probability >= self._enough():
            now.start = now.start if now.spoken else heard.at - FRAME - now.before
            now.spoken += FRAME
            now.end = heard.at
            return self._spoken_over(heard)
        if self.pending:
            return self._fallen_silent(heard)
        if heard.at - now.end >= GAP:
            before = min(now.before + FRAME, LEAD) if heard.audible else 0
            self.overlap = Overlap(before=before)
        return NOTHING

    def _enough(self) -> float:
        """The probability from which this frame is speech."""
        begun = self.overlap.before >= LEAD and self.overlap.act is not Act.HOLD
        return self.settings.soft if begun else self.settings.speech

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
        was, self.overlap = self.overlap, Overlap()
        return Reaction(act, was.start, was.end, reason)
