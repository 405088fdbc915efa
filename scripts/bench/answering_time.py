"""G1, G2 and G3: from the end of the trainee's speech to the client's first sound.

The trainee says a question, and again when the answer is over. Both ends of the gap are samples: the last
one of the question on the microphone, the first one of the answer on the speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from scripts.bench import plain_chain, rival_chain
from scripts.bench.figures import Figure, late, middle, unmeasured
from scripts.bench.pacing import Ticked, ticked
from scripts.bench.staging import WITHIN, Cast, call_of, first_sound, last_sound, placed
from scripts.bench.stubs import LAPTOP, SHORT, Costs, SlowClient, SlowRecogniser, SlowVoice, Stubs
from voicesim.audio.frames import FRAME, Frame, Sound, samples, seconds
from voicesim.audio.telephone import Telephone
from voicesim.call.call import Call
from voicesim.call.diary import Sink
from voicesim.call.events import Event, TurnEnded
from voicesim.call.workers import InlineWorkers, ThreadedWorkers, Workers
from voicesim.language.words import Word
from voicesim.listening.detector import GatedDetector, SpeechDetector
from voicesim.listening.endpointing import EndpointSettings
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import NEUTRAL

TURNS, ROUNDS = 30, 3
SILENCE = 0.2  # s, every turn ends after so much
QUESTION = ("Que", "s'est-il", "passé", "?")
ANSWER = "Voilà."
PACE = samples(0.2)
USUAL = EndpointSettings().eager
EAGEREST = 0.02  # s; the least the setting allows: every closure of a consonant is a pause then
"""How far into a pause recognition begins."""
NONE = Costs(0.0, 0.0, 0.0)


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
    stubs: Stubs,
    workers: Workers,
    detector: SpeechDetector | None = None,
    telephone: Telephone | None = None,
    eager: float = USUAL,
    sinks: tuple[Sink, ...] = (),
) -> Call:
    """A call whose stages take what the stubs take."""
    recogniser = SlowRecogniser(ScriptedRecogniser(conversation.words), stubs)
    client = SlowClient.of((ANSWER,) * (conversation.turns + 1), stubs)
    voice = SlowVoice(ToneVoice(), stubs)
    endpointing = replace(EndpointSettings.fixed(SILENCE), eager=eager)
    detector = detector or LoudnessDetector()
    return call_of(
        Cast(client, recogniser, voice, detector, workers, endpointing, telephone=telephone, sinks=sinks)
    )


def gaps(conversation: Conversation, ran: Ticked) -> list[float]:
    """Seconds from the end of each question to the first sound of its answer."""
    speaker = ran.speaker
    found = []
    for end in conversation.ends:
        first = first_sound(speaker[: end + conversation.apart - samples(0.8)], end)
        if first is not None:
            found.append(seconds(first + WITHIN - end))
    return found


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


def own(turns: int = 200) -> list[Figure]:
    """G1: the real detector, the telephone's band; the stages take no time, so it is the loop itself."""
    conversation = Conversation(turns, samples(3.0))
    workers, log = InlineWorkers(), list[Event]()
    line = Telephone(hissing=-120.0)
    call = staged(conversation, Stubs(NONE), workers, GatedDetector(), line, sinks=(log.append,))
    ran = ticked(call, conversation.microphone(question()), paced=False)
    workers.close()
    times = [1000 * each for each in own_times(log, ran)]
    value = f"{middle(times):.2f} ms median, {late(times, 99):.2f} ms p99"
    met = len(times) == turns and middle(times) <= 1.5 and late(times, 99) <= 4.0
    target = "<= 1.5 ms median, 4 ms p99"
    return [
        Figure("G1", "the loop's own time after the decision", value, target, met, len(times), timed=True)
    ]


