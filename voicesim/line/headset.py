"""The headset: the trainee speaks and hears, in real time, and the sound card is the clock."""

from __future__ import annotations

from collections.abc import Callable

from voicesim.audio.echo_guard import EchoGuard
from voicesim.audio.frames import FRAME, Frame, silence
from voicesim.errors import DeviceError
from voicesim.line.duplex import Counts
from voicesim.line.health import Health, Moments
from voicesim.line.pacing import CatchUp, RealTime
from voicesim.line.protocol import Ticking, being_spoken_to
from voicesim.line.sound_card import Card, Open
from voicesim.messages.message import Message

UNHEARD_OF = 0.75
"""Seconds without one block after which the device is asked for a second time, then believed gone."""

REPLUG = 15 * 50  # frames: 15 s
"""How long a call waits, in silence, for its headset to be plugged in again."""

TRY_AGAIN = 50  # frames: once a second

BEHIND = 10  # frames
"""From so many frames waiting on, 0.2 s, the machine stood still, and what it missed is worked off."""


class HeadsetLine:
    """A `Line` on a sound card.

    `open_card` opens the devices (`voicesim.line.sound_card.opener`) and opens them again after they were
    unplugged. `hands` is called before every frame: keys for answering, holding and hanging up live there.
    `witness` sees each pair of frames, microphone and speaker: a level meter. `lost` is set when the
    headset went and did not come back: the call was then ended, with what there is of it. While `paused`
    says so the call stands still and nothing is recorded; `hands` are still looked at. With `protected`, the
    echo of a loudspeaker is found and taken down before the call, and its recording, hear the microphone.

    After the machine stood still, what was said meanwhile is worked off at twice its pace (`hurry` waits
    between two frames): at once, seconds of the call would go by in no time, and a stage that is being waited
    for would be believed to hang.
    """

    def __init__(
        self,
        open_card: Open,
        *,
        hands: Callable[[Ticking], None] = lambda call: None,
        witness: Callable[[Frame, Frame], None] = lambda mic, speaker: None,
        paused: Callable[[], bool] = lambda: False,
        pace: Callable[[], None] | None = None,
        hurry: Callable[[], None] | None = None,
        protected: bool = True,
    ) -> None:
        """Opens the devices. Raises `DeviceError`."""
        self._guard = EchoGuard() if protected else None
        self._speaker = silence()  # what was last given to the speaker
        self._open, self._hands, self._witness, self._paused = open_card, hands, witness, paused
        self._pace, self._hurry = pace or RealTime().wait, hurry or CatchUp().wait
        self._card: Card | None = open_card()
        self.name = f"headset {self._card.name}"
        self.lost: DeviceError | None = None
        self._frames = self._silent = self._replugged = 0
        self._told = Counts()  # what the call knows of
        self._before = Counts()
        self._lost: list[int] = []  # moments of the call at which something was lost
        self._not_played: list[int] = []
        self._unplugged: list[int] = []
        self._missed = self._missed_told = 0  # frames of the client that were not played as they should

    def run(self, call: Ticking) -> None:
        """Tick the call with every 20 ms of the microphone, from now on, until it is over."""
        if self._card is not None:
            self._card.fresh()  # it has been open since before the call was made ready
        try:
            while not call.over:
                mic = self._next()
                if mic is None:
                    self._without(call)
                elif self._paused():
                    self._pause(call)
                else:
                    self._tick(call, mic)
        finally:
            self._close()

    @property
    def health(self) -> Health:
        """The figures so far."""
        protection = None if self._guard is None else self._guard.protection
        moments = Moments(tuple(self._lost), tuple(self._not_played), tuple(self._unplugged))
        counts, missed = self._counts, self._missed
        return Health(self._frames, self._silent, self._replugged, counts, protection, moments, missed)

    @property
    def _counts(self) -> Counts:
        return self._before if self._card is None else self._before + self._card.counts

    def _next(self) -> Frame | None:
        """The microphone's next frame; None when the device is gone. To miss once is a busy machine."""
        assert self._card is not None
        frame = self._card.read(UNHEARD_OF)
        return self._card.read(UNHEARD_OF) if frame is None else frame

    def _tick(self, call: Ticking, mic: Frame) -> None:
        self._hands(call)
        if call.over:
            return
        if self._guard is not None:
            mic = self._guard.process(mic, self._speaker)
        speaker = self._speaker = call.tick(mic)
        self._frames += 1
        if self._card is not None:
            self._card.write(speaker)
        self._tell_losses(call)
        self._witness(mic, speaker)
        if self._card is not None and self._card.waiting > BEHIND:
            self._hurry()

    def _tell_losses(self, call: Ticking) -> None:
        """The call's log says at which moment something was lost, either way."""
        told, counts = self._told, self._counts
        if counts.dropped > told.dropped:
            call.lost(counts.dropped - told.dropped)
        if counts.lost > told.lost:
            self._lost.append(self._frames * FRAME)
        if counts.not_played > told.not_played and being_spoken_to(call):  # a silence lost is no loss
            self._missed += counts.not_played - told.not_played
            self._not_played.append(self._frames * FRAME)
        if self._missed > self._missed_told and not being_spoken_to(call):  # once for all that was being said
            call.not_played(self._missed - self._missed_told)
            self._missed_told = self._missed
        self._told = counts

    def _pause(self, call: Ticking) -> None:
        """The trainee has stopped the call's clock: what the microphone hears meanwhile is let go."""
        frames = 1  # the one in hand
        while not call.over:
            self._hands(call)
            if not self._paused():
                break
            if self._card is None or self._card.read(UNHEARD_OF) is None:
                self._pace()
            else:
                self._card.write(silence())
            frames += 1
        call.was_paused(frames)

    def _without(self, call: Ticking) -> None:
        """The headset is gone: the call goes on in silence for a while, then it is ended."""
        self._close()
        self._unplugged.append(self._frames * FRAME)
        for frame in range(REPLUG):
            if call.over:
                return
            if frame % TRY_AGAIN == TRY_AGAIN - 1 and self._reopened():
                self._replugged += 1
                return
            self._silent += 1
            self._tick(call, silence())
            self._pace()
        if not call.over:
            call.hang_up()
        while not call.over:
            self._silent += 1
            self._tick(call, silence())
        self.lost = DeviceError(
            "device.gone",
            what=Message("it was unplugged in mid-call and did not come back"),
            where=self.name.removeprefix("headset "),
            mend=Message("plug it in and call again; the call up to there was kept"),
        )

    def _reopened(self) -> bool:
        try:
            self._card = self._open()
        except DeviceError:
            return False
        return True

    def _close(self) -> None:
        if self._card is not None:
            self._before = self._before + self._card.counts
            self._card.close()
            self._card = None
