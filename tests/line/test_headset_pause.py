"""A pause stops the call's clock: the microphone is heard by nobody, and the log will say for how long."""

from __future__ import annotations

import numpy as np
from paper_call import PaperCall

from voicesim.audio.frames import FRAME, Frame
from voicesim.line.duplex import Counts
from voicesim.line.headset import HeadsetLine
from voicesim.line.protocol import Ticking

PRIVATE = range(100, 150)  # frames of the card: one second of private conversation


class NumberedCard:
    """A microphone whose every sample is the number of its frame."""

    name, waiting = "Plantronics USB", 0

    def __init__(self) -> None:
        self.given = 0

    def read(self, timeout: float) -> Frame | None:
        self.given += 1
        return np.full(FRAME, self.given - 1, dtype=np.int16)

    def write(self, frame: Frame) -> None: ...

    def fresh(self) -> None: ...

    def close(self) -> None: ...

    @property
    def counts(self) -> Counts:
        return Counts(captured=self.given, taken=self.given)


class PausedCall(PaperCall):
    """Remembers how long it was paused."""

    def was_paused(self, frames: int) -> None:
        self.note(f"paused {frames}")


def test_what_is_said_in_a_pause_never_reaches_the_call() -> None:
    card, call = NumberedCard(), PausedCall([])

    paused = False

    def hands(held: Ticking) -> None:
        nonlocal paused
        if card.given in (PRIVATE.start, PRIVATE.stop):
            paused = not paused
        if card.given == 300:
            held.hang_up()

    HeadsetLine(lambda: card, hands=hands, paused=lambda: paused).run(call)
    numbers = [int(frame[0]) for frame in call.mic]
    assert numbers == [number for number in range(len(numbers) + len(PRIVATE)) if number not in PRIVATE]
    assert call.when(f"paused {len(PRIVATE)}") == PRIVATE.start / 50
