"""The client's thinking, on two lanes: while one answer is put into words, the next turn is understood.

So a turn can be understood while it is still being spoken, and its answer be in the making when it ends.
When all of the turn is known and the client would say the same, what was made is kept; else it is left, and
made anew. What is said never depends on it, only how soon.
"""

from __future__ import annotations

from dataclasses import replace

from voicesim.call.answer import PARDON, Answer
from voicesim.call.answering import (
    Engines,
    Stage,
    decide,
    only_recognise,
    read_ahead,
    say,
    say_again,
    say_the_rest,
    speak_ahead,
    understand,
)
from voicesim.call.wording import Wording
from voicesim.call.workers import Job, Result, Workers
from voicesim.client.state import ClientState, Decision, Line
from voicesim.listening.recogniser import Demand, Urgency
from voicesim.voice.ahead import Stop

VOICE_FAILURES = 2
"""From so many on, the spare voice speaks to the end of the call: nobody wants a third change of voice."""


class Thinking:
    """Gives the workers their jobs, and the answers what the workers have made."""

    def __init__(self, engines: Engines, workers: Workers, *, ahead: bool = False) -> None:
        """`ahead`: what is likely to be said is spoken while nobody waits."""
        self.engines = engines
        self._listeners, self._writers = workers, workers.beside()
        self._jobs = 0
        self._wording: Wording | None = None
        self._wish: Demand | None = None
        self._voice_failures = 0
        self._ahead, self._aheads, self._stop = ahead, 0, Stop()
        self._spoken_for: ClientState | None = None

    def note_failure(self, stage: Stage) -> bool:
        """True when the voice has failed so often that the spare one now speaks to the end of the call."""
        self._voice_failures += stage == "voice"
        if stage != "voice" or self._voice_failures != VOICE_FAILURES:
            return False
        self.engines = replace(self.engines, voice=self.engines.spare_voice, colleague=None)
        return True

    @property
    def listening(self) -> bool:
        """True while something is being understood."""
        return self._listeners.busy

    def understand(self, draft: Answer, now: int) -> None:
        """Find out what the client does about what the draft answers, a sound or anything else."""
        heard, stimulus = draft.heard, draft.stimulus
        if heard is not None:
            demand = self._demand(draft, Urgency.AHEAD if heard.unfinished else Urgency.PAUSE)
            self._listen(draft, lambda: understand(self.engines, draft.base, heard, demand), now)
        elif stimulus is not None:
            self._listen(draft, lambda: decide(self.engines, draft.base, stimulus), now)

    def only_recognise(self, draft: Answer, now: int) -> None:
        """Find out what was said, and no more."""
        if (heard := draft.heard) is not None:
            demand = self._demand(draft, Urgency.LAST_WORDS)
            self._listen(draft, lambda: only_recognise(self.engines, heard, demand), now)

    def say_again(self, draft: Answer, line: Line, now: int) -> None:
        """Say a line that was said before."""
        self._number(draft, now)
        draft.decision = Decision(draft.base)
        self._word(draft, draft.decision, lambda: say_again(self.engines, draft.base, line), now)

    def say_otherwise(self, draft: Answer, failed: Stage, now: int, *, sayable: bool = True) -> None:
        """A stage failed while the trainee waits.

        What was decided is said all the same, in written lines; "pardon" where nothing was, or where it is
        not `sayable`. The voice goes on unless it was the voice that failed.
        """
        self._number(draft, now)
        if draft.decision is None or not sayable:
            draft.decision = Decision(draft.base, PARDON)
        decision = draft.decision
        engines = self.engines.spare() if failed == "voice" else self.engines.plainly()
        self._word(draft, decision, lambda: say(engines, decision), now)

    def say_the_rest(self, wording: Wording, failed: Stage, now: int) -> None:
        """Whoever was saying this has stopped in the midst of it: what is left is said without them."""
        self._jobs += 1
        wording.go_on(self._jobs, now)
        self._wording = wording
        self.stop_ahead()
        engines = self.engines.spare() if failed == "voice" else self.engines.plainly()
        decision, mouth = wording.decision, wording.mouth
        begun, left, later = mouth.lines[-1], mouth.left_of_line, len(wording.unvoiced)
        self._writers.submit(self._jobs, lambda: say_the_rest(engines, decision, begun, left, later), now)

    def read_ahead(self, state: ClientState, now: int) -> None:
        """Nobody waits for an answer: let the writer read what the next one will need."""
        if self._spoken_for is not None or not self._writers.busy:
            self.stop_ahead()
            self._jobs += 1
            self._writers.submit(self._jobs, lambda: read_ahead(self.engines, state), now)

    @property
    def at_rest(self) -> bool:
        """True when something may be spoken ahead, and nobody is at work on anything."""
        return self._ahead and not (self._writers.busy or self._listeners.busy)

    def speak_ahead(self, state: ClientState, now: int) -> None:
        """Nobody waits: let what is likely to be said from this state be spoken, until somebody does."""
        if self._spoken_for is not state:
            self._aheads -= 1  # no answer has such a number
            stop = self._stop = Stop()
            self._spoken_for = state
            self._writers.submit(self._aheads, lambda: speak_ahead(self.engines, state, stop), now)

    def stop_ahead(self) -> None:
        """Somebody waits, or will: nothing is spoken ahead any more."""
        if self._ahead:
            self._stop.ask()
            self._spoken_for = None

    def withdraw(self, draft: Answer) -> None:
        """Nobody will hear this: what still waits for its turn to be recognised leaves."""
        if draft.demand is not None and draft.demand.queued:
            draft.demand.withdraw()

    def understood(self, now: int) -> list[Result]:
        """What has been understood by now."""
        return self._listeners.collect(now)

    def put_into_words(self, draft: Answer | None, speaking: Answer | None, now: int) -> None:
        """Go on with the wording of what was decided; the client finishes one sentence before the next."""
        self._collect(now)
        if draft is None or draft.decision is None or draft.wording is not None:
            return
        decision = draft.decision
        if self._wording is not None and self._wording.serves(draft.base, decision):
            draft.wording = self._wording
        elif speaking is None or speaking.done:
            self._word(draft, decision, lambda: say(self.engines, decision), now)
            self._collect(now)

    def abandon(self, answer: Answer) -> None:
        """This one is late, or hangs: leave whoever is at work on it; late words still come."""
        if answer.wording is not None:
            self._writers.abandon()
            return
        self._wish = None  # late words are still wanted
        self._listeners.abandon()

    def _demand(self, draft: Answer, urgency: Urgency) -> Demand:
        """The wish to know these words instead of those wished for before, unless they are late."""
        if self._wish is not None:
            self._wish.withdraw()
        draft.demand = self._wish = Demand(urgency)
        return self._wish

    def _listen(self, draft: Answer, job: Job, now: int) -> None:
        self._number(draft, now)
        self.stop_ahead()
        self._listeners.submit(draft.generation, job, now)

    def _word(self, draft: Answer, decision: Decision, job: Job, now: int) -> None:
        self._jobs += 1
        draft.wording = self._wording = Wording(draft.base, decision, self._jobs, now)
        self.stop_ahead()
        self._writers.submit(self._jobs, job, now)

    def _number(self, draft: Answer, now: int) -> None:
        self._jobs += 1
        draft.generation, draft.sign_at = self._jobs, now

    def _collect(self, now: int) -> None:
        for result in self._writers.collect(now):
            if self._wording is not None and self._wording.generation == result.generation:
                self._wording.take(result.value, now)
