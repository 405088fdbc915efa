"""Words that come after the client had to answer without them: the call is past them, the record is not."""

from __future__ import annotations

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call.answer import Answer
from voicesim.call.answering import Recognised
from voicesim.call.diary import Diary
from voicesim.call.events import WordsLate
from voicesim.call.workers import Done, Raised, Result
from voicesim.client.state import TraineeTurn

LATEST = 8 * SAMPLE_RATE
"""A recogniser that has said nothing for so long after it was given up hangs."""


class LateWords:
    """The turns whose words are still awaited, and the diary they are written into when they come."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._turns: dict[int, tuple[TraineeTurn, int]] = {}

    def expect(self, answer: Answer, now: int) -> None:
        """This answer has been given up; if it was for want of words, they are still wanted."""
        if answer.heard is not None and answer.stage == "recognition" and answer.turn is not None:
            self._turns[answer.generation] = answer.turn, now

    def take(self, result: Result, now: int) -> None:
        """Note what has come, if it was awaited."""
        awaited = self._turns.get(result.generation)
        if awaited is None:
            return
        turn, _ = awaited
        if isinstance(result.value, Recognised | Done | Raised):
            del self._turns[result.generation]
        if isinstance(result.value, Recognised) and result.value.words:
            words = result.value.words
            self._diary.write(WordsLate(now, turn.start, turn.end, words, turn.interrupted))

    def expected(self, now: int) -> bool:
        """Is there still something to wait for?"""
        return any(now - since < LATEST for _, since in self._turns.values())
