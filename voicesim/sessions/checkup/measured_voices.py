"""Voices, measured: which keep up with a call while the recogniser is at work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from voicesim.errors import EngineMissing
from voicesim.messages.message import Message
from voicesim.sessions.checkup.line import NOTHING, Line, State
from voicesim.sessions.chosen import recogniser_for
from voicesim.weights.shelf import Shelf

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings


def voices_in_time(settings: Settings) -> Iterator[Line]:
    """Each voice here that could speak for a caller, timed while the recogniser is at work, and kept.

    Calls held live pass over a voice that is too slow. Raises `EngineMissing`, `ModelError` or
    `ConfigurationError`.
    """
    from voicesim.client.scenario import list_scenarios
    from voicesim.sessions.casting import parts_here
    from voicesim.sessions.pace import keep_pace
    from voicesim.sessions.voice_trial import paced

    language, shelf = settings.call.language, Shelf()
    callers = [one for one in list_scenarios() if one.language == language]
    parts = {part.voice: (part, caller) for caller in callers for part in parts_here(caller, shelf)}
    ears = None
    with suppress(EngineMissing):
        ears = recogniser_for(language, settings)
    for name, (part, caller) in parts.items():
        pace = paced(part, caller, "practice", ears, shelf)
        keep_pace(name, pace, shelf)
        form = "{clause:.2f} s a clause, {ratio:.2f} times its length{beside}{passed}"
        sentence = Message(
            form,
            clause=pace.clause,
            ratio=pace.ratio,
            beside=Message(", {engine} at work", engine=pace.beside) if pace.beside else NOTHING,
            passed=NOTHING if pace.keeps_up else Message(": too slow for a call, which passes it over"),
        )
        mend = Message("close other programs and measure again, or let another voice speak")
        state: State = "good" if pace.keeps_up else "missing"
        what = Message("measured: {name}", name=name)
        yield Line(what, state, sentence, NOTHING if pace.keeps_up else mend, asdict(pace))
