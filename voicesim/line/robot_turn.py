"""Whose turn it is, as a robot trainee sees it. Counts of samples, no clock."""

from __future__ import annotations

from voicesim.audio.frames import FRAME


class RobotTurn:
    """Follows both voices, one frame at a time."""

    def __init__(self) -> None:
        self.answered = False
        """The client has spoken since the robot did."""
        self.free = False
        """The robot may speak without an answer: it has just picked up, or is back from a hold."""
        self.gap = 0
        """How long it waits before it speaks, this time."""
        self.quiet = 0
        """For how long neither has spoken."""
        self.client_spoke = 0
        """For how long the client has been speaking."""
        self.spoken_over = 0
        """For how long of it the robot was speaking too."""

    def listen(self, *, client: bool, robot: bool) -> None:
        """Who is speaking in this frame."""
        self.quiet = 0 if client or robot else self.quiet + FRAME
        self.client_spoke = self.client_spoke + FRAME if client else 0
        if client and robot:
            self.spoken_over += FRAME
        self.answered = self.answered or (client and not robot)

    def give(self, gap: int) -> None:
        """The floor is the robot's, `gap` samples from now."""
        self.free, self.gap, self.quiet = True, gap, 0

    def take(self, gap: int) -> None:
        """The robot begins to speak; next time it will wait `gap`."""
        self.answered = self.free = False
        self.gap, self.spoken_over = gap, 0
