"""The client's side of the loop: the answer being made, the answer being heard, the client as they are now.

An answer is a *draft* until it is asked for and ready; then it *begins*, and only then does the client's
state become what the answer made of it. A draft that is dropped leaves no trace but a line in the diary.
"""

from __future__ import annotations

from dataclasses import replace

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, silence
from voicesim.call import events
from voicesim.call.answer import Answer
from voicesim.call.answering import Decided, Engines, Recognised, TurnSound
from voicesim.call.diary import Diary
from voicesim.call.hesitation import Manner, at_once
from voicesim.call.late_words import LateWords
from voicesim.call.served import Serving
from voicesim.call.thinking import Thinking
from voicesim.call.wording import Wording
from voicesim.call.workers import Result, Workers
from voicesim.client import memory
from voicesim.client import state as client
from voicesim.client.state import ClientState, Line, Stimulus, TraineeTurn
from voicesim.listening.bargein import NOTHING, Reaction
from voicesim.listening.endpointing import Decision
from voicesim.text.words import Word, text_of

PATIENCE = SAMPLE_RATE * 6 // 5  # 1.2 s
"""A stage that gives no sign for so long while the trainee waits has failed."""

SIMULTANEOUS = SAMPLE_RATE  # 1 s
"""Whoever is stopped so soon after beginning began together with the other: nobody interrupted anybody."""


