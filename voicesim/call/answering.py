"""The work behind an answer, as generators on a worker: words -> decision, and decision -> lines -> sound.

Each stage names itself before it begins; when the generator raises or hangs, the call knows which it was.
A job that is no longer wanted ends at its next yield.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.client.protocol import Foreseeable, Policyholder
from voicesim.client.state import ClientState, Decision, Line, NotYet, Stimulus, TraineeTurn
from voicesim.errors import StageFailed
from voicesim.listening.recogniser import Demand, Hints, Recogniser
from voicesim.messages.message import Message
from voicesim.text.words import Word
from voicesim.voice.ahead import SpeaksAhead, Stop
from voicesim.voice.colours import spoken_colour_of
from voicesim.voice.speech import NEUTRAL, Colour, Speech, Voice

Stage: TypeAlias = Literal["recognition", "client", "wording", "voice"]

WORDLESS = SAMPLE_RATE  # 1 s
"""A wordless sound shorter than this is a noise; a longer one was speech that was not understood."""


SPILL = SAMPLE_RATE // 2  # 500 ms
"""A recogniser's word may lie so much outside the sound: its times are no finer."""

CUT = SAMPLE_RATE // 5  # 200 ms
"""A word that ends so near the end of unfinished speech may be only the first half of one."""


@dataclass(frozen=True, slots=True)
class Entering:
    """The generator is about to enter this stage."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the trainee was heard to say."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What the client will do."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class Spoken:
    """One clause of one line, as sound."""

    line: Line
    speech: Speech


@dataclass(frozen=True, slots=True)
class SpokenAhead:
    """The first clause of a line that may be wanted is there."""

    line: Line


@dataclass(frozen=True, slots=True)
class Engines:
    """The models of a call, each a value with one verb."""

    client: Policyholder
    recogniser: Recogniser
    voice: Voice
    spare_voice: Voice
    """Speaks when `voice` fails in mid-call; the log says so."""
    hints: Hints
    colleague: Voice | None = None
    """Speaks for whoever the call is passed to; None where no transfer is foreseen."""
    plain: bool = False
    """True when the client's written lines are to be said, and nothing waited for."""

    def voice_of(self, line: Line) -> Voice:
        """Whose voice says this line."""
        return self.colleague if line.speaker == "colleague" and self.colleague else self.voice

    def spare(self) -> Engines:
        """The same, all spoken by the spare voice, in words that are there."""
        return replace(self, voice=self.spare_voice, colleague=None, plain=True)

    def plainly(self) -> Engines:
        """The same, in words that are there."""
        return replace(self, plain=True)


@dataclass(frozen=True, slots=True)
class TurnSound:
    """A stretch of the trainee's channel that is, or may be, a turn."""

    sound: Sound
    """What has not been recognised yet."""
    first: int
    """First sample of `sound` on the call's clock."""
    start: int
    """First sample of the turn's speech."""
    end: int
    """First sample after the turn's speech so far."""
    before: tuple[Word, ...]
    """Words of the turn that were recognised earlier, before `sound`."""
    interrupted: bool
    """True when the turn began over the client's voice."""
    unfinished: bool = False
    """True when the trainee is still speaking: the last word may be cut in two."""

    def turn(self, words: tuple[Word, ...]) -> TraineeTurn:
        """The turn it is once its words are known."""
        return TraineeTurn(words, self.start, self.end, self.interrupted)

    def recognised(self, engines: Engines, demand: Demand | None = None) -> tuple[Word, ...]:
        """All the words of the turn; without the last one where it may be cut."""
        hints = replace(engines.hints, unfinished=self.unfinished, demand=demand)
        words = engines.recogniser.transcribe(self.sound, self.first, hints)
        end = self.first + len(self.sound)
        for word in words:
            if not self.first - SPILL <= word.start <= word.end <= end + SPILL:
                raise StageFailed(
                    "recognition", Message("{text!r} lies outside the sound it was heard in", text=word.text)
                )
        if self.unfinished and words and words[-1].end > end - CUT:
            words = words[:-1]
        return (*self.before, *words)


