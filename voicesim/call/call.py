"""A call as the trainee holds it: the loop, and the buttons of the telephone.

    speaker_frame = call.tick(mic_frame)        # 20 ms each, 16 kHz, mono

A line (headset, file, keyboard, robot) ticks it until it is `over`.
"""

from __future__ import annotations

from collections.abc import Collection

from voicesim.audio.frames import FRAME, Frame
from voicesim.call import events
from voicesim.call.exchange import LineState
from voicesim.call.loop import Loop
from voicesim.client.state import HoldEnded, PickedUp
from voicesim.text.words import text_of

MOST_ENTRIES = 2000
"""Entries in the claim form that a call keeps; further ones are dropped and counted."""


class Call:
    """One telephone call. `voicesim.call.setup.place_call` builds it."""

    def __init__(self, loop: Loop, fields: Collection[str] = ()) -> None:
        """`fields`: ids of the claim form's."""
        self.loop = loop
        self._held_since = 0
        self._filled = dict.fromkeys(fields, "")
        self._entries = 0

    def tick(self, mic: Frame) -> Frame:
        """20 ms of microphone in, 20 ms of speaker out. Raises `ValueError` for a frame that is not 20 ms."""
        return self.loop.tick(mic)

    @property
    def now(self) -> int:
        """Samples since the first frame: the call's clock."""
        return self.loop.now

    @property
    def over(self) -> bool:
        """True when the line is closed, all is understood, and nothing more will be heard."""
        return self.loop.over

    @property
    def ended(self) -> bool:
        """True once somebody has hung up: nothing that is said or typed from then on is heard."""
        return self.loop.exchange.state in (LineState.ENDING, LineState.OVER)

    @property
    def announcing(self) -> bool:
        """True while the notice is read out: the telephone does not ring yet."""
        return self.loop.exchange.state is LineState.ANNOUNCING

    @property
    def ringing(self) -> bool:
        """True until the trainee picks up, the notice included."""
        return self.loop.exchange.state in (LineState.ANNOUNCING, LineState.RINGING)

    @property
    def client_speaking(self) -> bool:
        """True while the client's words are being heard."""
        return self.loop.caller.speaking is not None

    @property
    def client_said(self) -> str:
        """What the client was last heard to say."""
        return self.loop.caller.said

    @property
    def client_saying(self) -> str:
        """What has been heard so far of what the client is saying; empty while they say nothing."""
        speaking = self.loop.caller.speaking
        return text_of(speaking.mouth.words_heard()) if speaking is not None else ""

    @property
    def generation(self) -> int:
        """Number of the answer that is being heard; 0: the client says nothing."""
        speaking = self.loop.caller.speaking
        return 0 if speaking is None else speaking.generation

    @property
    def cut(self) -> int:
        """Number of the answer that was last stopped before its end; 0: none was."""
        return self.loop.caller.cut

    def pick_up(self) -> None:
        """Answer the ringing telephone."""
        loop = self.loop
        if loop.exchange.state is LineState.RINGING:
            loop.diary.write(events.PickedUp(loop.now))
            loop.exchange.go(LineState.CONNECTED)
            loop.patience.restart(loop.now)
            if loop.caller.state.history:
                loop.caller.repeat(loop.now)
            else:
                loop.caller.face(PickedUp(loop.now), loop.now)

    def hold(self) -> None:
        """Put the client on hold, or take them back."""
        if self.loop.exchange.state is LineState.CONNECTED:
            self._put_on_hold()
        elif self.loop.exchange.state is LineState.HOLDING:
            self._take_back()

    def say(self, text: str) -> None:
        """Type instead of speaking. What nobody can read any more is counted, not hidden."""
        if not self.ended:
            self.loop.typed.add(text, self.now)
        elif not self.over:
            self.loop.diary.write(events.Dropped(self.now, "typed lines", 1))

    def enter(self, field: str, text: str) -> bool:
        """Write into a field of the claim form; True when that stands in it now. No other field is kept.

        The client hears nothing of it, and waits no longer for it: one fills in while talking.
        """
        if self.over or field not in self._filled:
            return False
        if self._filled[field] == text:
            return True
        self._entries += 1
        if self._entries > MOST_ENTRIES:
            self.loop.diary.write(events.Dropped(self.now, "form entries", 1))
            return False
        self._filled[field] = text
        self.loop.diary.write(events.FieldEntered(self.now, field, text))
        return True

    def typing(self) -> None:
        """Whoever types, or reads, or thinks of what to type is as good as speaking: no silence grows."""
        self.loop.patience.restart(self.now)

    def lost(self, frames: int) -> None:
        """The line could not deliver this many of the microphone's frames."""
        if self.over:
            return
        self.loop.lost += frames
        self.loop.diary.write(events.Dropped(self.now, "microphone", frames))

    def not_played(self, frames: int) -> None:
        """The line could not play this many frames of the notice or the client as they should be heard."""
        if not self.over:
            self.loop.diary.write(events.Dropped(self.now, "speaker", frames))

    def was_paused(self, frames: int) -> None:
        """The line was paused for so many frames, which are no part of the call; the log says so."""
        if not self.over:
            self.loop.diary.write(events.Paused(self.now, frames * FRAME))

    def hang_up(self) -> None:
        """Hang up."""
        self.loop.end("trainee", "hung up")

    def stop_simulation(self) -> None:
        """Stop everything, at any time, for any reason: nobody is asked why (L31)."""
        self.loop.end("trainee", events.SIMULATION_STOPPED)

    def _put_on_hold(self) -> None:
        loop = self.loop
        loop.caller.stop(loop.now, complete=False)
        if loop.hearing.began is not None:
            loop.caller.close_turn(loop.turn_sound(), loop.now)
        loop.diary.write(events.HoldStarted(loop.now))
        loop.exchange.go(LineState.HOLDING)
        self._held_since = loop.now

    def _take_back(self) -> None:
        loop = self.loop
        duration = loop.now - self._held_since
        loop.diary.write(events.HoldEnded(loop.now, duration))
        loop.exchange.go(LineState.CONNECTED)
        loop.patience.restart(loop.now)
        loop.caller.face(HoldEnded(loop.now, duration), loop.now)
