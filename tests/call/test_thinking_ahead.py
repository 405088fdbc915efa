"""The client thinks of an answer while the trainee still speaks: they answer sooner, and say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicesim.audio.frames import SAMPLE_RATE, Sound, samples
from voicesim.call import events
from voicesim.call.answering import Recognised, Spoken
from voicesim.call.patience import Limits
from voicesim.call.workers import InlineWorkers
from voicesim.client.client import Client
from voicesim.client.protocol import ScriptedClient
from voicesim.client.scenario import load_scenario
from voicesim.client.state import (
    NOT_YET,
    ClientState,
    Decision,
    Intention,
    Line,
    NotYet,
    Stimulus,
    TraineeTurn,
)
from voicesim.listening.recogniser import Hints, ScriptedRecogniser
from voicesim.text.words import Word, text_of
from voicesim.voice.scripted import ToneVoice

LONG = "Je regarde votre dossier, je vois bien le contrat, et que s'est-il passé hier soir ?"
"""Sixteen words, 4.8 s at the pace of the staged trainee."""


def a_slow_machine(value: object) -> int:
    """350 ms to recognise, 650 ms to word, 60 ms to speak."""
    costs = {Recognised: samples(0.35), Spoken: samples(0.71)}
    return costs.get(type(value), 0)


def gap(call: Any) -> float:
    """Seconds from the end of the trainee's speech to the answer."""
    return float(call.all(events.ClientStarted)[0].latency.gap / SAMPLE_RATE)


def test_an_answer_thought_of_ahead_is_there_as_soon_as_the_turn_is_understood(stage: Any) -> None:
    gaps = {}
    for ahead in (0.0, 0.7):
        call = stage(
            client=ScriptedClient(("Voilà.",) * 9), workers=InlineWorkers(a_slow_machine), ahead=ahead
        )
        call.trainee.says(LONG, at=0.5)
        call.run(9.0)
        gaps[ahead] = gap(call)
    assert gaps[0.0] > 0.35 + 0.71
    assert gaps[0.7] < gaps[0.0] - 0.5


class ByTheLastWord(ScriptedClient):
    """Answers with the last word of the turn."""

    def decide(self, state: ClientState, stimulus: Stimulus) -> Decision:
        if not isinstance(stimulus, TraineeTurn):
            return Decision(state)
        return Decision(
            replace(state, turn=state.turn + 1), (Intention("answer", line=stimulus.words[-1].text),)
        )

    def word(self, decision: Decision) -> Iterator[Line | NotYet]:
        for intention in decision.intentions:
            yield NOT_YET
            yield Line(f"Vous disiez {intention.line}", intention.line, intention.move)


def test_a_turn_whose_end_changes_the_answer_is_answered_as_a_whole(stage: Any) -> None:
    call = stage(client=ByTheLastWord(()), workers=InlineWorkers(a_slow_machine), ahead=0.7)
    call.trainee.says(LONG, at=0.5)
    call.run(9.0)
    assert text_of(call.one(events.ClientSaid).words).endswith("disiez ?")
    assert text_of(call.one(events.TurnEnded).words) == LONG


@dataclass
class Attentive:
    """A recogniser that notes when it was asked, and whether the speech was over."""

    inner: ScriptedRecogniser
    asked: list[tuple[int, bool]] = field(default_factory=list)
    name: str = "attentive"

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        self.asked.append((start + len(sound), hints.unfinished))
        return self.inner.transcribe(sound, start, hints)


def listened(stage: Any, ahead: float, pace: Any = lambda value: 0) -> tuple[Any, Attentive]:
    attentive = Attentive(ScriptedRecogniser())
    call = stage(recogniser=attentive, workers=InlineWorkers(pace), ahead=ahead)
    call.trainee.recogniser = attentive.inner
    return call, attentive


def test_nobody_listens_before_the_pause_unless_asked_to(stage: Any) -> None:
    call, attentive = listened(stage, ahead=0.0)
    call.trainee.says(LONG, at=0.5)
    call.run(8.0)
    assert [unfinished for _, unfinished in attentive.asked] == [False]


