"""Two questions in a turn, one of which the caller did not follow."""

from __future__ import annotations

from tests.client.test_asking_back import GIRAFFES, call
from voicesim.client.moves import AT_MOST, is_helpless

UNDERSTOOD = "Avez-vous des photos ?"


def test_the_one_understood_is_answered_and_the_other_is_asked_for() -> None:
    lines = call().says(f"{UNDERSTOOD} {GIRAFFES}")
    moves = [line.move for line in lines]
    assert moves[0] == "tell"
    assert moves[-1] == "half"
    assert not is_helpless(moves)


def test_a_likely_other_half_is_guessed_and_a_yes_asks_it() -> None:
    conversation = call(likely=(("girafes", "speed"),))
    lines = conversation.says(f"{UNDERSTOOD} {GIRAFFES}")
    assert [line.move for line in lines][-1] == "half_guess"
    conversation.says("Oui, voilà.")
    assert "asked:speed" in conversation.state.flags


def test_two_questions_that_are_understood_leave_nothing_to_ask_for() -> None:
    lines = call().says(f"{UNDERSTOOD} Avez-vous des témoins ?")
    assert not {"half", "half_guess"} & {line.move for line in lines}


def test_what_only_checks_or_calls_is_not_missed() -> None:
    lines = call().says(f"{UNDERSTOOD} Et alors ?")
    assert "half" not in {line.move for line in lines}


def test_it_is_asked_for_in_other_words_each_time_and_not_for_ever() -> None:
    conversation = call()
    said = []
    for asked in ("des photos", "des témoins", "un garage", "le constat", "un devis", "un contrat"):
        lines = conversation.says(f"Avez-vous {asked} ? {GIRAFFES}")
        said += [line.text for line in lines if line.move.startswith("half")]
    assert len(said) == AT_MOST["half"]
    assert len(set(said)) == len(said)
