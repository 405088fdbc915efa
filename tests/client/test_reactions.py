"""What is grave is reacted to in that very turn, and nobody agrees to what they did not understand."""

from __future__ import annotations

import pytest
from callers import HELLO, call

from voicesim.client.mood import moved
from voicesim.client.scenario import load_scenario
from voicesim.client.state import ClientState, Mood

LOST = {
    "fr": "Là-dessus ma foi les gens du service d'à côté diront ce qu'il faut en penser.",
    "en": "On that one the folks across the corridor would be the ones with some view or other.",
}


@pytest.mark.parametrize(("scenario", "language"), [("FR02", "fr"), ("EN06", "en"), ("FR10", "fr")])
def test_a_long_sentence_of_which_nothing_was_understood_is_not_agreed_to(
    scenario: str, language: str
) -> None:
    conversation = call(scenario, turns=[HELLO[language], LOST[language]])
    assert "acknowledge" not in conversation.moves
    assert set(conversation.moves[1:]) & {"listens", "startled", "guess", "lost"}


def test_what_was_understood_is_agreed_to_as_before() -> None:
    conversation = call(turns=[HELLO["fr"], "D'accord, je note."])
    assert conversation.moves[1] == "acknowledge"


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR03", "De toute façon, votre dossier sera refusé, c'est exclu."),
        ("EN01", "I'm afraid we don't pay for that."),
    ],
)
def test_a_refusal_announced_is_taken_for_one(scenario: str, text: str) -> None:
    language = "fr" if scenario.startswith("FR") else "en"
    conversation = call(scenario, turns=[HELLO[language]])
    before = conversation.state.mood
    conversation.says(text)
    assert "refused" in conversation.moves
    assert conversation.state.mood.anger > before.anger
    assert conversation.state.mood.trust < before.trust


def test_who_is_called_a_liar_says_so_now_and_does_not_agree() -> None:
    conversation = call("FR02", turns=[HELLO["fr"]])
    lines = conversation.says("C'est quand même louche, votre histoire. C'est clair pour vous ?")
    assert lines[0].id.startswith("objection.calls_me_liar")
    assert not {"acknowledge", "clear", "not_clear", "confirm"} & {line.move for line in lines}


def test_a_promise_pleases_and_who_is_past_being_pleased_holds_the_trainee_to_it() -> None:
    promise = "Ne vous inquiétez pas, vous serez intégralement remboursé."
    calm = call(turns=[HELLO["fr"], promise])
    assert "pleased" in calm.moves
    hot = call(turns=[HELLO["fr"], *["Vous auriez dû nous appeler avant, c'est de votre faute."] * 4])
    assert hot.state.mood.anger >= 7
    hot.says(promise)
    assert "promised" in hot.moves
    assert "promised:covered" in hot.state.flags


def test_rudeness_hurts() -> None:
    conversation = call(turns=[HELLO["fr"], "Arrêtez votre cinéma."])
    assert conversation.moves[-1] == "hurt"
    assert "rudeness" in [cause.rule.rpartition(".")[2] for cause in conversation.decisions[-1].causes]


def test_words_that_blame_do_not_soothe_as_the_question_they_ask() -> None:
    scenario, state = load_scenario("FR02"), ClientState(Mood(4, 4, 5))
    words = "pourquoi vous appelez que maintenant"
    asked = {"topic:delay_reason": words}
    blamed = {**asked, "family:blame_confrontation": words}

    def causes(heard: dict[str, str]) -> set[str]:
        return {cause.rule for cause in moved(state, heard, scenario.mood.all_rules(), 0, "fr")[1]}

    assert causes(asked) == {"topic.delay_reason"}
    assert causes(blamed) == {"family.blame_confrontation"}
    elsewhere = {**blamed, "topic:delay_reason": "la raison du retard"}
    assert causes(elsewhere) == {"topic.delay_reason", "family.blame_confrontation"}


NEWS = "I'll put everything on paper for you in large print."


def test_news_is_taken_in_by_whoever_it_concerns_and_once() -> None:
    conversation = call("EN02", turns=[HELLO["en"]])
    first = conversation.says(NEWS)[0]
    assert (first.move, first.id.rpartition(".")[0]) == ("learn", "news.letter")
    assert "learn" not in [line.move for line in conversation.says(NEWS)]


def test_a_question_behind_the_news_is_answered_too() -> None:
    conversation = call("EN02", turns=[HELLO["en"]])
    moves = [line.move for line in conversation.says(f"{NEWS} Is the gas turned off?")]
    assert moves[0] == "learn"
    assert set(moves) & {"tell", "answer"}
