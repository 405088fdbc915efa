"""Two sound cards, two clocks: a headset whose microphone and speaker drift apart and neither is heard to.

Crystals differ by up to 200 parts in a million: within an hour a speaker would want 36 blocks more, or fewer,
than the microphone gave. A block too few is a gap and a block too many is a lateness, so a single sample is
left out of a block, or put into it, now and then: 0.3 % of pitch for a few seconds, which nobody hears.
"""

from __future__ import annotations

import numpy as np

from voicesim.audio.frames import Sound

FEW, USUAL, MANY = 0.75, 1.5, 2.25
"""Blocks that wait for the speaker, on average, when the next one is given: from less than `FEW` or more than
`MANY` on, blocks are changed until there are `USUAL` again. One has to be there when the speaker asks twice
between two blocks of the microphone, and three are no lateness that is felt."""

_REMEMBERED = 50
"""Blocks over which the average is taken: a second, so that one late frame is no drift."""


class Drift:
    """Keeps the number of blocks that wait for the speaker where it should be."""

    def __init__(self) -> None:
        self.slipped = 0
        """Samples left out or put in so far."""
        self._waiting = USUAL
        self._change = 0

    def fit(self, block: Sound, waiting: float) -> Sound:
        """The block as it is to be played, at most one sample shorter or longer.

        `waiting` is how many blocks wait for the speaker before this one.
        """
        self._waiting += (waiting - self._waiting) / _REMEMBERED
        self._change = self._needed()
        self.slipped += abs(self._change)
        return block if self._change == 0 else _stretched(block, len(block) + self._change)

    def _needed(self) -> int:
        if self._waiting < FEW:
            return 1
        if self._waiting > MANY:
            return -1
        back = (self._waiting - USUAL) * self._change >= 0
        return 0 if back else self._change


def _stretched(block: Sound, length: int) -> Sound:
    """The same from its first sample to its last, in another number of samples."""
    places = np.linspace(0, len(block) - 1, length)
    stretched: Sound = np.rint(np.interp(places, np.arange(len(block)), block)).astype(np.int16)
    return stretched
