"""One answer of the client, from the first draft to its last word."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from voicesim.call.answering import Decided, Entering, Recognised, Spoken, Stage, TurnSound
from voicesim.call.events import Latency
from voicesim.call.mouth import Mouth
from voicesim.call.workers import Done, Raised
from voicesim.client.state import ClientState, Decision, Stimulus, TraineeTurn
from voicesim.language.words import Word


@dataclass(slots=True)
class Answer:
    """What is known so far of an answer being made on the worker."""

    base: ClientState
    """The client before: what the answer was drafted on."""
    heard: TurnSound | None = None
    """The sound it answers; None when it answers something else."""
    stimulus: Stimulus | None = None
    """What it answers when that is not a sound: typed words, a silence, the end of a hold."""
    asked_at: int | None = None
    """When the trainee's turn was judged over; None while this is only a draft."""
    submitted_at: int = 0
    """When the worker was given the job."""
    silence: int = 0
    """Samples between the trainee's last sound and `asked_at`."""
    reason: str = ""
    """Why the turn was judged over."""
    over_trainee: bool = False
    """True when the client cuts in: the trainee has not stopped."""
    words: tuple[Word, ...] = ()
    decision: Decision | None = None
    hesitation: int = 0
    """Samples the client waits after the trainee's last word, at the least."""
    generation: int = 0
    mouth: Mouth = field(default_factory=Mouth)
    stage: Stage = "recognition"
    error: BaseException | None = None
    done: bool = False
    ready_at: int | None = None
    """When the first sound was there."""
    excuse: bool = False
    """True when it stands in for an answer that failed."""

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
        """Note what the worker has sent."""
        match value:
            case Entering(stage):
                self.stage = stage
            case Recognised(words):
                self.words = words
            case Decided(decision):
                self.decision = decision
            case Spoken(line, speech):
                self.mouth.add(line, speech)
                self.ready_at = now if self.ready_at is None else self.ready_at
            case Done():
                self.give_up()
            case Raised(error):
                self.error = error
                self.done = True

    def give_up(self) -> None:
        """Nothing more will come."""
        self.done, self.error = True, None
        self.mouth.finish()

    def excused(self) -> Answer:
        """An answer to the same turn by other means, keeping what was understood of it."""
        return replace(self, mouth=Mouth(), decision=None, error=None, done=False, ready_at=None, excuse=True)

    def may_begin(self, now: int) -> bool:
        """Has it been asked for, is it there, and would a person have waited this long?"""
        if self.asked_at is None or self.error is not None:
            return False
        waited = self.heard is None or now >= self.asked_at - self.silence + self.hesitation
        return waited and (self.mouth.ready or self.done)

    def overdue(self, now: int, patience: int) -> bool:
        """Has the trainee been waiting in vain for longer than `patience` samples?"""
        if self.mouth.ready or self.done or self.asked_at is None:
            return False
        return now > max(self.asked_at, self.submitted_at) + patience

    def latency(self, now: int) -> Latency | None:
        """Where the gap went, when the first sound is heard at `now`; None for what answers no sound."""
        if self.heard is None or self.asked_at is None or self.ready_at is None:
            return None
        ready = max(self.asked_at, self.ready_at)
        return Latency(endpoint=self.silence, answer=ready - self.asked_at, hesitation=now - ready)
