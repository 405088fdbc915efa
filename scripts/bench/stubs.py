"""Stages that take a known time.

A timer overshoots, the more so on a busy machine. It is taken off the time of a rival, and not off ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import sleep

from voicesim.audio.frames import Sound
from voicesim.client.protocol import Policyholder
from voicesim.client.state import NOT_YET, ClientState, Decision, Line, NotYet, Stimulus
from voicesim.listening.recogniser import Hints, Recogniser
from voicesim.text.words import Word
from voicesim.voice.speech import Colour, Speech, Voice

PIECES = 4
"""Pieces of a clause; between two of them its writing can be stopped."""

ANSWER = "Voilà."
"""What is said instead of each line."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds that each stage takes."""

    recognition: float
    reading: float
    """The prompt's new words."""
    writing: float
    """The first clause."""
    voice: float

    @property
    def wording(self) -> float:
        """Reading and writing."""
        return self.reading + self.writing

    @property
    def whole(self) -> float:
        """One after the other."""
        return self.recognition + self.wording + self.voice


SHORT = Costs(recognition=0.080, reading=0.0, writing=0.060, voice=0.040)
"""G2."""
LAPTOP = Costs(recognition=0.350, reading=0.250, writing=0.400, voice=0.060)
"""G3: reads 30 new tokens in 250 ms, writes the first clause in 400 ms."""


@dataclass(slots=True)
class SlowRecogniser:
    """Finds what `inner` finds, later."""

    inner: Recogniser
    costs: Costs
    name: str = "calibrated stub"

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words."""
        sleep(self.costs.recognition)
        return self.inner.transcribe(sound, start, hints)


@dataclass(slots=True)
class SlowCaller:
    """Decides as `inner` does, and words a short line for each of its lines after a while.

    Reading the prompt cannot be interrupted; between the words it writes it can be told to stop.
    """

    inner: Policyholder
    costs: Costs

    def begin(self) -> ClientState:
        """As `inner`."""
        return self.inner.begin()

    def decide(self, state: ClientState, stimulus: Stimulus) -> Decision:
        """As `inner`."""
        return self.inner.decide(state, stimulus)

    def word(self, decision: Decision) -> Iterator[Line | NotYet]:
        """The lines, all short."""
        if decision.intentions:
            sleep(self.costs.reading)
            for _ in range(PIECES):
                yield NOT_YET
                sleep(self.costs.writing / PIECES)
        for line in self.inner.word(decision):
            yield replace(line, text=ANSWER) if isinstance(line, Line) else line

    def word_plainly(self, decision: Decision) -> Iterator[Line | NotYet]:
        """As `inner`."""
        return self.inner.word_plainly(decision)

    def read_ahead(self, state: ClientState) -> Iterator[None]:
        """As `inner`."""
        return self.inner.read_ahead(state)

    def heard(
        self,
        state: ClientState,
        lines: Sequence[Line],
        text: str,
        complete: bool,
        *,
        whole: bool = False,
    ) -> ClientState:
        """As `inner`."""
        return self.inner.heard(state, lines, text, complete, whole=whole)


@dataclass(slots=True)
class SlowVoice:
    """Says what `inner` says, its first clause later."""

    inner: Voice
    costs: Costs
    name: str = "calibrated stub"

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        """The clauses."""
        sleep(self.costs.voice)
        yield from self.inner.synthesize(text, colour)
