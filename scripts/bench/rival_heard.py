"""What a rival was given to hear and has written, by the clock: the same for each of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

from voicesim.audio.frames import Frame, seconds

WARM = 1.0  # s
"""What it may take to start before the microphone is on."""


@dataclass(slots=True)
class Heard:
    """What the microphone was given and the speaker was given, by the clock."""

    sounds: list[float] = field(default_factory=list)
    """When a frame with sound in it was written."""
    decisions: list[float] = field(default_factory=list)
    """When it was decided that a turn was over."""
    words: list[float] = field(default_factory=list)
    """When words came, where a real recogniser gave them."""
    began: float = 0.0
    """When the microphone was on."""
    overshoot: float = 0.0
    """Seconds that the stages' timers added."""
    used: float = 0.0
    """Processor time of the whole process while the microphone was on."""


@dataclass(frozen=True, slots=True)
class Microphone:
    """What is spoken, 20 ms at a time, and how long after the others its first frame comes."""

    frames: Sequence[Frame]
    phase: float = 0.0


async def wait(heard: Heard, duration: float) -> None:
    """A stage takes so many seconds; what the timer adds is noted."""
    before = perf_counter()
    await asyncio.sleep(duration)
    heard.overshoot += perf_counter() - before - duration


def answers(heard: Heard, ends: Sequence[int], length: int) -> list[float]:
    """Seconds from each question's end to the first sound before the next; the timers' overshoot taken off.

    A question that had no answer has no gap: whoever counts sees that it is missing.
    """
    found = []
    for end, until in zip(ends, [*ends[1:], length], strict=True):
        asked, later = heard.began + seconds(end), heard.began + seconds(until)
        sounds = [when for when in heard.sounds if asked < when < later]
        if sounds:
            found.append(sounds[0] - asked)
    overshoot = heard.overshoot / max(1, len(found))
    return [gap - overshoot for gap in found]
