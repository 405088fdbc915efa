"""What a caller may say next is foreseen word for word, whatever the trainee is about to ask."""

from __future__ import annotations

import pytest

from voicesim.client.client import Client
from voicesim.client.scenario import load_scenario
from voicesim.client.spoken import every_choice
from voicesim.client.state import ClientState, Line, Mood, TraineeTurn
from voicesim.client.wording import band
from voicesim.client.written_lines import written_lines
from voicesim.text.words import typed

ASKED = (
    "Quel est votre nom, s'il vous plaît ?",
    "Êtes-vous blessée ?",
    "Avez-vous pris des photos ?",
    "Y a-t-il des témoins ?",
    "D'accord.",
    "Quelle est votre date de naissance ?",
    "Je vous rappelle demain avant midi. Au revoir, madame.",
)


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(load_scenario("FR01"), 3)


def said(client: Client, state: ClientState, text: str) -> tuple[ClientState, list[Line]]:
    turn = TraineeTurn(typed(text, 0), 0, 0, typed=True)
    decision = client.decide(state, turn)
    lines = [line for line in client.word_plainly(decision) if isinstance(line, Line)]
    return client.heard(decision.state, lines, "", True), lines


def test_what_is_said_was_foreseen_word_for_word(client: Client) -> None:
    state, found = client.begin(), []
    for text in ("Bonjour, service sinistres, je vous écoute.", *ASKED):
        expected = {line.text for line, _ in client.foresee(state)}
        before = band(state.mood)
        state, lines = said(client, state, text)
        if band(state.mood) == before:
            found.append(lines[0].text in expected)
    assert len(found) >= 6
    assert sum(found) >= len(found) - 1


def test_the_opening_comes_first_and_then_what_may_follow_it(client: Client) -> None:
    (first, *later) = [line for line, _ in client.foresee(client.begin())]
    assert first.move == "opening"
    assert len(later) > 40
    assert "answer" in {line.move for line in later[:3]}


def test_no_line_that_waits_for_the_trainees_words_is_foreseen(client: Client) -> None:
    lines = [*(line.text for line, _ in client.foresee(client.begin()))]
    assert not any("{" in text for text in (*lines, *(each.text for each in written_lines(client.scenario))))


def test_a_mood_moves_what_is_said_in_it(client: Client) -> None:
    state, _ = said(client, client.begin(), "Bonjour, je vous écoute.")
    hot = ClientState(Mood(9, 3, 2), state.turn, state.earned, state.history, state.flags, state.counters)
    calm, angry = ({line.text for line, _ in client.foresee(each)} for each in (state, hot))
    assert calm != angry


def test_each_choice_of_a_line_is_a_way_of_saying_it() -> None:
    assert set(every_choice("[Oui, |]bonjour[, madame|].")) == {
        "Oui, bonjour, madame.", "Oui, bonjour.", "Bonjour, madame.", "Bonjour."
    }  # fmt: skip
    assert len(every_choice("[a|b]" * 12)) <= 64 + 12