@dataclass(slots=True)
class Contest:
    """The gaps of each contestant in seconds, the stubs' overshoot taken off."""

    usual: list[float] = field(default_factory=list)
    """Our loop as it is."""
    eagerest: list[float] = field(default_factory=list)
    """Our loop, recognition beginning as early in a pause as the setting allows."""
    plain: list[float] = field(default_factory=list)
    """A plain asyncio chain."""
    pipecat: list[float] = field(default_factory=list)
    """Empty when it is not installed."""


def contest(costs: Costs, turns: int = TURNS, rounds: int = ROUNDS) -> Contest:
    """All of them in turn, so that a busy moment of the machine meets each."""
    found = Contest()
    conversation = Conversation(turns // rounds, samples(1.8 + costs.whole))
    for _ in range(rounds):
        found.usual += answered(conversation, costs, USUAL)
        found.eagerest += answered(conversation, costs, EAGEREST)
        found.plain += plain_chain.gaps(costs, SILENCE, conversation.turns)
        if rival_chain.installed():
            microphone = conversation.microphone(question())
            found.pipecat += rival_chain.gaps(microphone, conversation.ends, costs, SILENCE)
    return found


def answered(conversation: Conversation, costs: Costs, eager: float) -> list[float]:
    """The gaps of one call by the real clock."""
    stubs, workers = Stubs(costs), ThreadedWorkers()
    call = staged(conversation, stubs, workers, GatedDetector(), eager=eager)
    ran = ticked(call, conversation.microphone(question()))
    workers.close()
    overshoot = stubs.late() / conversation.turns
    return [gap - overshoot for gap in gaps(conversation, ran)]


def short() -> list[Figure]:
    """G2."""
    return figures("G2", "short stubs", SHORT, contest(SHORT), (0.215, 0.55))


def laptop() -> list[Figure]:
    """G3."""
    return figures("G3", "laptop stubs", LAPTOP, contest(LAPTOP), (0.750, 0.6))


def figures(goal: str, what: str, costs: Costs, took: Contest, targets: tuple[float, float]) -> list[Figure]:
    """The lines of one contest; `targets` are seconds, and the share of pipecat's."""
    met = len(took.usual) == TURNS and middle(took.usual) <= targets[0]
    wanted = f"<= {_ms(targets[0])} ms"
    tried = f"{what}: the same, recognition {_ms(EAGEREST)} ms into the pause"
    return [
        _timed(goal, f"{what}: end of speech to first sound", took.usual, wanted, met, _reason(costs)),
        _timed(goal, tried, took.eagerest, wanted, None),
        _timed(goal, f"{what}: the floor, a plain asyncio chain", took.plain, "-", None),
        *_beside(goal, f"{what}: pipecat", took, targets[1]),
    ]


def _beside(goal: str, what: str, took: Contest, share: float) -> list[Figure]:
    target = f"ours <= {share}x"
    if not took.pipecat:
        return [unmeasured(goal, what, target, "pipecat is not installed: pip install --group bench")]
    ratio = middle(took.usual) / middle(took.pipecat)
    late_ratio = late(took.usual) / late(took.pipecat)
    shown = _timed(goal, what, took.pipecat, target, ratio <= share, "ours is too late, as said above")
    return [replace(shown, value=f"{shown.value}; ours {ratio:.2f}x, {late_ratio:.2f}x p95")]


def _reason(costs: Costs) -> str:
    return (
        f"the stages take {_ms(costs.whole)} ms one after the other, begin {_ms(USUAL)} ms into the pause "
        "(`eager` of `EndpointSettings`), and a frame is 20 ms: no sooner sound is possible without "
        "recognising while the trainee still speaks; beginning sooner was tried, see the next line"
    )


def _timed(
    goal: str, what: str, times: list[float], target: str, met: bool | None, reason: str = ""
) -> Figure:
    value = f"{_ms(middle(times))} ms median, {_ms(late(times))} p95" if times else ""
    reason = reason if met is False else ""
    return Figure(goal, what, value, target, met, len(times), reason, timed=True)


def _ms(duration: float) -> str:
    return f"{1000 * duration:.0f}"
