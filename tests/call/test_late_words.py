"""What the recogniser understands too late for the call still counts for the trainee."""

from __future__ import annotations

import json
from typing import Any

from voicesim.audio.frames import samples, silence
from voicesim.call import events
from voicesim.call.answer import LONGEST_LINE, Answer
from voicesim.call.answering import Decided, Recognised, TurnSound
from voicesim.call.caller import PATIENCE
from voicesim.call.event_reading import event_from_json
from voicesim.call.transcript import turns_of
from voicesim.call.workers import InlineWorkers
from voicesim.client.protocol import ScriptedClient
from voicesim.client.state import ClientState, Mood
from voicesim.listening.recogniser import Demand

SAID = "Je comprends, y a-t-il des blessés ?"


def recognised_in(seconds: float) -> InlineWorkers:
    return InlineWorkers(lambda value: samples(seconds) if isinstance(value, Recognised) else 0)


def test_words_that_come_after_the_client_had_to_answer_are_in_the_transcript(stage: Any) -> None:
    call = stage(client=ScriptedClient(("Voilà.",) * 9), workers=recognised_in(4.0))
    call.trainee.says(SAID, at=0.5)
    call.run(12.0)
    (failed, *_) = call.all(events.StageFailed)
    assert failed.stage == "recognition"
    late = call.all(events.WordsLate)
    assert " ".join(word.text for word in late[0].words) == SAID
    trainee = [turn for turn in turns_of(call.log) if turn.speaker == "trainee"]
    assert [turn.text for turn in trainee] == [SAID]


def test_words_that_come_when_the_line_is_closed_are_waited_for(stage: Any) -> None:
    call = stage(client=ScriptedClient(("Voilà.",) * 9), workers=recognised_in(3.0))
    call.trainee.says(SAID, at=0.5)
    call.run(3.0)
    call.call.hang_up()
    call.run(10.0)
    assert call.call.over
    trainee = [turn for turn in turns_of(call.log) if turn.speaker == "trainee"]
    assert [turn.text for turn in trainee] == [SAID]
    assert isinstance(call.log[-1], events.Closed)


def test_a_recogniser_that_never_answers_does_not_keep_the_call_open(stage: Any) -> None:
    call = stage(client=ScriptedClient(("Voilà.",) * 9), workers=recognised_in(10_000))
    call.trainee.says(SAID, at=0.5)
    call.run(4.0)
    call.call.hang_up()
    call.run(20.0)
    assert call.call.over
    assert call.all(events.WordsLate) == []


def test_late_words_are_read_back_as_they_were_written(stage: Any) -> None:
    call = stage(client=ScriptedClient(("Voilà.",) * 9), workers=recognised_in(4.0))
    call.trainee.says(SAID, at=0.5)
    call.run(12.0)
    (late,) = call.all(events.WordsLate)
    assert event_from_json(json.loads(json.dumps(events.as_json(late)))) == late


def test_patience_counts_from_the_start_of_a_recognition_not_from_its_place_in_the_queue() -> None:
    demand = Demand()
    heard = TurnSound(silence(), 0, 0, 320, (), interrupted=False)
    draft = Answer(ClientState(Mood(0, 0, 5)), heard=heard, asked_at=0, demand=demand)
    demand.queued = True
    for now in range(0, LONGEST_LINE, 320):
        draft.wait_in_line(now)
        assert not draft.overdue(now, PATIENCE)
    demand.queued = False
    begun = LONGEST_LINE - 320
    draft.wait_in_line(LONGEST_LINE)
    assert not draft.overdue(begun + PATIENCE, PATIENCE)
    assert draft.overdue(begun + PATIENCE + 320, PATIENCE)


def test_nobody_waits_in_line_for_ever() -> None:
    demand = Demand()
    demand.queued = True
    heard = TurnSound(silence(), 0, 0, 320, (), interrupted=False)
    draft = Answer(ClientState(Mood(0, 0, 5)), heard=heard, asked_at=0, demand=demand)
    for now in range(0, 2 * LONGEST_LINE, 320):
        draft.wait_in_line(now)
    assert draft.overdue(2 * LONGEST_LINE, PATIENCE)


def decided_in(seconds: float) -> InlineWorkers:
    """A client who is quick with picking up, and takes so long with everything else."""
    taken = iter((0.0, *(seconds,) * 99))
    return InlineWorkers(lambda value: samples(next(taken)) if isinstance(value, Decided) else 0)


def test_words_that_were_typed_are_not_asked_for_again_because_the_client_thinks_long(stage: Any) -> None:
    call = stage(client=ScriptedClient(("Voilà.",) * 9), workers=decided_in(5.0))
    call.call.say("Bonjour, je vous écoute.")
    call.run(9.0)
    assert call.all(events.StageFailed) == []
    assert call.one(events.ClientSaid).moves != ("pardon",)


def test_who_types_to_a_client_that_hangs_is_not_kept_for_ever(stage: Any) -> None:
    call = stage(client=ScriptedClient(("Voilà.",) * 9), workers=decided_in(60.0))
    call.call.say("Bonjour, je vous écoute.")
    call.run(14.0)
    assert call.all(events.StageFailed)[0].stage == "client"