def test_speech_is_listened_to_every_so_often_until_it_ends(stage: Any) -> None:
    call, attentive = listened(stage, ahead=1.0)
    call.trainee.says(LONG, at=0.5)
    call.run(8.0)
    *ahead, last = attentive.asked
    assert len(ahead) == 4
    assert all(unfinished for _, unfinished in ahead)
    assert not last[1]


def test_a_slow_recogniser_is_not_asked_again_before_it_has_answered(stage: Any) -> None:
    call, attentive = listened(stage, 0.3, lambda value: samples(2.0) if isinstance(value, Recognised) else 0)
    call.trainee.says(LONG, at=0.5)
    call.run(12.0)
    times = [at for at, _ in attentive.asked]
    assert all(later - sooner >= samples(2.0) for sooner, later in pairwise(times[:-1]))


def test_a_word_that_may_be_cut_in_two_is_left_out_until_it_is_whole(stage: Any) -> None:
    call, attentive = listened(stage, ahead=0.9)
    call.trainee.says("Avez-vous coupé l'électricité ?", at=0.5, pace=0.5)
    call.run(1.6)
    draft = call.call.loop.caller.draft
    assert attentive.asked[0][1]
    assert text_of(draft.words) == "Avez-vous"


def test_the_client_does_not_think_ahead_while_speaking(stage: Any) -> None:
    call, attentive = listened(stage, ahead=0.5)
    call.trainee.says("Racontez-moi ?", at=0.5)
    call.run(2.6)
    assert call.call.client_speaking
    before = len(attentive.asked)
    call.trainee.says("oui, oui, d'accord, oui", at=call.second + 0.1, pace=0.25)
    call.run(call.second + 1.2)
    assert all(not unfinished for _, unfinished in attentive.asked[before:])


TURNS = (
    "Service sinistres bonjour, Camille Petit à l'appareil, comment puis-je vous aider ?",
    "Je comprends, c'est très désagréable. Est-ce que l'eau coule encore en ce moment ?",
    "D'accord. Pouvez-vous me donner votre nom et votre numéro de contrat s'il vous plaît ?",
    "Est-ce qu'il y a de l'électricité près de l'eau, et avez-vous pu couper le compteur ?",
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ahead=st.sampled_from([0.4, 0.7, 1.1]),
    recognition=st.sampled_from([0.0, 0.08, 0.35, 0.9]),
    voice=st.sampled_from([0.0, 0.04, 0.7]),
    turns=st.lists(st.sampled_from(TURNS), min_size=1, max_size=4, unique=True),
)
def test_what_is_said_does_not_depend_on_thinking_ahead(
    stage: Any, ahead: float, recognition: float, voice: float, turns: list[str]
) -> None:
    def pace(value: object) -> int:
        return samples({Recognised: recognition, Spoken: voice}.get(type(value), 0.0))

    said = []
    for each in (0.0, ahead):
        caller, patient = Client(load_scenario("FR03"), 7), Limits(silence=samples(1000.0))
        call = stage(client=caller, workers=InlineWorkers(pace), limits=patient, ahead=each)
        for text in turns:
            call.trainee.says(text, at=call.second + 0.5)
            call.run(call.second + 25.0)
        said.append([(text_of(event.words), event.lines) for event in call.all(events.ClientSaid)])
    assert said[0] == said[1]


def test_a_stage_that_fails_on_half_a_turn_is_tried_again_on_the_whole(stage: Any) -> None:
    voice = Hoarse()
    call = stage(client=ScriptedClient(("Voilà.",) * 9), voice=voice, ahead=1.0)
    call.trainee.says(LONG, at=0.5)
    call.run(9.0)
    assert call.one(events.StageFailed).instead == "nothing yet: the trainee is still speaking"
    assert text_of(call.all(events.ClientSaid)[0].words) == "Voilà."


class Hoarse(ToneVoice):
    """Fails the first time it is asked."""

    failed = 0

    def synthesize(self, text: str, colour: Any) -> Iterator[Any]:
        if not self.failed:
            self.failed = 1
            raise OSError("no sound")
        yield from super().synthesize(text, colour)
