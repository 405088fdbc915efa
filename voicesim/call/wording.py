"""A decision on its way into words and sound: what the client is going to say."""

from __future__ import annotations

from dataclasses import dataclass, field

from voicesim.call.answering import Entering, Spoken, Stage
from voicesim.call.mouth import Mouth
from voicesim.call.workers import Done, Raised
from voicesim.client.state import ClientState, Decision, same_to_say


@dataclass(slots=True)
class Wording:
    """What the worker has made of a decision so far."""

    base: ClientState
    """The client before the decision."""
    decision: Decision
    generation: int
    sign_at: int
    """When there was last a sign of whoever is at work on it."""
    mouth: Mouth = field(default_factory=Mouth)
    stage: Stage = "wording"
    error: BaseException | None = None
    done: bool = False
    ready_at: int | None = None
    """When the first sound was there."""

    def take(self, value: object, now: int) -> None:
        """Note what the worker has sent."""
        self.sign_at = now
        match value:
            case Entering(stage):
                self.stage = stage
            case Spoken(line, speech):
                self.mouth.add(line, speech)
                self.ready_at = now if self.ready_at is None else self.ready_at
            case Done():
                self.give_up()
            case Raised(error):
                self.error, self.done = error, True

    def give_up(self) -> None:
        """Nothing more will come."""
        self.done, self.error = True, None
        self.mouth.finish()

    def serves(self, base: ClientState, decision: Decision) -> bool:
        """Is this what would be said for that decision, too? Then it need not be made anew."""
        return self.error is None and base == self.base and same_to_say(decision, self.decision)
