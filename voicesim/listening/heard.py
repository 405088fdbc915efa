"""What is known of one frame: the only thing that endpointing and barge-in ever look at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """The facts of one frame of the trainee's sound."""

    at: int
    """First sample after the frame, on the call's clock."""
    probability: float
    """0..1: is there speech in this frame?"""
    words: str | None = None
    """What was understood of the turn so far, up to the pause that is running.

    None while that is not known (no recogniser, or it is still at work); "" when it was listened to
    and there is no word in it. Words may arrive at any frame of the pause, and stay known from then on.
    """
    audible: bool = True
    """Is more than the room heard in this frame (`audible.py`)? If not, speech is the detector's memory.

    True where nobody has listened for it: then the detector's word stands.
    """
    finished: float | None = None
    """The turn model's probability, 0..1, that the turn ends in the pause that is running; None without."""
