"""Two questions in one sentence: both are answered, or the caller says of one that it has no answer."""

from __future__ import annotations

import pytest

from tests.client.callers import HELLO, Conversation, scenario_of
from voicesim.client.client import Client


def asked(scenario: str, says: str) -> Conversation:
    """A call by its expressions alone, in which this is asked first."""
    client = Client(scenario_of(scenario), seed=1)
    conversation = Conversation(client, client.begin())
    conversation.says(HELLO[client.scenario.language])
    conversation.says(says)
    return conversation


def answered(conversation: Conversation) -> list[str]:
    """What the last turn answered: the topics' own lines, and the moves that stand for one."""
    return [item.topic or item.move for item in conversation.decisions[-1].intentions]


@pytest.mark.parametrize(
    ("scenario", "says", "topics"),
    [
        ("FR02", "Vous vous en êtes aperçu quand et elle était garée où ?", ["discovery_date", "parked"]),
        ("FR06", "Les obsèques sont prévues quel jour, et c'est quelle maison ?", ["funeral_date", ""]),
        ("FR10", "C'était quel jour, et le toit est protégé en attendant ?", ["date", "protective_measures"]),
        ("FR11", "Vous êtes sur quelle autoroute, et vous êtes combien ?", ["motorway", "passengers"]),
        (
            "FR12",
            "Vous avez mal où, et est-ce que quelqu'un a la clé de chez vous ?",
            ["pain", "neighbour_key"],
        ),
        (
            "EN02",
            "Did the firemen come, and what number can I ring you back on?",
            ["", "callback_number"],
        ),
    ],
)
def test_both_of_two_questions_in_one_sentence_are_answered(
    scenario: str, says: str, topics: list[str]
) -> None:
    found = answered(asked(scenario, says))
    assert len(found) >= 2
    assert {topic for topic in topics if topic} <= set(found)


def test_what_stands_in_the_gap_of_an_expression_is_asked_before_it() -> None:
    assert answered(asked("EN02", "Have you got lights working in the house?"))[0] == "electricity"


def test_a_question_that_is_lost_behind_another_in_the_same_sentence_is_asked_for() -> None:
    conversation = asked("FR01", "Avez-vous des photos, et combien de girafes avez-vous peintes en bleu ?")
    assert [line.move for line in conversation.lines][-2:] == ["tell", "half"]


def test_of_what_they_know_nothing_about_the_caller_says_so_by_its_name() -> None:
    conversation = asked("FR09", "Comment il s'appelle, ce monsieur, et est-ce qu'il a vu un médecin ?")
    assert conversation.lines[-1].move == "half_unknown"
    assert "le médecin" in conversation.lines[-1].text


@pytest.mark.parametrize(
    ("scenario", "says"),
    [
        (
            "EN01",
            "Are ye all well away from the traffic, the girls too, and where exactly are you now?",
        ),
        (
            "EN01",
            "I can look at your policy for you, so who am I talking to, and what's your reg?",
        ),
        (
            "EN01",
            "Lovely, I have you here now, so tell me, what happened, and what was the van like?",
        ),
        ("FR08", "Bon, y a pas de mal, et ce soir vous dormez où, à l'étage ?"),
        ("FR12", "Je suis désolée pour Marcel, c'était votre mari, et là vous tenez le coup ?"),
    ],
)
def test_nobody_owns_up_to_what_they_were_not_asked(scenario: str, says: str) -> None:
    moves = {line.move for line in asked(scenario, says).lines}
    assert not moves & {"half", "half_guess", "half_unknown"}


def test_a_number_read_back_beside_a_question_gets_its_yes() -> None:
    conversation = asked("FR02", "Vous avez les clés, et je vous rappelle bien au 06 39 98 33 80 ?")
    assert answered(conversation)[-1] == "half_yes"


@pytest.mark.parametrize(
    ("scenario", "says"),
    [
        ("FR10", "L'expert passera chez vous jeudi à quatorze heures, ça vous convient ?"),
        ("FR04", "Je vous rappelle moi-même demain à dix-sept heures, ça vous irait ?"),
        ("EN01", "I'll ring you at six before your boat goes, does that work for you?"),
        ("EN02", "I'll ring you Thursday at ten in the morning, does that suit?"),
    ],
)
def test_asked_whether_it_suits_the_caller_says_whether_it_does(scenario: str, says: str) -> None:
    assert asked(scenario, says).lines[-1].move == "suits"


@pytest.mark.parametrize(
    ("scenario", "says"),
    [
        (
            "FR02",
            "C'est ça qui fait mal ; et le numéro pour vous rappeler, c'est celui-ci ?",
        ),
        ("EN06", "Which number should we ring you on, Mr Lindqvist?"),
        ("EN02", "Well I never, poor you; what number can I reach you on?"),
    ],
)
def test_small_talk_in_front_or_an_offer_in_sound_only_does_not_take_the_numbers_place(
    scenario: str, says: str
) -> None:
    assert answered(asked(scenario, says)) == ["callback_number"]
