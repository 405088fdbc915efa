"""A sound card as two bounded queues: the callback copies and returns, everything else happens elsewhere."""

from __future__ import annotations

import queue
from collections import deque
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import Sound, silence
from voicesim.line.drift import Drift

WAITING_IN = (
    250  # blocks of 20 ms: 5 s, so that a machine that stands still for three loses nothing said to it
)
WAITING_OUT = 6  # 120 ms: more than this would be heard as lateness
AHEAD = 2  # 40 ms of silence put in front, so that a frame may be a little late
DEAF = 100  # blocks of microphone, 2 s, without one for the speaker: it is gone


@dataclass(frozen=True, slots=True)
class Counts:
    """What came, went and was lost, in blocks of 20 ms: captured = taken + waiting + dropped."""

    captured: int = 0
    """Blocks the microphone gave."""
    taken: int = 0
    """Blocks that were taken from the queue."""
    dropped: int = 0
    """Blocks of the microphone for which the queue had no room."""
    overflows: int = 0
    """Times the driver itself says it lost microphone samples."""
    starved: int = 0
    """Blocks of silence the speaker got because none was ready."""
    unheard: int = 0
    """Blocks of the client that came too late to be played."""
    underflows: int = 0
    """Times the driver itself says the speaker ran dry."""
    slipped: int = 0
    """Samples, not blocks, left out of the client's sound or put into it to keep step with the speaker."""

    @property
    def lost(self) -> int:
        """What was said into the microphone and never reached the call."""
        return self.dropped + self.overflows

    @property
    def not_played(self) -> int:
        """What the client said and the speaker did not play as it should."""
        return self.starved + self.unheard + self.underflows

    def __add__(self, other: Counts) -> Counts:
        """Both together, for a card that was opened twice."""
        return Counts(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))


class BlockQueues:
    """The two queues between a sound card's callback and the call. The callback never waits."""

    def __init__(self, block: int) -> None:
        self._block = block
        self.fresh()

    def fresh(self) -> None:
        """The call begins now: what came and went before is no part of it, and is not counted.

        A card is open for seconds before its call begins. What the microphone heard meanwhile would be worked
        off at twice the pace, and half of the first thing said would be thrown away as too late.
        """
        self._in: queue.SimpleQueue[Sound] = queue.SimpleQueue()
        self._out: deque[Sound] = deque(silence(self._block) for _ in range(AHEAD))
        self._rest = silence(0)  # of the block that is being played
        self._drift = Drift()
        self._unplayed = 0
        self._captured = self._taken = self._dropped = self._overflows = 0
        self._starved = self._unheard = self._underflows = 0

    def capture(self, indata: NDArray[np.int16], status: Any) -> None:
        """Called by the driver with a block of the microphone, shape (n, channels): copy, count, return."""
        self._captured += 1
        self._unplayed += 1
        if status:
            self._overflows += bool(status.input_overflow)
        if self._in.qsize() < WAITING_IN:
            self._in.put(indata[:, 0].copy())
        else:
            self._dropped += 1

    def play(self, outdata: NDArray[np.int16], status: Any) -> None:
        """Called by the driver for a block of the speaker, the same on all its channels."""
        self._unplayed = 0
        if status:
            self._underflows += bool(status.output_underflow)
        ready = self._rest
        while len(ready) < len(outdata):
            try:
                ready = np.concatenate((ready, self._out.popleft()))
            except IndexError:
                ready = np.concatenate((ready, silence(len(outdata) - len(ready))))
                self._starved += 1
        outdata[:] = ready[: len(outdata), None]
        self._rest = ready[len(outdata) :]

    def take(self, timeout: float) -> Sound | None:
        """The next block of the microphone; None when there was none for `timeout` seconds."""
        try:
            block = self._in.get(timeout=timeout)
        except queue.Empty:
            return None
        self._taken += 1
        return block

    def give(self, block: Sound) -> None:
        """A block for the speaker; when too many wait, the oldest is dropped: what is heard stays prompt."""
        self._out.append(self._drift.fit(block, len(self._out) + len(self._rest) / self._block))
        while len(self._out) > WAITING_OUT:
            self._out.popleft()
            self._unheard += 1

    @property
    def waiting(self) -> int:
        """Blocks of the microphone that have not been taken yet."""
        return self._in.qsize()

    @property
    def deaf(self) -> bool:
        """True when the microphone goes on and the speaker has not asked for anything since long."""
        return self._unplayed >= DEAF

    @property
    def counts(self) -> Counts:
        """The figures so far."""
        return Counts(
            self._captured,
            self._taken,
            self._dropped,
            self._overflows,
            self._starved,
            self._unheard,
            self._underflows,
            self._drift.slipped,
        )
