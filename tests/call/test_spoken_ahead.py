"""What the client is likely to say is spoken while nobody waits, and left as soon as somebody does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event
from typing import Any

from voicesim.call.answer import Answer
from voicesim.call.answering import Engines
from voicesim.call.thinking import Thinking
from voicesim.call.workers import ThreadedWorkers
from voicesim.client.protocol import ScriptedClient
from voicesim.client.state import Silence
from voicesim.listening.recogniser import Hints, ScriptedRecogniser
from voicesim.voice.ahead import Stop
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import Colour, Speech

LINES = ("Bonjour, c'est pour une fuite d'eau.", "Depuis hier soir.", "Au revoir.")


@dataclass
class Ready:
    """A voice in tones that notes what it is asked to speak ahead."""

    name: str = "ready"
    ahead: list[str] = field(default_factory=list)

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        return ToneVoice().synthesize(text, colour)

    def speak_ahead(self, text: str, colour: Colour, stop: Stop) -> bool:
        self.ahead.append(text)
        return not stop.asked


@dataclass
class Endless(Ready):
    """One that never comes to an end by itself."""

    begun: Event = field(default_factory=Event)
    left: Event = field(default_factory=Event)

    def speak_ahead(self, text: str, colour: Colour, stop: Stop) -> bool:
        with stop.ending(self.left.set):
            self.begun.set()
            return not self.left.wait(5)


def held(stage: Any, **more: Any) -> Any:
    call = stage(client=ScriptedClient(LINES), **more)
    call.trainee.says("Service sinistres, bonjour, je vous écoute.", 0.5)
    call.trainee.says("Depuis quand est-ce que l'eau coule ?", 7.0)
    return call.run(15.0)


def test_while_it_rings_the_first_line_is_spoken_already(stage: Any) -> None:
    voice = Ready()
    stage(client=ScriptedClient(LINES), voice=voice, ringing=True, spoken_ahead=True).run(1.0)
    assert voice.ahead == [LINES[0]]


def test_the_next_line_is_spoken_while_the_one_before_it_is_heard(stage: Any) -> None:
    voice = Ready()
    call = stage(client=ScriptedClient(LINES), voice=voice, spoken_ahead=True)
    call.trainee.says("Service sinistres, bonjour, je vous écoute.", 0.5)
    while not call.call.client_speaking:
        call.run(call.second + 0.02)
    call.run(call.second + 0.1)
    assert call.call.client_speaking
    assert LINES[1] in voice.ahead


def test_the_call_is_the_same_with_and_without(stage: Any) -> None:
    plain, ready = held(stage, voice=Ready()), held(stage, voice=Ready(), spoken_ahead=True)
    assert plain.log == ready.log
    assert all((one == other).all() for one, other in zip(plain.speaker, ready.speaker, strict=True))


def test_a_call_in_sample_time_speaks_nothing_ahead(stage: Any) -> None:
    voice = Ready()
    held(stage, voice=voice)
    assert not voice.ahead


def test_whoever_waits_does_not_wait_for_what_is_spoken_ahead() -> None:
    voice, tone, workers = Endless(), ToneVoice(), ThreadedWorkers()
    engines = Engines(ScriptedClient(LINES), ScriptedRecogniser(), voice, tone, Hints())
    thinking = Thinking(engines, workers, ahead=True)
    state = engines.client.begin()
    thinking.speak_ahead(state, 0)
    assert voice.begun.wait(5)
    assert not thinking.at_rest
    thinking.understand(Answer(state, stimulus=Silence(0, 0)), 0)
    assert voice.left.wait(5)
    workers.close()
