"""Scripted calls: a trainee who says given words at given seconds, in sample time, with stub models."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import pytest

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, samples, silence
from voicesim.call.answering import Engines
from voicesim.call.call import Call
from voicesim.call.caller import Caller
from voicesim.call.diary import Diary
from voicesim.call.events import Event
from voicesim.call.exchange import Exchange
from voicesim.call.hearing import Hearing
from voicesim.call.loop import Loop
from voicesim.call.patience import Limits
from voicesim.call.turn_opinion import TurnOpinion
from voicesim.call.workers import InlineWorkers, Workers
from voicesim.client.protocol import Policyholder, ScriptedClient
from voicesim.listening.bargein import BargeIn
from voicesim.listening.continuations import load_cues
from voicesim.listening.ears import Ears
from voicesim.listening.endpointing import Endpointer
from voicesim.listening.recogniser import Hints, Recogniser, ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.listening.turn_model import TurnModel
from voicesim.text.words import Word
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import Voice

LOUD = np.full(FRAME, 4000, dtype=np.int16)

E = TypeVar("E", bound=Event)

LINES = tuple(f"Réponse numéro {n}, et voilà tout ce que je peux vous dire." for n in range(200))
"""Lines of a client who has an answer to everything."""


@dataclass
class ScriptedTrainee:
    """Speaks by being loud: `says("...", at=0.5)` puts a tone and its words on the microphone."""

    recogniser: ScriptedRecogniser = field(default_factory=ScriptedRecogniser)
    loud: list[tuple[int, int]] = field(default_factory=list)
    _next: int = 0

    def says(self, text: str, at: float, pace: float = 0.3) -> None:
        start, words = samples(at), []
        for token in text.split():
            words.append(Word(token, start, start + samples(pace)))
            start += samples(pace)
        self.recogniser.add(words)
        self.loud.append((words[0].start, words[-1].end))

    def coughs(self, at: float, lasting: float = 0.25) -> None:
        self.loud.append((samples(at), samples(at + lasting)))

    def frame(self, first: int) -> Frame:
        while self._next < len(self.loud) and self.loud[self._next][1] <= first:
            self._next += 1
        sounding = self._next < len(self.loud) and self.loud[self._next][0] < first + FRAME
        return LOUD if sounding else silence()


@dataclass
class Staged:
    """A call with a scripted trainee, and what became of it."""

    call: Call
    trainee: ScriptedTrainee
    workers: Workers
    mic: list[Frame] = field(default_factory=list)
    speaker: list[Frame] = field(default_factory=list)
    log: list[Event] = field(default_factory=list)

    @property
    def second(self) -> float:
        return self.call.now / SAMPLE_RATE

    def run(self, until: float) -> Staged:
        while self.second < until and not self.call.over:
            self.call.tick(self.trainee.frame(self.call.now))
        return self

    def run_out(self) -> Staged:
        return self.run(10_000.0)

    def all(self, kind: type[E]) -> list[E]:
        return [event for event in self.log if isinstance(event, kind)]

    def one(self, kind: type[E]) -> E:
        (event,) = self.all(kind)
        return event


Stage = Callable[..., Staged]


@pytest.fixture
def stage() -> Iterable[Stage]:
    """Builds a call that is already picked up at second 0, unless told otherwise."""
    staged: list[Staged] = []

    def build(
        client: Policyholder | None = None,
        recogniser: Recogniser | None = None,
        voice: Voice | None = None,
        workers: Workers | None = None,
        limits: Limits | None = None,
        ringing: bool = False,
        ahead: float = 0.0,
        turns: TurnModel | None = None,
        spare: Voice | None = None,
        spoken_ahead: bool = False,
    ) -> Staged:
        trainee = ScriptedTrainee()
        tone = ToneVoice()
        engines = Engines(
            client or ScriptedClient(LINES),
            recogniser or trainee.recogniser,
            voice or tone,
            spare or tone,
            Hints(),
        )
        workers = workers or InlineWorkers()
        log: list[Event] = []
        diary = Diary(log.append)
        cues = load_cues("fr")
        opinion = None if turns is None else TurnOpinion(turns, workers.beside(), diary)
        ears, endpointer = Ears(LoudnessDetector()), Endpointer(cues)
        hearing = Hearing(ears, endpointer, BargeIn(cues), samples(ahead), opinion)
        exchange = Exchange("fr", silence(0))
        mic: list[Frame] = []
        speaker: list[Frame] = []

        def record(left: Frame, right: Frame) -> None:
            mic.append(left)
            speaker.append(right)

        caller = Caller(engines, workers, diary, ahead=spoken_ahead)
        loop = Loop(hearing, caller, exchange, diary, record=record, limits=limits)
        call = Call(loop)
        if not ringing:
            call.pick_up()
        staged.append(Staged(call, trainee, workers, mic, speaker, log))
        return staged[-1]

    yield build
    for one in staged:
        one.workers.close()
