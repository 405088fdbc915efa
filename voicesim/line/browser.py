"""A browser: the trainee speaks, or types, in a page, and the page's own samples are the call's clock."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TypeAlias

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, silence
from voicesim.errors import Kept
from voicesim.line.duplex import Counts
from voicesim.line.health import Health, Moments
from voicesim.line.pacing import CatchUp
from voicesim.line.page_messages import Deed, MicFrame, Played, ProtocolFault, speaker_message
from voicesim.line.protocol import Ticking, being_spoken_to
from voicesim.text.invisible import cleaned

RESUMES_WITHIN = 15.0
"""Seconds for which a call stands still when its page says nothing: a lost connection, a reloaded page."""

_GAP = 15 * 50
"""Frames that a page may say it has skipped; more is no page of ours."""

WAITING = 16 * 50
"""Frames of a page that may wait for the call: all that it kept without a connection, and a little more."""

_BEHIND = 10
"""From so many frames waiting on, 0.2 s, they are worked off at twice their pace."""


class _Gone:
    """The page will not come back."""


_Waiting: TypeAlias = MicFrame | Deed | Played | _Gone


class BrowserLine:
    """A `Line` on which a page calls.

    Whoever brings a frame ticks the call: `take` works off what waits, within a fraction of a millisecond,
    and wakes nobody. Fifty frames a second and desk that each went to another thread and back would cost as
    much as the calls. `run` waits on the call's own thread, and takes over where much has waited or the page
    is gone: `take` never waits.

    `send` gets the message with which each frame of the page is answered; it must not block either.
    `typed`: the trainee types, so that no silence grows. `pausable`: may the page stop the call's clock?
    `resumes_within` seconds without a message end the call, as if the trainee had hung up. `watch` sees the
    call after each of its frames; `hurry` waits between two frames that have waited (None: so that they are
    worked off at twice their pace). `clock` gives seconds.
    """

    name = "browser"

    def __init__(
        self,
        send: Callable[[bytes], None],
        *,
        typed: bool = False,
        pausable: bool = True,
        watch: Callable[[Ticking], None] = lambda call: None,
        resumes_within: float = RESUMES_WITHIN,
        hurry: Callable[[], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._send, self._typed, self._pausable, self._watch = send, typed, pausable, watch
        self._resumes_within, self._hurry, self._clock = resumes_within, hurry or CatchUp().wait, clock
        self._waiting: deque[_Waiting] = deque()
        self._call: Ticking | None = None  # while it runs
        self._turn = threading.Lock()  # held by whoever ticks the call, and takes from what waits
        self._look = threading.Event()  # the call's own thread has something to do
        self._failures: list[BaseException] = []  # of ticks on another thread than the call's own
        self._heard_at = 0.0
        self._next_frame = self._next_deed = 0  # what `take` expects
        self.left = False
        """True when the page went away for good in mid-call: the call was then ended."""
        self.paused = False
        """True while the page has stopped the call's clock."""
        self._paused_frames = 0
        self._ticked = 0  # number of the page's frame that is due
        self._frames = self._missing = self._unplayed = self._untold = 0
        self._lost_at: list[int] = []
        self._unplayed_at: list[int] = []

    # The socket's side: one thread.

    @property
    def next_frame(self) -> int:
        """Number of the frame with which a page that comes back goes on."""
        return self._next_frame

    @property
    def next_deed(self) -> int:
        """Number of the deed with which it goes on."""
        return self._next_deed

    def take(self, message: MicFrame | Deed | Played) -> None:
        """A message of the page; one sent twice counts once. Raises `ProtocolFault` when much is missing."""
        match message:
            case MicFrame(number):
                if number < self._next_frame:
                    return
                if number - self._next_frame > _GAP:
                    raise ProtocolFault("too many frames are missing")
                self._next_frame = number + 1
                if len(self._waiting) >= WAITING:
                    return  # the next one that fits says how many are missing
            case Deed(number):
                if number < self._next_deed:
                    return
                self._next_deed = number + 1
        self._waiting.append(message)
        self._at_once()

    def leave(self) -> None:
        """The page will not come back, or the program ends: so does the call. From any thread."""
        self._waiting.append(_Gone())
        self._look.set()

    def _at_once(self) -> None:
        """Work off what waits, unless it is much or the call's own thread is at it."""
        call = self._call
        if call is None:
            return  # not yet, or no more
        if len(self._waiting) > _BEHIND or not self._turn.acquire(blocking=False):
            self._look.set()
            return
        try:
            with Kept(self._failures):
                while self._due(call) and not isinstance(self._waiting[0], _Gone):
                    self._work(call, self._waiting.popleft())
        finally:
            self._heard_at = self._clock()
            self._turn.release()
        if self._waiting or call.over or self._failures:
            self._look.set()

    # The call's side: whoever has the turn.

    def run(self, call: Ticking) -> None:
        """Have the call ticked with each frame of the page until it is over. Raises what a tick raises."""
        self._heard_at = self._clock()
        self._call = call
        try:
            while not call.over and not self._failures:
                self._work_off(call)
                if not call.over and not self._failures:
                    self._wait_for_page()
        finally:
            self._call = None
        for failure in self._failures:
            raise failure

    def _wait_for_page(self) -> None:
        left = self._heard_at + self._resumes_within - self._clock()
        if self._look.wait(max(0.0, left)):
            self._look.clear()
            return
        with self._turn:  # whoever has it may just be working off what came
            if self._clock() - self._heard_at >= self._resumes_within:
                self._waiting.append(_Gone())

    def _work_off(self, call: Ticking) -> None:
        """Work off what waits, however much."""
        while True:
            with self._turn:
                if not self._due(call):
                    return
                message = self._waiting.popleft()
                self._work(call, message)
                self._heard_at = self._clock()
            if isinstance(message, MicFrame) and len(self._waiting) > _BEHIND and not self.paused:
                self._hurry()

    def _due(self, call: Ticking) -> bool:
        return bool(self._waiting) and not call.over and not self._failures

    def _work(self, call: Ticking, message: _Waiting) -> None:
        match message:
            case MicFrame():
                self._frame(call, message)
            case Deed():
                self._do(call, message)
            case Played(starved, late):
                self._note_unplayed(call, starved + late)
            case _:
                self._end_without(call)

    @property
    def seconds(self) -> float:
        """How long the call has gone on."""
        return self._frames * FRAME / SAMPLE_RATE

    @property
    def health(self) -> Health:
        """What was lost, either way, so far."""
        counts = Counts(captured=self._frames + self._missing, taken=self._frames, dropped=self._missing)
        moments = Moments(microphone=tuple(self._lost_at), speaker=tuple(self._unplayed_at))
        return Health(self._frames, 0, 0, counts, None, moments, self._unplayed)

    def _frame(self, call: Ticking, frame: MicFrame) -> None:
        missing, self._ticked = frame.number - self._ticked, frame.number + 1
        if missing:
            self._missing += missing
            self._lost_at.append(self._frames * FRAME)
            call.lost(missing)
        if self.paused:
            self._paused_frames += 1
            self._answer(call, frame.number, silence())
            return
        if self._typed:
            call.typing()
        mic = silence() if frame.sound is None else frame.sound
        speaker = call.tick(mic)
        self._frames += 1
        self._answer(call, frame.number, speaker)
        self._tell_unplayed(call)
        self._watch(call)

    def _answer(self, call: Ticking, number: int, speaker: Frame) -> None:
        speaking, generation = call.client_speaking, call.generation
        self._send(speaker_message(number, speaker, speaking=speaking, generation=generation, cut=call.cut))

    def _do(self, call: Ticking, deed: Deed) -> None:
        if self.paused and deed.name in ("hang_up", "stop"):
            self._go_on(call)
        match deed.name:
            case "pick_up":
                call.pick_up()
            case "hold":
                call.hold()
            case "hang_up":
                call.hang_up()
            case "stop":
                call.stop_simulation()
            case "writing":
                call.typing()
            case "say":
                text = cleaned(deed.text).strip()
                if text:
                    call.say(text)
            case "fill":
                call.enter(deed.field, " ".join(cleaned(deed.text).split()))
            case "pause" if self._pausable:
                if self.paused:
                    self._go_on(call)
                else:
                    self.paused = True

    def _go_on(self, call: Ticking) -> None:
        call.was_paused(self._paused_frames)
        self.paused, self._paused_frames = False, 0

    def _note_unplayed(self, call: Ticking, frames: int) -> None:
        """A silence that was not played is no loss."""
        if frames and being_spoken_to(call):
            self._unplayed += frames
            self._untold += frames
            self._unplayed_at.append(self._frames * FRAME)

    def _tell_unplayed(self, call: Ticking) -> None:
        if self._untold and not being_spoken_to(call):  # once for all that was being said
            call.not_played(self._untold)
            self._untold = 0

    def _end_without(self, call: Ticking) -> None:
        """Nobody is there any more: what was said is still understood, then the call is over."""
        self.left = True
        if self.paused:
            self._go_on(call)
        call.hang_up()
        while not call.over:
            call.tick(silence())
            self._frames += 1
            self._hurry()
