"""G1: what the loop itself takes from the decision that a turn is over to the client's first sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from scripts.bench import rival_chain
from scripts.bench.figures import Figure, late, middle, unmeasured
from scripts.bench.pacing import Ticked, ticked
from scripts.bench.staging import Cast, call_of, first_sound, last_sound, placed
from voicesim.audio.frames import FRAME, Frame, Sound, samples
from voicesim.audio.telephone import Telephone
from voicesim.call.call import Call
from voicesim.call.diary import Sink
from voicesim.call.events import Event, TurnEnded
from voicesim.call.workers import InlineWorkers, Workers
from voicesim.client.protocol import ScriptedClient
from voicesim.listening.detector import GatedDetector, SpeechDetector
from voicesim.listening.endpointing import EndpointSettings
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.text.words import Word
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import NEUTRAL

RIVAL_TURNS = 30
SILENCE = 0.2  # s, every turn ends after so much
QUESTION = ("Que", "s'est-il", "passé", "?")
ANSWER = "Voilà."
PACE = samples(0.2)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The same question, so many times, far enough apart for the slowest answer."""

    turns: int
    apart: int

    @property
    def ends(self) -> list[int]:
        """The sample after each question's last sound."""
        return [samples(0.4) + turn * self.apart + len(QUESTION) * PACE for turn in range(self.turns)]

    @property
    def words(self) -> list[Word]:
        """All that is said."""
        firsts = [end - len(QUESTION) * PACE for end in self.ends]
        return [
            Word(token, first + n * PACE, first + (n + 1) * PACE)
            for first in firsts
            for n, token in enumerate(QUESTION)
        ]

    def microphone(self, question: Sound) -> list[Frame]:
        """The trainee's side, the question sounding like this."""
        length = self.ends[-1] + self.apart
        sound = placed(*((end - len(question), question) for end in self.ends), length=length)
        return [sound[first : first + FRAME] for first in range(0, length - FRAME + 1, FRAME)]


LOUD: Sound = np.full(len(QUESTION) * PACE, 4000, dtype=np.int16)
"""A question that is only loud."""


def staged(
    conversation: Conversation,
    workers: Workers,
    detector: SpeechDetector | None = None,
    telephone: Telephone | None = None,
    eager: float = EndpointSettings().eager,
    sinks: tuple[Sink, ...] = (),
) -> Call:
    """A call whose stages take no time."""
    return call_of(
        Cast(
            ScriptedClient((ANSWER,) * (conversation.turns + 1)),
            ScriptedRecogniser(conversation.words),
            ToneVoice(),
            detector or LoudnessDetector(),
            workers,
            replace(EndpointSettings.fixed(SILENCE), eager=eager),
            telephone=telephone,
            sinks=sinks,
        )
    )


def own_times(log: Sequence[Event], ran: Ticked) -> list[float]:
    """Seconds of our own from the frame that decides that a turn is over to the first sound after it."""
    found = []
    for event in log:
        if isinstance(event, TurnEnded):
            decided = event.at // FRAME - 1
            first = first_sound(ran.speaker, decided * FRAME)
            if first is not None:
                found.append(sum(ran.costs[decided : first // FRAME + 1]))
    return found


def question() -> Sound:
    """The question, spoken."""
    (speech,) = EspeakVoice("fr+m3").synthesize(" ".join(QUESTION), NEUTRAL)
    return speech.sound[: (last_sound(speech.sound) or 0) + 1]


def own(turns: int = 200, beside: int = RIVAL_TURNS) -> list[Figure]:
    """G1: the real detector, the telephone's band; the stages take no time, so it is the loop itself."""
    conversation = Conversation(turns, samples(3.0))
    workers, log = InlineWorkers(), list[Event]()
    line = Telephone(hissing=-120.0)
    call = staged(conversation, workers, GatedDetector(), line, sinks=(log.append,))
    ran = ticked(call, conversation.microphone(question()), paced=False)
    workers.close()
    times = [1000 * each for each in own_times(log, ran)]
    met = len(times) == turns and middle(times) <= 1.5 and late(times, 99) <= 4.0
    target, what = "<= 1.5 ms median, 4 ms p99", "the loop's own time after the decision"
    return [Figure("G1", what, _shown(times), target, met, len(times), timed=True), _pipecat(times, beside)]


def _pipecat(ours: list[float], turns: int) -> Figure:
    what, target = "pipecat's own time after its decision", "ours <= 0.3x"
    if not rival_chain.installed():
        return unmeasured("G1", what, target, "pipecat is not installed: pip install --group bench")
    conversation = Conversation(turns, samples(2.0))
    theirs = [1000 * each for each in rival_chain.own_times(conversation.microphone(question()), SILENCE)]
    if len(theirs) < turns:
        return unmeasured("G1", what, target, f"pipecat answered {len(theirs)} of {turns} turns")
    ratio = middle(ours) / middle(theirs)
    value = f"{_shown(theirs)}; ours {ratio:.2f}x, {late(ours, 99) / late(theirs, 99):.2f}x p99"
    return Figure("G1", what, value, target, ratio <= 0.3, len(theirs), timed=True)


def _shown(times: list[float]) -> str:
    return f"{middle(times):.2f} ms median, {late(times, 99):.2f} ms p99"
