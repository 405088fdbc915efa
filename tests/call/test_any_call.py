"""What holds in every call, whoever speaks when and whatever breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound
from voicesim.call import events
from voicesim.call.call import Call
from voicesim.call.workers import InlineWorkers
from voicesim.client.protocol import ScriptedClient
from voicesim.errors import StageFailed
from voicesim.listening.recogniser import Hints
from voicesim.text.words import Word
from voicesim.voice.speech import Colour, Speech

SENTENCES = (
    "Bonjour, service sinistres, je vous écoute ?",
    "oui",
    "d'accord",
    "Je comprends, et",
    "Que s'est-il passé exactement ?",
    "Au revoir madame.",
    "Attendez, je regarde votre contrat, ne quittez pas s'il vous plaît.",
)

spoken = st.lists(st.tuples(st.floats(0.1, 4.0), st.sampled_from(SENTENCES)), max_size=5)
"""Gaps in seconds and what is said after them."""

buttons = st.lists(st.tuples(st.floats(0.0, 30.0), st.sampled_from(["hold", "say", "lost"])), max_size=4)

paces = st.integers(0, SAMPLE_RATE)
"""Samples that each result of the worker takes."""


def press(call: Call, button: str) -> None:
    match button:
        case "hold":
            call.hold()
        case "say":
            call.say("Bonjour ?")
        case "lost":
            call.lost(2)


def rehearse(staged: Any, said: list[tuple[float, str]], pressed: list[tuple[float, str]]) -> Any:
    at = 0.2
    for gap, sentence in said:
        at += gap
        staged.trainee.says(sentence, at)
        at += 0.3 * len(sentence.split())
    for second, button in sorted(pressed):
        staged.run(second)
        press(staged.call, button)
    staged.run(at + 6.0)
    staged.call.hang_up()
    return staged.run_out()


@settings(max_examples=25)
@given(spoken, buttons, paces, st.integers(1, 6))
def test_every_frame_is_accounted_for_and_the_channels_are_aligned(
    stage: Any, said: Any, pressed: Any, pace: int, answers: int
) -> None:
    client = ScriptedClient(tuple(f"Voilà ma réponse numéro {n}, madame." for n in range(answers)))
    call = rehearse(stage(client=client, workers=InlineWorkers(lambda value: pace)), said, pressed)
    closed = call.one(events.Closed)
    assert call.log[-1] is closed
    assert closed.captured == closed.processed + closed.dropped
    assert closed.processed == len(call.mic) == len(call.speaker)
    assert all(len(frame) == FRAME for frame in call.speaker)


@settings(max_examples=25)
@given(spoken, paces, st.integers(1, 4))
def test_nothing_of_the_client_sounds_after_the_line_is_closed(
    stage: Any, said: Any, pace: int, answers: int
) -> None:
    client = ScriptedClient(tuple("Bon, ben au revoir alors." for _ in range(answers)))
    call = rehearse(stage(client=client, workers=InlineWorkers(lambda value: pace)), said, [])
    ended = call.one(events.HungUp).at
    for event in call.all(events.ClientStarted) + call.all(events.ClientSaid):
        assert event.at <= ended


@settings(max_examples=25)
@given(spoken, paces)
def test_every_turn_of_the_trainee_ends_and_keeps_all_its_words(stage: Any, said: Any, pace: int) -> None:
    call = rehearse(stage(workers=InlineWorkers(lambda value: pace)), said, [])
    kept = [word.text for turn in call.all(events.TurnEnded) for word in turn.words]
    kept += [word.text for turn in call.all(events.Backchannel) for word in turn.words]
    uttered = [word for _, sentence in said for word in sentence.split()]
    assert sorted(kept) == sorted(uttered)


@settings(max_examples=20)
@given(spoken, buttons, paces)
def test_the_same_call_twice_is_the_same_call(stage: Any, said: Any, pressed: Any, pace: int) -> None:
    first, second = (
        rehearse(stage(workers=InlineWorkers(lambda value: pace)), said, pressed) for _ in range(2)
    )
    assert first.log == second.log
    assert np.array_equal(np.concatenate(first.speaker), np.concatenate(second.speaker))


@settings(max_examples=20)
@given(spoken, paces)
def test_only_the_generation_that_was_begun_is_ever_heard(stage: Any, said: Any, pace: int) -> None:
    call = rehearse(stage(workers=InlineWorkers(lambda value: pace)), said, [])
    begun = {event.generation for event in call.all(events.ClientStarted)}
    dropped = {event.generation for event in call.all(events.DraftDropped)}
    assert {event.generation for event in call.all(events.ClientSaid)} <= begun
    assert not begun & dropped


@dataclass
class Deaf:
    """A recogniser that fails from the nth time on."""

    after: int
    name: str = "deaf"
    asked: int = 0

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        self.asked += 1
        if self.asked > self.after:
            raise StageFailed("recognition", "out of memory")
        return (Word("Bonjour", start, start + len(sound)),)


@dataclass
class Hoarse:
    """A voice that fails from the nth clause on."""

    after: int
    name: str = "hoarse"
    asked: int = 0

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        self.asked += 1
        if self.asked > self.after:
            raise StageFailed("voice", "the weights are corrupt")
        yield Speech(text, np.full(8000, 900, dtype=np.int16), (Word(text, 0, 8000),))


@settings(max_examples=20)
@given(spoken, st.integers(0, 3))
def test_a_recogniser_that_fails_is_logged_and_the_client_blames_the_line(
    stage: Any, said: Any, after: int
) -> None:
    call = rehearse(stage(recogniser=Deaf(after)), said, [])
    failed = call.all(events.StageFailed)
    assert all(event.stage == "recognition" and "memory" in event.reason for event in failed)
    begun = {event.generation: event for event in call.all(events.ClientStarted)}
    excuses = [event for event in begun.values() if event.moves == ("pardon",)]
    assert len(excuses) <= len(failed)
    assert call.one(events.Closed)


@settings(max_examples=20)
@given(spoken, st.integers(0, 3))
def test_a_voice_that_fails_hands_over_to_the_spare_one(stage: Any, said: Any, after: int) -> None:
    call = rehearse(stage(voice=Hoarse(after)), said, [])
    assert {event.stage for event in call.all(events.StageFailed)} <= {"voice"}
    for started in call.all(events.ClientStarted):
        assert started.moves == ("answer",)
    assert call.one(events.Closed)
