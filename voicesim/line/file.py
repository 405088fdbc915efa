"""A recorded trainee takes the call: any recording of a voice, or the trainee's side of one of our calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.audio.frames import FRAME, Frame, samples, silence
from voicesim.audio.stored import Samples
from voicesim.line.protocol import Ticking
from voicesim.text.words import Word, shifted

Deed: TypeAlias = Literal["pick_up", "hold", "hang_up"]

SECOND_RING = samples(5.5)
"""Samples of call after which a recorded stranger picks up: as the second French ring begins."""

GOODBYE = samples(8.0)
"""A recording that is over hangs up once the client has been silent for so long."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something the trainee's hands did in a recorded call."""

    at: int
    """Sample on that call's clock, as its event says."""
    deed: Deed


class FileLine:
    """A `Line` that plays a trainee's channel, without a pause, and then is silent.

    A recording from elsewhere begins when the telephone is picked up (`from_pick_up`). One of ours begins
    with the call and comes with its `moments`: the same call gives the same events again. `words`, on the
    recording's own clock, are handed to `words_sink` on the call's clock as soon as the sound begins.
    """

    def __init__(
        self,
        sound: Samples,
        *,
        from_pick_up: bool = True,
        moments: Sequence[Moment] = (),
        words: Sequence[Word] = (),
        words_sink: Callable[[Sequence[Word]], None] = lambda words: None,
        witness: Callable[[Frame, Frame], None] = lambda mic, speaker: None,
    ) -> None:
        self.name = "recording"
        self._sound, self._from_pick_up = sound, from_pick_up
        self._moments = sorted(moments, key=lambda moment: moment.at)
        self._words, self._sink, self._witness = words, words_sink, witness
        self._now = self._quiet = 0
        self._start: int | None = None if from_pick_up else 0

    def run(self, call: Ticking) -> None:
        """Play the recording into the call until the call is over."""
        if self._start is not None:
            self._sink(self._words)
        while not call.over:
            self._use_hands(call)
            if call.over:
                return
            mic = self._frame()
            speaker = call.tick(mic)
            self._now += FRAME
            self._witness(mic, speaker)

    def _use_hands(self, call: Ticking) -> None:
        while self._moments and self._moments[0].at <= self._now:
            deed = self._moments.pop(0).deed
            {"pick_up": call.pick_up, "hold": call.hold, "hang_up": call.hang_up}[deed]()
        if not self._from_pick_up:
            return
        if call.ringing and self._now and self._now % SECOND_RING == 0:  # no use while the notice is read out
            call.pick_up()
        if self._start is None and not call.ringing:
            self._start = self._now
            self._sink(shifted(self._words, self._now))
        self._leave(call)

    def _leave(self, call: Ticking) -> None:
        """The recording is over and the client has nothing more to say."""
        over = self._start is not None and self._now - self._start >= len(self._sound)
        self._quiet = self._quiet + FRAME if over and not call.client_speaking else 0
        if self._quiet == GOODBYE:
            call.hang_up()

    def _frame(self) -> Frame:
        frame = silence()
        if self._start is not None:
            at = self._now - self._start
            piece = self._sound[at : at + FRAME]
            frame[: len(piece)] = piece
        return frame
