"""A call taken up again from its turning point: the client is exactly as they were."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicesim.call import taken_up
from voicesim.call.directory import CallDirectory
from voicesim.call.events import ClientSaid, Event
from voicesim.call.setup import place_call
from voicesim.call.transcript import read_record
from voicesim.call.workers import InlineWorkers
from voicesim.catalogue.calls import CallEntry
from voicesim.cli.call_lines import said_before
from voicesim.client.scenario import load_scenario
from voicesim.errors import StorageError
from voicesim.line.keyboard import KeyboardLine
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.programme.path_book import practised
from voicesim.programme.shown import shares_of
from voicesim.scorecard.card import card_in
from voicesim.sessions.engines import embedded
from voicesim.sessions.resuming import lines_before, plan_from
from voicesim.sessions.robots import hold_robot_call
from voicesim.sessions.session import Held, hold_call
from voicesim.text.words import text_of

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return hold_robot_call(load_scenario("FR07"), "poor", 2, tmp_path_factory.mktemp("again") / "call")


def trainee_turns(held: Held) -> list[int]:
    turns = read_record(held.directory).turns
    return [number for number, turn in enumerate(turns) if turn.speaker == "trainee" and not turn.backchannel]


def test_the_client_has_said_and_feels_what_they_had_then(held: Held) -> None:
    turns = read_record(held.directory).turns
    for number in trainee_turns(held)[1:]:
        plan = plan_from(f"{held.directory.path}@{number}")
        assert plan.resumed is not None
        heard = [said.text for said in plan.resumed.history if said.speaker == "client"]
        before = [turn.text for turn in turns[:number] if turn.speaker == "client"]
        assert before, "the client speaks first, or at least before the second turn"
        assert " ".join(" ".join(heard).split()) == " ".join(before)


def test_whoever_takes_a_call_up_again_is_reminded_of_what_was_said_before(held: Held) -> None:
    turns = read_record(held.directory).turns
    number = trainee_turns(held)[-1]
    reminded = "\n".join(said_before(lines_before(f"{held.directory.path}@{number}"), "fr"))
    assert reminded.startswith("Jusque-là, dans l'appel repris :")
    assert f"Client : {[turn.text for turn in turns[:number] if turn.speaker == 'client'][-1]}" in reminded
    assert turns[number].text not in reminded
    assert lines_before(f"{held.directory.path}@0") == ()


def test_a_call_taken_up_again_says_so_wherever_its_score_is_shown(held: Held, tmp_path: Path) -> None:
    """Its greeting and half of its questions are in the other call."""
    number = trainee_turns(held)[-1]
    plan = plan_from(f"{held.directory.path}@{number}")
    said = iter(["Au revoir."])
    again = hold_call(
        plan,
        embedded(plan.scenario, ScriptedRecogniser()),
        KeyboardLine(lambda: next(said, None), live=False),
        tmp_path / "again",
    )
    name = held.directory.path.name
    assert again.directory.manifest().taken_up == {"call": name, "turn": str(number)}
    sentence = f"Appel {name} repris avant son tour {number}"
    card = card_in(again.directory.scorecard)
    assert taken_up.sentence(card.taken_up, "fr").startswith(sentence)
    assert sentence in again.directory.report.read_text("utf-8")
    assert taken_up.sentence(card_in(held.directory.scorecard).taken_up, "fr") == ""
    entry = CallEntry("practice", "again", "P-1", "", "practice", "FR07", "fr", NOW, "held", sound=True)
    assert shares_of(card)
    assert practised(again.directory, entry) is None, "a path is led by whole calls"
    assert practised(held.directory, entry) is not None


def test_they_say_their_last_line_again_when_the_telephone_is_picked_up(held: Held) -> None:
    number = trainee_turns(held)[2]
    plan = plan_from(f"{held.directory.path}@{number}")
    workers = InlineWorkers()
    log: list[Event] = []
    call = place_call(plan, embedded(plan.scenario, ScriptedRecogniser()), workers, log.append)
    import numpy as np

    silent = np.zeros(320, dtype=np.int16)
    call.tick(silent)
    call.pick_up()
    while not (said := [e for e in log if isinstance(e, ClientSaid)]):
        call.tick(silent)
    workers.close()
    assert plan.resumed is not None
    last = next(line.text for line in reversed(plan.resumed.history) if line.speaker == "client")
    assert text_of(said[0].words) == last
    assert said[0].moves == ("repeat",)


def test_a_turn_that_is_not_the_trainees_is_refused_with_those_that_are(held: Held) -> None:
    with pytest.raises(StorageError, match="with N one of 0"):
        plan_from(f"{held.directory.path}@999")
    with pytest.raises(StorageError, match="there is no turn"):
        plan_from(str(held.directory.path))


def test_an_examination_is_not_taken_up_again(held: Held, tmp_path: Path) -> None:
    """Its caller is still to be met by others."""
    call = CallDirectory(Path(shutil.copytree(held.directory.path, tmp_path / "examination")))
    manifest = replace(call.manifest(), mode="certification")
    call.manifest_path.write_text(manifest.as_json(), encoding="utf-8")
    with pytest.raises(StorageError, match="is an examination"):
        plan_from(f"{call.path}@{trainee_turns(held)[1]}")