def understand(
    engines: Engines, state: ClientState, heard: TurnSound, demand: Demand | None = None
) -> Iterator[object]:
    """Recognise a turn, then decide what to do about it. A noise is no turn."""
    yield Entering("recognition")
    words = heard.recognised(engines, demand)
    yield Recognised(words)
    if words or heard.end - heard.start >= WORDLESS:
        yield from decide(engines, state, heard.turn(words))


def decide(engines: Engines, state: ClientState, stimulus: Stimulus) -> Iterator[object]:
    """Decide what to do about a stimulus."""
    yield Entering("client")
    decision = engines.client.decide(state, stimulus)
    if not isinstance(decision, Decision):
        raise StageFailed("client", Message("no decision"))
    yield Decided(decision)


def only_recognise(engines: Engines, heard: TurnSound, demand: Demand | None = None) -> Iterator[object]:
    """The words of a turn that will have no answer."""
    yield Entering("recognition")
    yield Recognised(heard.recognised(engines, demand))


def say(engines: Engines, decision: Decision) -> Iterator[object]:
    """Put a decision into words and sound, lazily: the first clause sounds while the second is unwritten."""
    lines = engines.client.word_plainly(decision) if engines.plain else engines.client.word(decision)
    worded = False
    yield Entering("wording")
    for line in lines:
        if not isinstance(line, NotYet):
            worded = True
            yield from _speak(engines, decision.state, line, line.text)
        yield Entering("wording")
    if decision.intentions and not worded:
        raise StageFailed("wording", Message("no line for {move!r}", move=decision.intentions[0].move))


def say_the_rest(
    engines: Engines, decision: Decision, begun: Line, left: str, later: int
) -> Iterator[object]:
    """Go on where an answer stopped: what is `left` of the line `begun`, then the last `later` intentions."""
    if left:
        yield from _speak(engines, decision.state, begun, left)
    lines = [line for line in engines.client.word_plainly(decision) if isinstance(line, Line)]
    for line in lines[len(lines) - later :]:
        yield from _speak(engines, decision.state, line, line.text)


def _speak(engines: Engines, state: ClientState, line: Line, text: str) -> Iterator[object]:
    """`text` is the line's, or what is left of it."""
    sounded = False
    colour = _colour_of(line, state)
    yield Entering("voice")
    for speech in engines.voice_of(line).synthesize(text, colour):
        sounded = sounded or len(speech.sound) > 0
        yield Spoken(line, speech)
    if not sounded:
        raise StageFailed("voice", Message("no sound for {text!r}", text=text))


def read_ahead(engines: Engines, state: ClientState) -> Iterator[object]:
    """Read what can be read of the next answer's prompt, while nobody waits."""
    yield from engines.client.read_ahead(state)


def speak_ahead(engines: Engines, state: ClientState, stop: Stop) -> Iterator[object]:
    """Speak what is likely to be said next, while nobody waits; ends when it is asked to stop."""
    if not isinstance(engines.client, Foreseeable):
        return
    for line, after in engines.client.foresee(state):
        voice = engines.voice_of(line)
        if isinstance(voice, SpeaksAhead):
            if not voice.speak_ahead(line.text, _colour_of(line, after), stop):
                return
            yield SpokenAhead(line)


def say_again(engines: Engines, state: ClientState, line: Line) -> Iterator[object]:
    """Speak a line that was said before; the client stays as they are."""
    yield Entering("voice")
    for speech in engines.voice.synthesize(line.text, _colour(state)):
        yield Spoken(line, speech)


def _colour_of(line: Line, state: ClientState) -> Colour:
    return NEUTRAL if line.speaker == "colleague" else _colour(state)


def _colour(state: ClientState) -> Colour:
    return spoken_colour_of(state.mood.anger, state.mood.distress, state.mood.trust)
