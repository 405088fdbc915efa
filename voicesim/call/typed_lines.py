"""What the trainee types instead of speaking: lines that wait until the client can read them."""

from __future__ import annotations

from collections import deque

from voicesim.call import events
from voicesim.call.diary import Diary
from voicesim.client.state import TraineeTurn
from voicesim.text.words import typed

WAITING_LINES = 16
"""Typed lines that may wait their turn; further ones are dropped and counted."""


class TypedLines:
    """Lines the trainee has typed and the client has not read, the oldest first."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._lines: deque[str] = deque()

    def __bool__(self) -> bool:
        """Does any wait?"""
        return bool(self._lines)

    def add(self, text: str, now: int) -> None:
        """One more. What nobody can read any more is counted, not hidden."""
        if len(self._lines) < WAITING_LINES:
            self._lines.append(text)
        else:
            self._diary.write(events.Dropped(now, "typed lines", 1))

    def next_turn(self, now: int) -> TraineeTurn:
        """The oldest one, as a turn. Raises `IndexError` where none waits."""
        return TraineeTurn(typed(self._lines.popleft(), now), now, now, typed=True)

    def note_unread(self, now: int) -> None:
        """What the client will not read any more was said all the same: it is kept for the transcript."""
        while self._lines:
            turn = self.next_turn(now)
            self._diary.write(
                events.TurnEnded(
                    at=now, start=now, end=now, silence=0, reason="hung up", words=turn.words,
                    interrupted=False, typed=True,
                )
            )  # fmt: skip