class Caller:
    """The simulated caller at the other end of the line."""

    def __init__(
        self,
        engines: Engines,
        workers: Workers,
        diary: Diary,
        manner: Manner = at_once,
        patience: int = PATIENCE,
        state: ClientState | None = None,
        *,
        ahead: bool = False,
    ) -> None:
        """`ahead`: what the client is likely to say is spoken while nobody waits for anything."""
        self.state: ClientState = state or engines.client.begin()
        self.draft: Answer | None = None
        """The answer being made; nobody has heard it."""
        self.speaking: Answer | None = None
        """The answer being heard."""
        self.said = ""
        """What was last heard of the client."""
        self.was_cut = False
        """True when the trainee has stopped the client, and not been answered yet."""
        self.cut = 0
        """Generation of the answer that the trainee stopped last; 0: none was."""
        self.leaving = ""
        """The move with which the client closes the line; empty while they stay."""
        self._thinking = Thinking(engines, workers, ahead=ahead)
        self._client, self._diary = engines.client, diary
        self._manner, self._patience = manner, patience
        self.takes = 0
        """Samples that it last took to recognise what was said."""
        self._starved = 0
        self._aside = (0, NOTHING)
        self._expected = (0, self.state)
        self._late, self._serving = LateWords(diary), Serving(engines, diary)

    # What the call tells the caller.

    @property
    def busy(self) -> bool:
        """True while the client speaks, or has been asked to."""
        return self.speaking is not None or (self.draft is not None and self.draft.asked_at is not None)

    @property
    def idle(self) -> bool:
        """True while the client neither speaks nor is about to, and tries to understand nothing."""
        return not self.busy and not self._thinking.listening

    def consider(self, sound: TurnSound, now: int) -> None:
        """The trainee has paused: draft an answer to what they said so far."""
        self.draft = Answer(self._as_if_cut(), heard=sound)
        self._thinking.understand(self.draft, now)

    def think_ahead(self, sound: TurnSound, now: int) -> None:
        """The trainee is still speaking: draft an answer to what they said so far, all the same."""
        self.consider(replace(sound, unfinished=True), now)

    def face(self, stimulus: Stimulus, now: int, *, over_trainee: bool = False) -> None:
        """Something else than a sound has happened: answer it as soon as the answer is there."""
        self.draft = Answer(self.state, stimulus=stimulus, asked_at=now, over_trainee=over_trainee)
        self._thinking.understand(self.draft, now)

    def asked(self, decision: Decision, now: int) -> None:
        """The trainee's turn is over: the draft is wanted now."""
        if self.draft is not None:
            self.draft.asked_at = now
            self.draft.silence, self.draft.reason = now - decision.end, decision.reason

    def drop(self, now: int) -> None:
        """The trainee goes on: nobody will hear this draft."""
        if self.draft is not None:
            if self.draft.generation != self._aside[0]:
                self._thinking.withdraw(self.draft)
            self._diary.write(events.DraftDropped(now, self.draft.generation))
            self.draft = None

    def set_aside(self, reaction: Reaction) -> None:
        """What was said over the client was no turn; its words, not known yet, are noted when they come."""
        if self.draft is not None:
            self._aside = (self.draft.generation, reaction)

    def repeat(self, now: int) -> None:
        """Say once more what was last said: the call is taken up again from there."""
        last = next((said for said in reversed(self.state.history) if said.speaker == "client"), None)
        if last is not None:
            self.draft = Answer(self.state, asked_at=now)
            self._thinking.say_again(self.draft, Line(last.text, last.line, "repeat"), now)

    def close_turn(self, sound: TurnSound, now: int) -> None:
        """The trainee puts the client on hold in mid-turn: the client takes it in, and says nothing."""
        self.consider(sound, now)
        if self.draft is not None:
            self.draft.asked_at, self.draft.reason = now, "on hold"

    def last_words(self, sound: TurnSound, now: int) -> None:
        """The line is closing on a turn that nobody will answer: recognise it for the transcript."""
        self.draft = Answer(self.state, heard=sound, asked_at=now, reason="hung up")
        self._thinking.only_recognise(self.draft, now)

    def get_ready(self, now: int) -> None:
        """The notice is being read, the telephone will ring: the writer reads what it can."""
        self._thinking.read_ahead(self.state, now)

    def speak_ahead(self, now: int) -> None:
        """If nobody waits for anything, let what the client is likely to say next be spoken already."""
        if not self._thinking.at_rest or (self.draft is not None and not self.draft.done):
            return
        speaking = self.speaking
        if speaking is None:
            self._thinking.speak_ahead(self.state, now)
        elif speaking.done:
            if self._expected[0] != speaking.generation:
                after = self._client.heard(self.state, speaking.lines, "", True)
                self._expected = (speaking.generation, after)
            self._thinking.speak_ahead(self._expected[1], now)

    def awaits_words(self, now: int) -> bool:
        """Are words of the trainee still to come that were late?"""
        return self._late.expected(now)

    # What happens at every tick.

    def collect(self, now: int) -> tuple[Word, ...] | None:
        """Take what the workers have made; the draft's words when they have just been recognised."""
        recognised = None
        self._serving.note(now)
        if self.draft is not None:
            self.draft.wait_in_line(now)
        for result in self._thinking.understood(now):
            self._note_aside(result, now)
            self._late.take(result, now)
            if self.draft is not None and self.draft.generation == result.generation:
                began = self.draft.sign_at
                self.draft.take(result.value, now)
                if isinstance(result.value, Recognised):
                    recognised, self.takes = result.value.words, now - began
                elif isinstance(result.value, Decided):
                    self.draft.hesitation = self._manner(result.value.decision)
        self._thinking.put_into_words(self.draft, self.speaking, now)
        return recognised

    def begin(self, now: int, *, aloud: bool = True) -> bool:
        """Begin the draft if it may be heard; True when the trainee's turn has thereby been dealt with.

        Not `aloud`, the client takes in what was said and nobody hears the answer.
        """
        draft = self.draft
        if draft is None or self.speaking is not None or not draft.may_begin(now):
            return False
        if draft.base != self.state and not draft.excuse:
            self._again(draft, now)
            return False
        self.draft = None
        self.note_turn(draft, now)
        if draft.decision is not None:
            self._commit(draft, draft.decision, now, aloud)
        return draft.heard is not None

    def pull(self, first: int) -> Frame:
        """The client's next 20 ms, heard from sample `first` on."""
        if self.speaking is None:
            return silence()
        self._starved = 0 if self.speaking.mouth.ready else self._starved + FRAME
        return self.speaking.mouth.pull(first)

    def stop(self, now: int, *, complete: bool, failed: bool = False) -> None:
        """The answer has been heard to its end, or was cut by the trainee, or failed: keep what was heard."""
        answer = self.speaking
        if answer is None or answer.decision is None:
            return
        self.was_cut = not complete and not failed and self.being_cut(now)
        self.speaking = None
        self.cut = self.cut if complete else answer.generation
        words, lines = answer.mouth.words_heard(), answer.mouth.begun_lines
        self.said = text_of(words)
        self.state = self._client.heard(self.state, answer.lines, self.said, complete, whole=failed)
        self._diary.facts(now, tuple(fact for fact in answer.decision.earned if fact in self.state.earned))
        start, moves = answer.mouth.started or now, tuple(line.move for line in lines)
        ids = tuple(line.id for line in lines)
        guess = memory.offered(self.state)
        said = events.ClientSaid(now, answer.generation, start, now, words, moves, ids, complete, guess)
        self._diary.write(said)
        self._diary.worded(now, answer.generation, lines)
        self._thinking.read_ahead(self.state, now)
        self._leave_if(answer, complete or failed)

    def mend(self, now: int) -> bool:
        """A stage that raised or hangs is noted, and the trainee is not left waiting.

        True when nothing could be done and the trainee's turn has to stay without an answer.
        """
        speaking = self.speaking
        if speaking is not None and speaking.wording and (speaking.error or self._starved > self._patience):
            self._say_the_rest(speaking, speaking.wording, now)
        draft = self.draft
        if draft is None or not (draft.error or draft.overdue(now, self._patience)):
            return False
        self.draft = None
        if draft.heard is not None and draft.heard.unfinished:
            self._note_failure(draft, "nothing yet: the trainee is still speaking", now)
            return False
        answerable = draft.heard is not None or isinstance(draft.stimulus, TraineeTurn)
        if draft.hopeless or not answerable:
            self._note_failure(draft, "nothing was said", now)
            self.note_turn(draft, now)
            return draft.heard is not None
        self._note_failure(draft, "the client answered without it", now)
        sayable, failed = not draft.excuse, draft.stage
        self.draft = draft.excused()
        self._thinking.say_otherwise(self.draft, failed, now, sayable=sayable)
        return False

    def being_cut(self, now: int) -> bool:
        """Would stopping the client at this moment be an interruption?"""
        speaking = self.speaking
        if speaking is None or speaking.over_trainee or speaking.mouth.started is None:
            return False
        return now - speaking.mouth.started > SIMULTANEOUS

    def note_turn(self, draft: Answer, now: int) -> None:
        """Write the trainee's turn into the diary, if the draft answers one that held words."""
        turn = draft.turn
        if turn is not None and (turn.words or draft.decision is not None):
            self._diary.turn(turn.start, draft.base)
            self._diary.write(
                events.TurnEnded(
                    at=now,
                    start=turn.start,
                    end=turn.end,
                    silence=draft.silence,
                    reason=draft.reason,
                    words=turn.words,
                    interrupted=turn.interrupted,
                    typed=turn.typed,
                    understood=draft.acts,
                )
            )

    # What the caller does for itself.

    def _note_aside(self, result: Result, now: int) -> None:
        generation, reaction = self._aside
        if result.generation == generation and isinstance(result.value, Recognised) and result.value.words:
            self._diary.write(events.Backchannel(now, reaction.start, reaction.end, result.value.words))

    def _again(self, draft: Answer, now: int) -> None:
        """The client has been heard to say more, or less, since this was drafted."""
        self.draft = Answer(
            self.state,
            heard=draft.heard,
            stimulus=draft.stimulus,
            asked_at=draft.asked_at,
            silence=draft.silence,
            reason=draft.reason,
            over_trainee=draft.over_trainee,
        )
        self._thinking.understand(self.draft, now)

    def _commit(self, draft: Answer, decided: client.Decision, now: int, aloud: bool) -> None:
        """The draft becomes what happened."""
        self.state = decided.state
        self._diary.mood(now, decided.causes)
        self.was_cut = False
        if not aloud:
            self.state = self._client.heard(self.state, draft.lines, "", False)
        elif draft.mouth.ready:
            self.speaking, self._starved = draft, 0
            self._diary.write(events.ClientStarted(now, draft.generation, draft.moves, draft.latency(now)))
        else:
            self._leave_if(draft, True)

    def _leave_if(self, answer: Answer, complete: bool) -> None:
        if complete and answer.decision is not None and answer.decision.hangs_up:
            self.leaving = answer.moves[-1] if answer.moves else "hang_up"

    def _as_if_cut(self) -> ClientState:
        """The client's state if what they are saying now stopped here."""
        if self.speaking is None:
            return self.state
        mouth = self.speaking.mouth
        return self._client.heard(self.state, self.speaking.lines, text_of(mouth.words_heard()), False)

    def _say_the_rest(self, answer: Answer, wording: Wording, now: int) -> None:
        """Whoever was saying this has stopped: what is left is said without them, or counts as unsaid."""
        self._starved, stage = 0, answer.stage
        if wording.rescued:
            self._note_failure(answer, "what was not said does not count", now)
            self.stop(now, complete=False, failed=True)
        elif wording.left:
            self._note_failure(answer, "what was left was said without it", now)
            self._thinking.say_the_rest(wording, stage, now)
        else:
            self._note_failure(answer, "what was ready was said", now)
            wording.give_up()

    def _note_failure(self, answer: Answer, instead: events.Instead, now: int) -> None:
        if answer.error is None:
            self._late.expect(answer, now)
            self._thinking.abandon(answer)
        reason = str(answer.error) if answer.error else events.NO_RESULT
        self._diary.write(events.StageFailed(now, answer.stage, reason, instead))
        if self._thinking.note_failure(answer.stage):
            self._diary.write(events.VoiceReplaced(now, self._thinking.engines.voice.name))
