"""One answer of the client, from the first draft to its last word."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call.answering import Decided, Entering, Recognised, Stage, TurnSound
from voicesim.call.events import Latency
from voicesim.call.mouth import Mouth
from voicesim.call.wording import Wording
from voicesim.call.workers import Done, Raised
from voicesim.client.state import ClientState, Decision, Intention, Line, Stimulus, TraineeTurn
from voicesim.listening.recogniser import Demand
from voicesim.text.words import Word
from voicesim.understanding.acts import Understood

LONGEST_LINE = 3 * SAMPLE_RATE
"""Nobody waits longer in silence, however many others the recogniser has to serve."""

UNHURRIED = 10 * SAMPLE_RATE
"""So long a client may think about words that were typed: nobody misheard them, no need to ask again."""

PARDON = (Intention("pardon"),)
"""What the client does when nothing could be understood, or said: ask for it again."""


@dataclass(slots=True)
class Answer:
    """What is known so far of an answer being made on the workers."""

    base: ClientState
    """The client before: what the answer was drafted on."""
    heard: TurnSound | None = None
    """The sound it answers; None when it answers something else."""
    stimulus: Stimulus | None = None
    """What it answers when that is not a sound: typed words, a silence, the end of a hold."""
    asked_at: int | None = None
    """When the trainee's turn was judged over; None while this is only a draft."""
    sign_at: int = 0
    """When there was last a sign of whoever is at work on it."""
    silence: int = 0
    """Samples between the trainee's last sound and `asked_at`."""
    reason: str = ""
    """Why the turn was judged over."""
    over_trainee: bool = False
    """True when the client cuts in: the trainee has not stopped."""
    generation: int = 0
    words: tuple[Word, ...] = ()
    understood: bool = False
    """True once nothing more will be known of the turn."""
    acts: Understood | None = None
    """What the client understood of the turn; kept although the decision may be replaced."""
    decision: Decision | None = None
    hesitation: int = 0
    """Samples the client waits after the trainee's last word, at the least."""
    wording: Wording | None = None
    """The decision in words and sound; None until somebody is at work on it."""
    demand: Demand | None = None
    """The wish to have its sound recognised; None when it answers no sound."""
    excuse: bool = False
    """True when it stands in for an answer that failed."""
    _stage: Stage = "recognition"
    _error: BaseException | None = None

    @property
    def mouth(self) -> Mouth:
        """What there is to say; nothing while it is not being worded."""
        return self.wording.mouth if self.wording is not None else Mouth()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that is to be said: the lines in the mouth, and those it has not been given, without words."""
        return (*self.mouth.lines, *self.wording.unvoiced) if self.wording is not None else ()

    @property
    def stage(self) -> Stage:
        """What is being done, or failed."""
        return self._stage if self.wording is None else self.wording.stage

    @property
    def error(self) -> BaseException | None:
        """What went wrong, while nothing has been done about it."""
        return self._error if self.wording is None else self.wording.error

    @property
    def done(self) -> bool:
        """True when nothing more will come: all is said, or there is nothing to say."""
        return self.wording.done if self.wording is not None else self.understood and self.decision is None

    @property
    def hopeless(self) -> bool:
        """True when what stands in for a failed answer has failed too, and there is nothing left to try."""
        asks_again = self.decision is not None and self.decision.intentions == PARDON
        return self.excuse and (self.stage != "wording" or asks_again)

    @property
    def moves(self) -> tuple[str, ...]:
        """What the client is doing."""
        return tuple(line.move for line in self.mouth.lines)

    @property
    def turn(self) -> TraineeTurn | None:
        """The trainee's turn that is answered, spoken or typed; None for any other stimulus."""
        if self.heard is not None:
            return self.heard.turn(self.words)
        return self.stimulus if isinstance(self.stimulus, TraineeTurn) else None

    def take(self, value: object, now: int) -> None:
        """Note what has been understood."""
        self.sign_at = now
        match value:
            case Entering(stage):
                self._stage = stage
            case Recognised(words):
                self.words = words
            case Decided(decision):
                self.decision, self.acts = decision, decision.understood
            case Done():
                self.understood = True
            case Raised(error):
                self._error, self.understood = error, True

    def wait_in_line(self, now: int) -> None:
        """What waits its turn with a shared recogniser, or for a server, is not late: its start counts."""
        queued = self.demand is not None and (self.demand.queued or self.demand.elsewhere)
        if queued and (self.asked_at is None or now - self.asked_at < LONGEST_LINE):
            self.sign_at = now

    def excused(self) -> Answer:
        """An answer to the same turn by other means, keeping what was understood of it."""
        return replace(self, wording=None, excuse=True, _error=None, understood=True)

    def may_begin(self, now: int) -> bool:
        """Has it been asked for, is it there, and would a person have waited this long?"""
        if self.asked_at is None or self.error is not None:
            return False
        waited = self.heard is None or now >= self.asked_at - self.silence + self.hesitation
        return waited and (self.mouth.ready or self.done)

    def overdue(self, now: int, patience: int) -> bool:
        """Has the trainee been waiting without a sign from any stage for longer than `patience` samples?

        For an answer to typed words that is still being thought about: than `UNHURRIED`.
        """
        if self.mouth.ready or self.done or self.asked_at is None:
            return False
        if self.wording is None and self.turn is not None and self.turn.typed:
            patience = max(patience, UNHURRIED)
        sign_at = self.sign_at if self.wording is None else self.wording.sign_at
        return now > max(self.asked_at, sign_at) + patience

    def latency(self, now: int) -> Latency | None:
        """Where the gap went, when the first sound is heard at `now`; None for what answers no sound."""
        ready_at = self.wording.ready_at if self.wording is not None else None
        if self.heard is None or self.asked_at is None or ready_at is None:
            return None
        ready = max(self.asked_at, ready_at)
        return Latency(endpoint=self.silence, answer=ready - self.asked_at, hesitation=now - ready)
