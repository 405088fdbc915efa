"""A voice that comes too late, or breaks in mid-line, loses no fact: what nobody heard was not said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicesim.audio.frames import samples
from voicesim.call import events
from voicesim.call.answer import Answer
from voicesim.call.answering import Spoken
from voicesim.call.event_reading import event_from_json
from voicesim.call.wording import Wording
from voicesim.call.workers import InlineWorkers
from voicesim.client.client import Client
from voicesim.client.protocol import ScriptedClient
from voicesim.client.scenario import load_scenario
from voicesim.client.state import Decision, Earned, Intention, Line
from voicesim.text.words import text_of
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import NEUTRAL, Colour, Speech

ADDRESS = "Madame Tarrin, c'est moi, douze rue des Lilas, à Vannes, au troisième étage, porte de gauche."
CLAUSES = 6
ASKED = "Quelle est votre adresse, s'il vous plaît ?"
NEVER = 10_000.0


@dataclass
class Faulty:
    """A voice in tones whose clauses of these numbers come late, or break when `seconds` is None."""

    at: frozenset[int]
    seconds: float | None = NEVER
    name: str = "faulty"
    made: int = 0
    late: list[Speech] = field(default_factory=list)

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        for speech in ToneVoice().synthesize(text, colour):
            self.made += 1
            if self.made in self.at and self.seconds is None:
                raise OSError("onnxruntime: out of memory")
            if self.made in self.at:
                self.late.append(speech)
            yield speech

    def pace(self, value: object) -> int:
        """What its clauses take to be made; all else takes no time."""
        late = isinstance(value, Spoken) and any(value.speech is speech for speech in self.late)
        return samples(self.seconds or 0.0) if late else 0


def held(stage: Any, voice: Faulty, spare: Faulty | None = None, turns: int = 1, **more: Any) -> Any:
    """A trainee who asks so many times, each time well after the answer before."""
    spare_pace = spare.pace if spare is not None else lambda value: 0
    workers = InlineWorkers(lambda value: voice.pace(value) + spare_pace(value))
    client = more.pop("client", None) or ScriptedClient((ADDRESS,) * (turns + 1))
    call = stage(client=client, voice=voice, spare=spare, workers=workers, **more)
    for _ in range(turns):
        call.trainee.says(ASKED, call.second + 0.5)
        call.run(call.second + 35.0)
    return call


@settings(max_examples=15)
@given(
    at=st.frozensets(st.integers(1, CLAUSES), min_size=1),
    seconds=st.sampled_from((None, 0.3, 1.5, 4.0, NEVER)),
)
def test_every_word_is_heard_once_whichever_clauses_are_late_or_break(
    stage: Any, at: frozenset[int], seconds: float | None
) -> None:
    call = held(stage, Faulty(at, seconds))
    said = call.one(events.ClientSaid)
    assert text_of(said.words) == ADDRESS
    assert said.complete
    assert [one.stage for one in call.all(events.StageFailed)] in ([], ["voice"])
    assert call.all(events.StageFailed) or seconds not in (None, NEVER)


def test_the_log_says_that_the_rest_was_said_by_another(stage: Any) -> None:
    call = held(stage, Faulty(frozenset({3})))
    failed = call.one(events.StageFailed)
    assert (failed.stage, failed.reason) == ("voice", events.NO_RESULT)
    assert failed.instead == "what was left was said without it"


def test_what_neither_voice_said_does_not_count_and_nobody_is_blamed_for_a_cut(stage: Any) -> None:
    call = held(stage, Faulty(frozenset({3})), Faulty(frozenset({2})))
    said = call.one(events.ClientSaid)
    assert text_of(said.words) == "Madame Tarrin, c'est moi, douze rue des Lilas,"
    assert not said.complete
    assert call.all(events.StageFailed)[-1].instead == "what was not said does not count"
    assert not call.call.loop.caller.was_cut


def test_a_voice_that_failed_twice_is_not_asked_again(stage: Any) -> None:
    voice = Faulty(frozenset({3, 8}))
    call = held(stage, voice, turns=4)
    assert [text_of(said.words) for said in call.all(events.ClientSaid)] == [ADDRESS] * 4
    assert len(call.all(events.StageFailed)) == 2
    replaced = call.one(events.VoiceReplaced)
    assert replaced.voice == "tones"
    assert event_from_json(json.loads(json.dumps(events.as_json(replaced)))) == replaced
    assert voice.made == 2 * CLAUSES


CALLER = load_scenario("FR03")
QUESTIONS = (
    "Bonjour, Julie à l'appareil, je vous écoute.",
    "Quel est votre nom, et votre adresse, s'il vous plaît ?",
    "Depuis quand l'eau coule-t-elle, et est-ce que ça coule encore ?",
)


@dataclass
class Told:
    """A call with a real client, in which both voices may be late; the lines that they were given."""

    call: Any
    lines: list[Line]

    @property
    def said(self) -> str:
        return " ".join(text_of(said.words) for said in self.call.all(events.ClientSaid))

    @property
    def facts(self) -> set[str]:
        return {item.fact for item in self.call.call.loop.caller.state.earned}


def talk(stage: Any, voice: Faulty, spare: Faulty) -> Told:
    lines: list[Line] = []

    def pace(value: object) -> int:
        if isinstance(value, Spoken):
            lines.append(value.line)
        return voice.pace(value) + spare.pace(value)

    call = stage(client=Client(CALLER, 1), voice=voice, spare=spare, workers=InlineWorkers(pace))
    for question in QUESTIONS:
        call.trainee.says(question, call.second + 0.5)
        call.run(call.second + 28.0)
    return Told(call, lines)


@pytest.mark.parametrize("late", [(), (2,), (5, 6), (8,), (10,), (11, 12), range(1, 99)])
@pytest.mark.parametrize("spare_late", [(), (1,), (2,), range(1, 99)])
def test_no_fact_counts_as_told_unless_its_line_was_heard_to_the_end(
    stage: Any, late: Sequence[int], spare_late: Sequence[int]
) -> None:
    told = talk(stage, Faulty(frozenset(late)), Faulty(frozenset(spare_late)))
    noted = {fact.fact for fact in told.call.all(events.FactEarned)}
    assert noted == told.facts
    for line in told.lines:
        if set(line.facts) & noted and line.text not in told.said:
            assert any(other.text in told.said for other in told.lines if other.facts == line.facts)


def test_what_was_lost_is_told_when_it_is_asked_again(stage: Any) -> None:
    """The opening is never heard, by either voice; the caller begins again with the next answer."""
    told = talk(stage, Faulty(frozenset({2})), Faulty(frozenset({1})))
    assert "water_from_ceiling" in told.facts
    (first, *_) = told.call.all(events.ClientSaid)
    assert not first.complete
    assert told.call.all(events.FactEarned)[0].at > first.at


def test_a_line_that_had_no_voice_yet_was_not_said_by_an_answer_that_the_trainee_cuts(stage: Any) -> None:
    """The answer has two lines; the second is still being made when the trainee comes in over the first."""
    client = Client(CALLER, 1)
    facts = [Earned(0, fact, "", "") for fact in ("water_from_ceiling", "still_dripping")]
    intentions = tuple(Intention("answer", (each.fact,), topic=each.fact) for each in facts)
    decision = Decision(replace(client.begin(), earned=tuple(facts)), intentions, earned=tuple(facts))
    wording = Wording(client.begin(), decision, 1, 0)
    first, second = (line for line in client.word(decision) if isinstance(line, Line))
    for speech in ToneVoice().synthesize(first.text, NEUTRAL):
        wording.mouth.add(first, speech)
    answer = Answer(client.begin(), wording=wording)
    assert [line.facts for line in answer.lines] == [first.facts, second.facts]
    state = client.heard(decision.state, answer.lines, first.text, complete=False)
    assert [each.fact for each in state.earned] == ["water_from_ceiling"]


def test_the_last_line_of_a_call_ends_it_however_it_was_said(stage: Any) -> None:
    voices = Faulty(frozenset({2})), Faulty(frozenset({1}))
    call = held(stage, *voices, client=ScriptedClient((ADDRESS,)))
    assert call.one(events.HungUp).by == "client"
