"""A voice on a server of one's own network (`/v1/audio/speech`), and the one of this machine when it is gone.

The server speaks a clause at a time. When it is late, fails or sends what is not that clause, the voice of
this machine says it, and speaks to the end of the call: nobody wants a third change of voice. Both are on the
record.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.errors import StageFailed, StageRefused
from voicesim.messages.message import Message
from voicesim.servers.asking import Server
from voicesim.servers.breaker import Breaker
from voicesim.servers.reports import RESTING, Attempt, Report, Reports, attempt_of
from voicesim.text.words import Language
from voicesim.voice import alignment, clauses
from voicesim.voice.casting import PLAIN_RATE
from voicesim.voice.gain import AUDIBLE, SPEECH_LEVEL, amplified, speech_level
from voicesim.voice.reading import aloud
from voicesim.voice.speech import NEUTRAL, Colour, Speech, Voice

OPENING = 8.0
"""Seconds in which a server says its first sentence, before the call begins: it may have to load a voice."""

FASTEST, SLOWEST = 27.0, 5.0
"""Letters a second, at the voice's own rate, between which a clause was spoken; else it was another text, or
the sound has another sampling rate than its header says. Kokoro and Piper say 9 to 20, espeak-ng 6 to 23: a
sound that plays three times too fast or too slow is found, one at half or twice its rate mostly."""
ODD = 12
"""Letters under which a clause tells nothing: "Euh..." may take its time."""

DIGIT = 5
"""Letters that a digit stands for: "320" is "trois cent vingt"."""

RATES = (8_000, 48_000)
_SPEEDS = (0.7, 1.4)
_PITCH = 1.0
"""Semitones either way, by playing faster or slower, as with Piper's voices."""
_WARM_UP: dict[Language, str] = {"fr": "Oui bonjour, c'est moi.", "en": "Yes hello, it's me."}


Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks on the server."""

    voice: str
    """The server's name of the voice: "ff_siwis"."""
    language: Language
    rate: int = PLAIN_RATE
    """Words per minute, as the persona has it."""


class ServerVoice:
    """One voice of a server: what it does not say, or not in time, is an error."""

    def __init__(self, server: Server, person: Person, seconds: float = 0.8) -> None:
        """`seconds`: in which a clause must be there."""
        self.name = f"{server.name}, voice {person.voice}"
        self._server, self._person, self._seconds = server, person, seconds

    def open(self) -> None:
        """Let it say one sentence, which measures its level. Raises `StageFailed` when it cannot."""
        own_level(self._server, self._person)

    def synthesize(self, text: str, colour: Colour = NEUTRAL) -> Iterator[Speech]:
        """Speak `text` clause by clause. Raises `StageFailed`, `StageLate`, `StageRefused`."""
        for clause in clauses.split(text):
            yield self.say(clause, colour)

    def say(self, clause: str, colour: Colour) -> Speech:
        """One clause. Raises as `synthesize`. Words share its time by their length: a server tells none."""
        read = aloud(clause.split(), self._person.language)
        pitch = _within(colour.pitch / 2, -_PITCH, _PITCH)
        shift = float(2 ** (pitch / 12))
        speed = _within(self._person.rate / PLAIN_RATE * colour.rate / shift, *_SPEEDS)
        sound, rate = _asked(self._server, self._person, " ".join(read), speed, self._seconds)
        level = SPEECH_LEVEL - own_level(self._server, self._person) + colour.level
        spoken = amplified(_resampled(sound, rate * shift), level)
        return alignment.speech_of(clause, read, (), spoken, colour.rest)


class VoiceOnServer:
    """A server's voice, and the one of this machine that takes over for good when the server has nothing."""

    def __init__(self, server: ServerVoice, here: Voice, breaker: Breaker) -> None:
        """`here` speaks from the first clause on that the server does not, before the call even.

        `breaker` is shared by all calls that ask the same server; this object serves one call.
        """
        self.name = f"{server.name}, else {here.name}"
        self._server, self._here, self._breaker, self._reports = server, here, breaker, Reports()
        self._gone = False
        self._tried(server.open)

    def reports(self) -> tuple[Report, ...]:
        """What became of the questions since the last time."""
        return self._reports.taken()

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        """Speak `text` clause by clause. Raises `StageFailed` when the voice of this machine does."""
        for clause in clauses.split(text):
            speech = self._tried(partial(self._server.say, clause, colour))
            if speech is None:
                yield from self._here.synthesize(clause, colour)
            else:
                self._note("answered")
                yield speech

    def _tried(self, ask: Callable[[], Made]) -> Made | None:
        """What the server makes; None when it does not, now or ever again in this call."""
        if self._gone or not self._breaker.asks():
            self._gone = True
            self._note("resting", RESTING)
            return None
        try:
            made = ask()
        except StageFailed as failure:
            self._gone = True
            self._breaker.missing()
            self._note(attempt_of(failure), str(failure.reason))
            return None
        self._breaker.came()
        return made

    def _note(self, attempt: Attempt, reason: str = "") -> None:
        instead = self._here.name if reason else ""
        self._reports.note(Report("voice", self._server.name, attempt, reason, instead))


@lru_cache(maxsize=32)
def own_level(server: Server, person: Person) -> float:
    """Decibels under full scale at which a server's voice speaks. Raises `StageFailed`."""
    sound, _ = _asked(server, person, _WARM_UP[person.language], 1.0, OPENING)
    return speech_level(sound)


def _asked(
    server: Server, person: Person, text: str, speed: float, seconds: float
) -> tuple[NDArray[np.float32], int]:
    """Mono sound at full scale 1, and its sampling rate. Raises `StageFailed`."""
    body = {
        "model": server.model,
        "input": text,
        "voice": person.voice,
        "response_format": "wav",
        "speed": round(speed, 3),
    }
    answered = server.post("voice", "/audio/speech", json.dumps(body).encode(), "application/json", seconds)
    sound, rate = _decoded(answered.body, answered.kind)
    _check(text, sound, rate, speed)
    return sound, rate


def _check(text: str, sound: NDArray[np.float32], rate: int, speed: float) -> None:
    """Raises `StageRefused` for a sound that is not this text, spoken."""
    audible = np.flatnonzero(np.abs(sound) > AUDIBLE)
    if not len(audible):
        raise StageRefused("voice", Message("the server sent silence"))
    lasts = float(audible[-1] - audible[0] + 1) / rate
    letters = sum(DIGIT if character.isdigit() else character.isalpha() for character in text)
    if letters >= ODD and not SLOWEST <= letters / lasts / speed <= FASTEST:
        form = "the server sent {seconds:.1f} s of sound for {count} letters"
        raise StageRefused("voice", Message(form, seconds=lasts, count=letters))


def _decoded(body: bytes, kind: str) -> tuple[NDArray[np.float32], int]:
    import soundfile

    try:
        sound, rate = soundfile.read(io.BytesIO(body), dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError, ValueError):
        raise StageRefused("voice", Message("the server sent {kind}, which is no sound", kind=kind)) from None
    if not RATES[0] <= rate <= RATES[1] or not np.isfinite(sound).all():
        raise StageRefused("voice", Message("the server sent {kind}, which is no sound", kind=kind))
    mono: NDArray[np.float32] = sound.mean(axis=1)
    return mono, int(rate)


def _within(value: float, least: float, most: float) -> float:
    return min(most, max(least, value))


def _resampled(sound: NDArray[np.float32], rate: float) -> NDArray[np.float32]:
    import soxr

    resampled: NDArray[np.float32] = soxr.resample(sound, rate, SAMPLE_RATE)
    return resampled
