"""Two sound cards, two clocks: a headset whose microphone and speaker drift apart and neither is heard to.

Crystals differ by up to 200 parts in a million: within an hour a speaker would want 36 blocks more, or fewer,
than the microphone gave. A block too few is a gap and a block too many is a lateness, so a single sample is
left out of a block, or put into it, now and then, which nobody hears.
"""

from __future__ import annotations

import numpy as np

from voicesim.audio.frames import Sound

FEW, ENOUGH = 1.0, 1.75
"""Blocks that wait for the speaker, on average, when the next one is given: with fewer than `FEW`, samples
are put in until there are `ENOUGH`. One has to be there, for a speaker that gains on the microphone asks
twice between two of its blocks."""

MANY, NO_MORE = 3.5, 2.5
"""With more than `MANY`, samples are left out until there are `NO_MORE`. Those between are the cushion that a
busy machine has made itself by being late."""

_REMEMBERED = 500
"""Blocks over which the average is taken, 10 s: a machine that is late for a moment is no drift."""

_EVERY = 4
"""Blocks of which one is changed: 780 parts in a million, four times what two crystals differ by."""


class Drift:
    """Keeps the number of blocks that wait for the speaker where it should be."""

    def __init__(self) -> None:
        self.slipped = 0
        """Samples left out or put in so far."""
        self._waiting = ENOUGH
        self._change = 0
        self._blocks = 0

    def fit(self, block: Sound, waiting: float) -> Sound:
        """The block as it is to be played, at most one sample shorter or longer.

        `waiting` is how many blocks wait for the speaker before this one.
        """
        self._blocks += 1
        self._waiting += (waiting - self._waiting) / _REMEMBERED
        self._change = self._needed()
        if self._change == 0 or self._blocks % _EVERY:
            return block
        self.slipped += 1
        return _stretched(block, len(block) + self._change)

    def _needed(self) -> int:
        """1 while samples are to be put in, -1 while they are to be left out."""
        if self._waiting < (ENOUGH if self._change == 1 else FEW):
            return 1
        if self._waiting > (NO_MORE if self._change == -1 else MANY):
            return -1
        return 0


def _stretched(block: Sound, length: int) -> Sound:
    """The same from its first sample to its last, in another number of samples."""
    places = np.linspace(0, len(block) - 1, length)
    stretched: Sound = np.rint(np.interp(places, np.arange(len(block)), block)).astype(np.int16)
    return stretched
