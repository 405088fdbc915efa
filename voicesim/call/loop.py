"""The loop: a call is a function of the microphone's frames.

    speaker_frame = loop.tick(mic_frame)        # 20 ms each, 16 kHz, mono

Read `tick` first, then `_converse`. The only clock is `now`, the count of samples taken from the microphone.
Nothing here blocks, and no model's failure ends a call. Two sides meet: `hearing`, what is heard of the
trainee, and `caller`, what the client is about to say and is saying; `exchange` is the line between them.
"""

from __future__ import annotations

from collections.abc import Callable

from voicesim.audio.frames import FRAME, Frame
from voicesim.audio.telephone import Telephone
from voicesim.call import events
from voicesim.call.answering import TurnSound
from voicesim.call.caller import Caller
from voicesim.call.diary import Diary
from voicesim.call.exchange import Exchange, LineState
from voicesim.call.hearing import Hearing
from voicesim.call.patience import Floor, Limits, Patience
from voicesim.call.typed_lines import TypedLines
from voicesim.client.state import Monologue
from voicesim.listening.bargein import BACKCHANNEL, Act, Reaction
from voicesim.listening.endpointing import Verdict


class Loop:
    """One telephone call, frame by frame. `Call` adds the buttons of the telephone to it."""

    def __init__(
        self,
        hearing: Hearing,
        caller: Caller,
        exchange: Exchange,
        diary: Diary,
        *,
        telephone: Telephone | None = None,
        record: Callable[[Frame, Frame], None] = lambda mic, speaker: None,
        limits: Limits | None = None,
    ) -> None:
        self.now = 0
        self.hearing, self.caller, self.exchange, self.diary = hearing, caller, exchange, diary
        self._telephone, self._record = telephone, record
        self.patience = Patience(limits or Limits())
        self.typed = TypedLines(diary)
        self.lost = 0
        """Frames of the microphone that never reached the loop."""
        self._closed = False
        self._turns_before = caller.state.turn

    def tick(self, mic: Frame) -> Frame:
        """20 ms of microphone in, 20 ms of speaker out; both are recorded, side by side."""
        if mic.shape != (FRAME,):
            raise ValueError(f"a frame has {FRAME} samples, this one has shape {mic.shape}")
        first, self.now = self.now, self.now + FRAME
        connected = self.exchange.state is LineState.CONNECTED
        self._collect()
        self.hearing.listen(mic, attentive=connected)
        if connected:
            self._converse()
            speaker = self._client_frame(first)
        else:
            speaker = self._exchange_frame()
        if self.exchange.state not in (LineState.ENDING, LineState.OVER):
            self.caller.speak_ahead(self.now)
        self._record(mic, speaker)
        return speaker

    # The conversation, frame by frame.

    def _collect(self) -> None:
        words = self.caller.collect(self.now)
        if words is not None:
            self.hearing.understood(words)

    def _converse(self) -> None:
        self._give_way()
        self._follow_trainee()
        if self.caller.begin(self.now) or self.caller.mend(self.now):
            self.hearing.forget()
        self._mind_the_clock()
        if self.caller.leaving and self.caller.speaking is None:
            self.end("client", self.caller.leaving)

    def _give_way(self) -> None:
        """Spoken over, the client ducks, then stops; a backchannel or a cough lets them go on."""
        speaking = self.caller.speaking
        if speaking is None or (speaking.over_trainee and self.hearing.speaking):
            return
        speaking.over_trainee = False
        reaction = self.hearing.over_client()
        match reaction.act:
            case Act.DUCK:
                speaking.mouth.duck()
                self.diary.write(events.Ducked(self.now))
            case Act.HOLD:
                speaking.mouth.hold()
            case Act.RESUME:
                speaking.mouth.go_on()
                self._was_no_turn(reaction)
            case Act.STOP:
                self.diary.write(events.Yielded(self.now))
                self.caller.stop(self.now, complete=False)

    def _was_no_turn(self, reaction: Reaction) -> None:
        if reaction.reason == BACKCHANNEL:
            words = self.hearing.words
            self.diary.write(events.Backchannel(self.now, reaction.start, reaction.end, words))
        else:
            self.caller.set_aside(reaction)
        self.caller.drop(self.now)
        self.hearing.forget()

    def _follow_trainee(self) -> None:
        decision = self.hearing.turn()
        match decision.verdict:
            case Verdict.SPEECH_STARTED:
                self.diary.write(events.SpeechStarted(self.now))
                self.caller.drop(self.now)
            case Verdict.SPEECH_RESUMED:
                self.caller.drop(self.now)
            case Verdict.PAUSE_STARTED:
                self.diary.write(events.PauseStarted(self.now))
                self.caller.consider(self.turn_sound(), self.now)
            case Verdict.TURN_ENDED:
                self.caller.asked(decision, self.now)
            case Verdict.NOTHING:
                if self.hearing.worth_listening(self.caller.takes) and self.caller.idle:
                    self.caller.think_ahead(self.turn_sound(), self.now)

    def turn_sound(self) -> TurnSound:
        """The trainee's turn so far, as it must be recognised."""
        return self.hearing.sound(self.caller.was_cut or self.caller.being_cut(self.now))

    def _mind_the_clock(self) -> None:
        caller, hearing = self.caller, self.hearing
        if self.typed and not caller.busy and hearing.began is None:
            caller.face(self.typed.next_turn(self.now), self.now)
            return
        speaking = caller.speaking is not None
        floor = Floor(self.now, hearing.began, hearing.speaking, caller.busy, speaking, hearing.words)
        stimulus = self.patience.process(floor)
        if stimulus is not None:
            caller.face(stimulus, self.now, over_trainee=isinstance(stimulus, Monologue))
        answered, waiting = caller.state.turn - self._turns_before, caller.busy or hearing.began is not None
        if reason := self.patience.ends_call(self.now, answered, waiting=waiting):
            self.end("system", reason)

    def _client_frame(self, first: int) -> Frame:
        frame = self.caller.pull(first)
        if self.caller.speaking is not None and self.caller.speaking.mouth.finished:
            self.caller.stop(self.now, complete=True)
        return frame if self._telephone is None else self._telephone.process(frame)

    def _exchange_frame(self) -> Frame:
        """The line is not through; what was said just before is still being understood."""
        before = self.exchange.state
        if self.now == FRAME:
            self.caller.get_ready(self.now)
        if self.caller.begin(self.now, aloud=False) or self.caller.mend(self.now):
            self.hearing.forget()
        frame = self.exchange.frame()
        if self.exchange.state is LineState.RINGING and (
            before is not self.exchange.state or self.now == FRAME
        ):
            self.diary.write(events.Rang(self.now))
        if self.exchange.unanswered:
            self.end("client", "no answer")
        if self.over and not self._closed:
            self._closed = True
            ticks = self.now // FRAME
            self.diary.write(events.Closed(self.now, ticks + self.lost, ticks, self.lost))
        return frame

    @property
    def over(self) -> bool:
        """True when the line is closed, all is understood, and nothing more will be heard."""
        closed = self.exchange.state is LineState.OVER and self.caller.draft is None
        return closed and not self.caller.awaits_words(self.now)

    def end(self, by: events.Party, reason: str) -> None:
        """The line is cut: what the trainee was saying is still recognised, for the transcript."""
        if self.exchange.state in (LineState.ENDING, LineState.OVER):
            return
        self.caller.stop(self.now, complete=False)
        if self.hearing.began is not None:
            self.caller.last_words(self.turn_sound(), self.now)
        self.typed.note_unread(self.now)
        self.diary.write(events.HungUp(self.now, by, reason))
        self.exchange.go(LineState.ENDING)
