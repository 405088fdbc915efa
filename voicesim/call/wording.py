"""A decision on its way into words and sound: what the client is going to say."""

from __future__ import annotations

from dataclasses import dataclass, field

from voicesim.call.answering import Entering, Spoken, Stage
from voicesim.call.mouth import Mouth
from voicesim.call.workers import Done, Raised
from voicesim.client.state import ClientState, Decision, Line, same_to_say

MODEL = "llm"
"""Who wrote a line that a language model worded."""


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
    rescued: bool = False
    """True when the rest of it is being said without whoever began."""

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

    @property
    def unvoiced(self) -> tuple[Line, ...]:
        """What was decided and no line in the mouth gives: lines without words. A model's own give it all."""
        lines = self.mouth.lines
        if any(line.writer == MODEL for line in lines):
            return ()
        later = self.decision.intentions[len(lines) :]
        return tuple(Line("", "", each.move, facts=each.facts, marks=each.marks) for each in later)

    @property
    def left(self) -> bool:
        """Is there something to say that the mouth has not been given?"""
        return bool(self.mouth.left_of_line or self.unvoiced)

    def go_on(self, generation: int, now: int) -> None:
        """Somebody else says what is left."""
        self.generation, self.sign_at, self.rescued = generation, now, True
        self.stage, self.error, self.done = "voice", None, False

    def give_up(self) -> None:
        """Nothing more will come."""
        self.done, self.error = True, None
        self.mouth.finish()

    def serves(self, base: ClientState, decision: Decision) -> bool:
        """Is this what would be said for that decision, too? Then it need not be made anew."""
        return self.error is None and base == self.base and same_to_say(decision, self.decision)
