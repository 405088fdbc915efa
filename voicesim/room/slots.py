"""How many calls a room holds at the same time: the one too many is refused, never held badly."""

from __future__ import annotations

import threading

from voicesim.errors import Mendable
from voicesim.messages.message import Message


class Slots:
    """Counts calls. Safe for several threads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._taken = 0
        self._lock = threading.Lock()

    def take(self) -> None:
        """One more call. Raises `Mendable` when there are as many as the room holds."""
        with self._lock:
            if self._taken >= self.most:
                raise Mendable(
                    "room.full",
                    what=Message("all its lines are taken ({count} calls at once)", count=self.most),
                    where=Message("this room"),
                    mend=Message("wait until a call is over, then try again"),
                )
            self._taken += 1

    def give_back(self) -> None:
        """A call is over."""
        with self._lock:
            self._taken -= 1

    @property
    def taken(self) -> int:
        """Calls that are prepared or under way."""
        return self._taken
