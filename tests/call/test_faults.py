"""Each stage raises, hangs, returns nothing or returns rubbish, at each of six moments: the call goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, silence
from voicesim.call import events
from voicesim.call.answering import Decided, Recognised, Spoken
from voicesim.call.workers import InlineWorkers
from voicesim.client.protocol import ScriptedClient
from voicesim.client.state import ClientState, Decision, Intention, Line, NotYet, Stimulus, TraineeTurn
from voicesim.listening.recogniser import Hints, ScriptedRecogniser
from voicesim.text.words import Word
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import Colour, Speech

STAGES = ("recognition", "client", "wording", "voice")
FAULTS = ("raises", "hangs", "gives nothing", "gives rubbish")
MOMENTS = {
    "first turn": 1,
    "second turn": 2,
    "third turn": 3,
    "a draft in a pause": 1,
    "a barge-in": 2,
    "the last turn": 4,
}
FOREVER = 3600 * SAMPLE_RATE


@dataclass
class Breaking:
    """Breaks one stage in one way, the nth time it is asked; everything else works."""

    stage: str
    fault: str
    at: int
    recogniser: ScriptedRecogniser
    client: ScriptedClient = field(default_factory=lambda: ScriptedClient(tuple(SENTENCES)))
    voice: ToneVoice = field(default_factory=ToneVoice)
    asked: dict[str, int] = field(default_factory=dict)
    hanging: bool = False
    name: str = "breaking"

    def breaks(self, stage: str) -> str:
        self.asked[stage] = self.asked.get(stage, 0) + 1
        if stage != self.stage or self.asked[stage] != self.at:
            return ""
        self.hanging = self.fault == "hangs"
        return self.fault

    def pace(self, value: object) -> int:
        made_by = {Recognised: "recognition", Decided: "client", Spoken: "voice"}.get(type(value), "")
        waited_for = "voice" if self.stage == "wording" else self.stage
        if self.hanging and made_by == waited_for:
            self.hanging = False
            return FOREVER
        return 0

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        match self.breaks("recognition"):
            case "raises":
                raise MemoryError("weights do not fit")
            case "gives nothing":
                return None  # type: ignore[return-value]
            case "gives rubbish":
                return (Word("\x00", start + FOREVER, start - 1),)
        return self.recogniser.transcribe(sound, start, hints)

    def begin(self) -> ClientState:
        return self.client.begin()

    def decide(self, state: ClientState, stimulus: Stimulus) -> Decision:
        match self.breaks("client") if isinstance(stimulus, TraineeTurn) else "":
            case "raises":
                raise KeyError("no such fact")
            case "gives nothing":
                return None  # type: ignore[return-value]
            case "gives rubbish":
                return Decision(state, (Intention("dance", line="999"),))
        return self.client.decide(state, stimulus)

    def word(self, decision: Decision) -> Iterator[Line | NotYet]:
        match self.breaks("wording") if decision.intentions else "":
            case "raises":
                raise RuntimeError("llama_decode returned -1")
            case "gives nothing":
                return
            case "gives rubbish":
                yield Line("", "llm", "answer", "llm")
                return
        yield from self.client.word(decision)

    def word_plainly(self, decision: Decision) -> Iterator[Line | NotYet]:
        return self.client.word_plainly(decision)

    def read_ahead(self, state: ClientState) -> Iterator[None]:
        yield from ()

    def heard(
        self,
        state: ClientState,
        lines: Sequence[Line],
        text: str,
        complete: bool,
        *,
        whole: bool = False,
    ) -> ClientState:
        return self.client.heard(state, lines, text, complete, whole=whole)

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        match self.breaks("voice"):
            case "raises":
                raise OSError("onnxruntime: invalid graph")
            case "gives nothing":
                return
            case "gives rubbish":
                yield Speech(text, silence(0), ())
                return
        yield from self.voice.synthesize(text, colour)


SENTENCES = [f"Voilà la réponse numéro {n}, et je vous écoute." for n in range(8)]


def play(staged: Any, moment: str) -> None:
    """Four turns, with the incident that the moment asks for."""
    for turn in range(4):
        begin = staged.second + 0.5
        if moment == "a draft in a pause" and turn == 0:
            staged.trainee.says("Je regarde, et puis", begin)
            begin += 2.0
        staged.trainee.says("Pouvez-vous me raconter ce qui est arrivé ?", begin)
        if moment == "a barge-in" and turn == 1:
            staged.run(begin + 4.0)
            staged.trainee.says("Attendez, je vous coupe, excusez-moi, un instant.", staged.second)
        staged.run(staged.second + 12.0)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("stage_name", STAGES)
def test_the_call_goes_on_and_the_client_says_something(
    stage: Any, stage_name: str, fault: str, moment: str
) -> None:
    recogniser = ScriptedRecogniser()
    breaking = Breaking(stage_name, fault, MOMENTS[moment], recogniser)
    staged = stage(breaking, breaking, breaking, InlineWorkers(breaking.pace))
    staged.trainee.recogniser = recogniser
    play(staged, moment)
    failed = staged.all(events.StageFailed)
    assert failed or moment in ("a draft in a pause", "a barge-in"), "only a draft fails unheard"
    assert breaking.asked[stage_name] >= breaking.at, "the fault was met"
    for event in failed:
        turn = next(turn for turn in staged.all(events.TurnEnded) if turn.at >= event.at)
        answer = next(begun for begun in staged.all(events.ClientStarted) if begun.at >= event.at)
        assert answer.at - max(event.at, turn.end + turn.silence) <= samples(1.5)
        if stage_name in ("wording", "voice"):
            assert "pardon" not in answer.moves, "what was decided is said, whoever was to word it"
    assert len(staged.all(events.TurnEnded)) >= 4
    staged.call.hang_up()
    staged.run_out()
    assert staged.one(events.Closed)


def test_a_stage_that_never_answers_does_not_keep_the_trainee_waiting(stage: Any) -> None:
    recogniser = ScriptedRecogniser()
    breaking = Breaking("voice", "hangs", 1, recogniser)
    staged = stage(breaking, breaking, breaking, InlineWorkers(breaking.pace))
    staged.trainee.recogniser = recogniser
    staged.trainee.says("Que s'est-il passé ?", 0.5)
    staged.run(8.0)
    turn, answer = staged.one(events.TurnEnded), staged.one(events.ClientStarted)
    assert answer.at - turn.end - turn.silence <= samples(1.5)
    assert staged.one(events.StageFailed).reason == "no result in time"
    assert np.any(np.concatenate(staged.speaker))
