"""The call's diary: every event in order, handed on as it happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from voicesim.call.events import Event, FactEarned, MoodMoved, Worded
from voicesim.call.moments import Moment
from voicesim.client.state import Cause, ClientState, Earned, Line

Sink: TypeAlias = Callable[[Event], None]
"""Where events go as they happen: the event log on disk, a screen, a list."""

Keep: TypeAlias = Callable[[Moment], None]
"""Where the client's state before each trainee turn goes."""


class Diary:
    """Tells each event of a call to the sinks, and keeps none: an hour's call does not grow in memory."""

    def __init__(self, *sinks: Sink, keep: Keep = lambda moment: None) -> None:
        self._sinks, self._keep = sinks, keep

    def write(self, event: Event) -> None:
        """It has happened."""
        for sink in self._sinks:
            sink(event)

    def turn(self, start: int, before: ClientState) -> None:
        """The trainee's turn that began at sample `start` was said to this client."""
        self._keep(Moment(start, before))

    def worded(self, now: int, generation: int, lines: Sequence[Line]) -> None:
        """These lines began to be heard: what the language model did about each, where there is one."""
        for line in lines:
            if line.attempt != "unasked":
                self.write(Worded(now, generation, line.id, line.move, line.attempt, line.note))

    def mood(self, now: int, causes: tuple[Cause, ...]) -> None:
        """The client's mood has moved, for these causes."""
        for cause in causes:
            mood = cause.after
            self.write(
                MoodMoved(now, cause.rule, cause.sentence, cause.words, mood.anger, mood.distress, mood.trust)
            )

    def facts(self, now: int, earned: tuple[Earned, ...]) -> None:
        """The trainee has heard these facts."""
        for fact in earned:
            self.write(FactEarned(now, fact.fact, fact.topic, fact.words))
