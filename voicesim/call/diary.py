"""The call's diary: every event in order, kept and handed on as it happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from voicesim.call.events import Event, FactEarned, MoodMoved
from voicesim.client.state import Cause, Earned

Sink: TypeAlias = Callable[[Event], None]
"""Where events go as they happen: the event log on disk, a screen."""


class Diary:
    """Keeps the events of a call and tells each to the sinks."""

    def __init__(self, *sinks: Sink) -> None:
        self.events: list[Event] = []
        self._sinks = sinks

    def write(self, event: Event) -> None:
        """It has happened."""
        self.events.append(event)
        for sink in self._sinks:
            sink(event)

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
