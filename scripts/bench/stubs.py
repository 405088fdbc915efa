"""Stages that take a known time, and tell how long they really took.

A timer overshoots, the more so on a busy machine. Each stub records what it took, so that the overshoot can
be taken off again and is charged to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter, sleep

from voicesim.audio.frames import Sound
from voicesim.client.protocol import ScriptedClient
from voicesim.client.state import Decision, Line
from voicesim.language.words import Word
from voicesim.listening.recogniser import Hints, Recogniser
from voicesim.voice.speech import Colour, Speech, Voice


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds that each stage takes."""

    recognition: float
    wording: float
    """Reading what is new, and writing the first clause."""
    voice: float

    @property
    def whole(self) -> float:
        """One after the other."""
        return self.recognition + self.wording + self.voice


SHORT = Costs(recognition=0.080, wording=0.060, voice=0.040)
"""G2."""
LAPTOP = Costs(recognition=0.350, wording=0.250 + 0.400, voice=0.060)
"""G3: reads 30 new tokens in 250 ms, writes the first clause in 400 ms."""


@dataclass(slots=True)
class Stubs:
    """A recogniser, a client's wording and a voice that take `costs`."""

    costs: Costs
    overshoot: list[float] = field(default_factory=list)
    """Seconds that each wait took too long."""

    def wait(self, duration: float) -> None:
        """Take this long, and note the rest."""
        began = perf_counter()
        sleep(duration)
        self.overshoot.append(perf_counter() - began - duration)

    def late(self) -> float:
        """The overshoot since last asked."""
        total = sum(self.overshoot)
        self.overshoot.clear()
        return total


@dataclass(slots=True)
class SlowRecogniser:
    """Finds what `inner` finds, later."""

    inner: Recogniser
    stubs: Stubs
    name: str = "calibrated stub"

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words."""
        self.stubs.wait(self.stubs.costs.recognition)
        return self.inner.transcribe(sound, start, hints)


class SlowClient(ScriptedClient):
    """Words its lines after a while."""

    __slots__ = ("stubs",)
    stubs: Stubs

    @classmethod
    def of(cls, lines: tuple[str, ...], stubs: Stubs) -> SlowClient:
        """A client with these lines."""
        client = cls(lines)
        object.__setattr__(client, "stubs", stubs)
        return client

    def word(self, decision: Decision) -> Iterator[Line]:
        """The line."""
        if decision.intentions:
            self.stubs.wait(self.stubs.costs.wording)
        yield from ScriptedClient.word(self, decision)


@dataclass(slots=True)
class SlowVoice:
    """Says what `inner` says, its first clause later."""

    inner: Voice
    stubs: Stubs
    name: str = "calibrated stub"

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        """The clauses."""
        self.stubs.wait(self.stubs.costs.voice)
        yield from self.inner.synthesize(text, colour)
