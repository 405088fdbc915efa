"""A call to measure: its microphone is a sound, its models are those given, its speaker is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from voicesim.audio.frames import FRAME, Frame, Sound, samples, silence
from voicesim.audio.telephone import Telephone
from voicesim.call.answering import Engines
from voicesim.call.call import Call
from voicesim.call.caller import Caller
from voicesim.call.diary import Diary, Keep, Sink
from voicesim.call.exchange import Exchange
from voicesim.call.hearing import Hearing
from voicesim.call.loop import Loop
from voicesim.call.patience import Limits
from voicesim.call.turn_opinion import TurnOpinion
from voicesim.call.workers import InlineWorkers, Workers
from voicesim.client.protocol import Policyholder
from voicesim.listening.bargein import BargeIn
from voicesim.listening.continuations import load_cues
from voicesim.listening.detector import SpeechDetector
from voicesim.listening.ears import Ears
from voicesim.listening.endpointing import Endpointer, EndpointSettings
from voicesim.listening.recogniser import Hints, Recogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.listening.turn_model import TurnModel
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import Voice

WITHIN = FRAME
"""A frame of speaker can leave only when the frame of microphone it answers is complete."""

HEARD = 200
"""Sample of 32768 from which a sound has begun (-44 dBFS)."""


def first_sound(sound: Sound, since: int = 0) -> int | None:
    """Index of the first sample that can be heard; None when there is none."""
    loud = np.flatnonzero(np.abs(sound[since:].astype(np.int32)) >= HEARD)
    return since + int(loud[0]) if len(loud) else None


def last_sound(sound: Sound) -> int | None:
    """Index of the last sample that can be heard; None when there is none."""
    loud = np.flatnonzero(np.abs(sound.astype(np.int32)) >= HEARD)
    return int(loud[-1]) if len(loud) else None


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in the call; what is left out is a scripted double that takes no time."""

    client: Policyholder
    recogniser: Recogniser
    voice: Voice = field(default_factory=ToneVoice)
    detector: SpeechDetector = field(default_factory=LoudnessDetector)
    workers: Workers = field(default_factory=InlineWorkers)
    endpointing: EndpointSettings | None = None
    limits: Limits | None = None
    telephone: Telephone | None = None
    """The noise and the band of the line; None: the client's sound as it is."""
    ahead: float = 0.0
    """Seconds of new speech between two thoughts ahead; 0: none."""
    sinks: tuple[Sink, ...] = ()
    """Who is told of the call's events."""
    keep: Keep = lambda moment: None
    """Who is told of the client's state before each turn."""
    turns: TurnModel | None = None
    """Listens at each pause whether the turn is over."""


def call_of(cast: Cast, record: Callable[[Frame, Frame], None] = lambda mic, speaker: None) -> Call:
    """A call that is picked up at its first sample, with no noise on the line."""
    cues, diary = load_cues("fr"), Diary(*cast.sinks, keep=cast.keep)
    engines = Engines(cast.client, cast.recogniser, cast.voice, ToneVoice(), Hints())
    ears, ends = Ears(cast.detector), Endpointer(cues, cast.endpointing)
    opinion = None if cast.turns is None else TurnOpinion(cast.turns, cast.workers.beside(), diary)
    call = Call(
        Loop(
            Hearing(ears, ends, BargeIn(cues), samples(cast.ahead), opinion),
            Caller(engines, cast.workers, diary),
            Exchange("fr", silence(0)),
            diary,
            telephone=cast.telephone,
            record=record,
            limits=cast.limits,
        )
    )
    call.pick_up()
    return call


def heard_over(call: Call, microphone: Sound) -> Sound:
    """The speaker's side while this sound is on the microphone (whole frames of it), or until it is over."""
    frames = [silence(0)]
    for first in range(0, len(microphone) - FRAME + 1, FRAME):
        if call.over:
            break
        frames.append(call.tick(microphone[first : first + FRAME]))
    return np.concatenate(frames)


def placed(*parts: tuple[int, Sound], length: int) -> Sound:
    """Silence with each sound added from its sample on."""
    whole = np.zeros(length, dtype=np.int32)
    for first, sound in parts:
        whole[first : first + len(sound)] += sound[: max(0, length - first)]
    return np.clip(whole, -32768, 32767).astype(np.int16)
