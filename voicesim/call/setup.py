"""Placing a call: a scenario, a seed and the models become a `Call`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from voicesim.audio.frames import Frame, Sound, samples, silence
from voicesim.audio.telephone import Telephone
from voicesim.call.answering import Engines
from voicesim.call.call import Call
from voicesim.call.caller import PATIENCE, Caller
from voicesim.call.diary import Diary, Keep, Sink
from voicesim.call.events import Announced
from voicesim.call.exchange import Exchange
from voicesim.call.hearing import Hearing
from voicesim.call.hesitation import manner_of
from voicesim.call.loop import Loop
from voicesim.call.manifest import Provenance
from voicesim.call.patience import Limits
from voicesim.call.turn_opinion import TurnOpinion
from voicesim.call.workers import Workers
from voicesim.client.client import Client
from voicesim.client.moment import LASTS, Moment, begin_in
from voicesim.client.scenario import Scenario
from voicesim.client.state import ClientState, PickedUp
from voicesim.client.writer import Writer
from voicesim.listening.bargein import BargeIn
from voicesim.listening.continuations import load_cues
from voicesim.listening.detector import SpeechDetector
from voicesim.listening.ears import Ears
from voicesim.listening.endpoint_settings import EndpointSettings
from voicesim.listening.endpointing import Endpointer
from voicesim.listening.recogniser import Hints, Recogniser
from voicesim.listening.turn_model import TurnModel
from voicesim.modes import Mode
from voicesim.understanding.second_ear import SecondEar
from voicesim.voice.speech import NEUTRAL, Voice


@dataclass(frozen=True, slots=True)
class Plan:
    """Which call is held: with the same plan and the same trainee, it is the same call."""

    scenario: Scenario
    seed: int = 0
    mode: Mode = "practice"
    notice: str = ""
    """What the AI says of itself before the telephone rings (AI Act art. 50); empty: nothing is said."""
    weekday: int | None = None
    """Day of the call, 0 Monday .. 6 Sunday, for the client's "mardi"; None: the client names no weekday."""
    resumed: ClientState | None = None
    """The client to take the call up again with, from a moment of an earlier call; None: from the start."""
    longest: float = 0.0
    """Seconds after which the line is cut: the time limit of a station; 0: as any call."""
    moment: Moment | None = None
    """The moment in which the client begins, for a drill; `longest` then counts from picking up."""
    recorded: bool = True
    """Is its sound kept on the disk? In practice a person may refuse (L14)."""
    provenance: Provenance = field(default_factory=Provenance)
    """What goes into the manifest besides scenario, engines and content."""


@dataclass(frozen=True, slots=True)
class Models:
    """The engines of a call. The embedded ones need no weights."""

    detector: SpeechDetector
    recogniser: Recogniser
    voice: Voice
    """The client's."""
    spare_voice: Voice
    """Speaks when `voice` fails in mid-call."""
    announcer: Voice
    """Says the notice."""
    colleague: Voice | None = None
    """Speaks for whoever the call is passed to."""
    writer: Writer | None = None
    """Words the replies; None for the phrase writer."""
    ahead: float = 0.0
    """Seconds of new speech after which an answer is thought of, the trainee still speaking; 0: never.

    Worth it where understanding or wording takes time; what the client says does not depend on it."""

    turns: TurnModel | None = None
    """Listens at each pause whether the turn is over; None: words and pauses decide."""

    second_ear: SecondEar | None = None
    """Proposes what the patterns do not say; None: the client hears by patterns alone."""

    spoken_ahead: bool = False
    """Is what the client is likely to say spoken while nobody waits? Only in a call held at the clock's pace:
    one in sample time has no moment in which nobody waits. What is said, and how it sounds, is the same."""

    weights: Mapping[str, Path] = field(default_factory=dict)
    """By job, files of weights of one's own: their digests go into the manifest."""

    def names(self) -> dict[str, str]:
        """Job -> engine, for the manifest."""
        named = {
            "words": self.recogniser.name,
            "voice": self.voice.name,
            "wording": "phrase writer" if self.writer is None else self.writer.name,
        }
        return named if self.turns is None else {**named, "turns": self.turns.name}


def place_call(
    plan: Plan,
    models: Models,
    workers: Workers,
    *sinks: Sink,
    record: Callable[[Frame, Frame], None] = lambda mic, speaker: None,
    keep: Keep = lambda moment: None,
    limits: Limits | None = None,
    patience: int = PATIENCE,
    endpointing: EndpointSettings | None = None,
    heard: bool = True,
) -> Call:
    """A call that is about to announce itself and ring. Raises `ContentError` for content that is broken.

    Not `heard`, the client's voice does not go through the telephone's band and noise: nobody is at the
    other end of it but a script.
    """
    scenario, language = plan.scenario, plan.scenario.language
    client = Client(scenario, plan.seed, models.writer, plan.weekday, models.second_ear)
    client.decide(client.begin(), PickedUp(0))  # content that is broken is refused before the telephone rings
    hints = Hints(language, client.hot_words)
    engines = Engines(client, models.recogniser, models.voice, models.spare_voice, hints, models.colleague)
    cues, diary = load_cues(language), Diary(*sinks, keep=keep)
    if plan.notice:
        diary.write(Announced(0, plan.notice))
    opinion = None if models.turns is None else TurnOpinion(models.turns, workers.beside(), diary)
    ears, endpointer = Ears(models.detector), Endpointer(cues, endpointing)
    loop = Loop(
        Hearing(ears, endpointer, BargeIn(cues), samples(models.ahead), opinion),
        Caller(
            engines,
            workers,
            diary,
            manner_of(plan.seed),
            patience,
            _taken_up(plan),
            ahead=models.spoken_ahead,
        ),
        Exchange(language, _spoken(models.announcer, plan.notice)),
        diary,
        telephone=_telephone(scenario, plan.seed) if heard else None,
        record=record,
        limits=limits or _limits(plan),
    )
    form = scenario.trainee.form
    return Call(loop, [field.id for field in form.fields] if form else ())


def _taken_up(plan: Plan) -> ClientState | None:
    """The client where the call does not begin at its beginning."""
    if plan.moment is None:
        return plan.resumed
    return begin_in(plan.moment, plan.scenario, plan.seed)


def _limits(plan: Plan) -> Limits | None:
    if plan.moment is not None:
        return Limits(talk=samples(plan.longest or LASTS), turns=plan.moment.turns)
    return Limits(call=samples(plan.longest)) if plan.longest else None


def _telephone(scenario: Scenario, seed: int) -> Telephone:
    return Telephone(scenario.persona.noise, seed, level=scenario.persona.noise_level)


def _spoken(voice: Voice, text: str) -> Sound:
    clauses = [speech.sound for speech in voice.synthesize(text, NEUTRAL)] if text else []
    return np.concatenate(clauses) if clauses else silence(0)
