"""How a caller answers what people say out of manners: goodbyes, read-backs, offers."""

from __future__ import annotations

import pytest
from callers import HELLO, Conversation, call

from voicesim.client.scenario import list_scenarios
from voicesim.content.model import Lines

LEAVES = ("au revoir", "bonne journée", "salut", "bye", "see you", "good day", "à tout à l'heure")


def greeted(scenario: str) -> Conversation:
    """A call in which the trainee has said hello, and the caller why they call."""
    return call(scenario, turns=[HELLO["fr" if scenario.startswith("FR") else "en"]])


def says_goodbye(text: str) -> bool:
    return any(words in text.lower() for words in LEAVES)


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR04", "Je vous souhaite bon courage, j'espère que ça ira mieux ce soir, au revoir."),
        ("FR09", "Quand vous aurez le devis vous me l'envoyez, et bonne soirée à vous."),
        ("FR03", "Si ça recommence vous me rappelez, allez bonne journée."),
        ("FR03", "Alors à demain dix heures, monsieur."),
        ("EN02", "I hope you get some sleep, bye for now."),
        ("EN01", "If anything changes give us a shout, and mind how you go."),
    ],
)
def test_a_goodbye_after_whatever_hangs_on_something_is_answered_by_one(scenario: str, text: str) -> None:
    conversation = greeted(scenario)
    conversation.says(text)
    assert conversation.over
    assert says_goodbye(conversation.lines[-1].text)


def test_what_was_asked_last_is_asked_once_more_before_a_goodbye_and_then_let_go() -> None:
    conversation = greeted("FR01")
    while not any(line.move == "object" for line in conversation.lines):
        conversation.says("Je comprends, et vous êtes garée où, en ce moment ?")
    conversation.says("Bonne journée, au revoir.")
    assert conversation.moves[-1] == "insist"
    conversation.says("Bonne journée, au revoir.")
    assert conversation.over


def test_what_was_asked_long_ago_keeps_no_calm_caller_on_the_line() -> None:
    conversation = greeted("FR09")
    while not any(line.move == "object" for line in conversation.lines):
        conversation.says("Prenez votre temps, je vous écoute, ça s'est passé où ?")
    conversation.says("C'est la mairie qui organise le centre, d'habitude.")
    conversation.says("Bon, votre ville est jolie en cette saison, je la connais un peu.")
    conversation.says("Allez, un gros bisou au petit et bonne soirée madame.")
    assert conversation.over


def test_every_caller_has_goodbyes_that_are_goodbyes() -> None:
    for scenario in list_scenarios():
        for move in ("thank", "goodbye", "goodbye_curt"):
            bands = scenario.lines.get(move)
            groups: list[Lines] = (
                [bands.any, bands.calm, bands.tense, bands.hot, bands.distressed] if bands else []
            )
            for text in (line for group in groups for line in group):
                assert says_goodbye(text), f"{scenario.id}, {move}: {text}"


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR04", "Et votre numéro, c'est bien le 06 39 98 62 18 ?"),
        ("FR04", "Le numéro du coup, c'est bien le vôtre ?"),
        ("FR04", "C'est toujours comme ça que vous voulez être contactée ?"),
        ("FR12", "Vous êtes bien chez vous, deux impasse du Four, la porte verte ?"),
        ("FR09", "Avant-hier, le ballon, la vitrine, et le monsieur coupé à la main, j'ai bon ?"),
        ("EN03", "So it's pay, P A Y, at brenta dot example, yes?"),
        ("EN02", "We write to you by post, in large print. Is that still how you want it?"),
    ],
)
def test_what_is_only_said_back_is_answered_by_a_yes(scenario: str, text: str) -> None:
    conversation = greeted(scenario)
    first = conversation.says(text)[0]
    assert first.move == "confirm"


def test_a_number_said_back_wrongly_is_corrected_and_said_again() -> None:
    conversation = greeted("FR04")
    lines = conversation.says("Le numéro, c'est bien le 06 39 98 62 19 ?")
    assert [line.move for line in lines[:2]] == ["correct", "answer"]
    assert "soixante-deux, dix-huit" in lines[1].text


def test_a_recap_is_confirmed_as_a_whole_and_not_by_one_of_its_facts_twice() -> None:
    conversation = greeted("FR09")
    recap = (
        "Donc avant-hier, le ballon dans la vitrine, un papier signé et mille euros réclamés, c'est bien ça ?"
    )
    yes = [conversation.says(recap)[0].text for _ in range(2)]
    assert yes[0] != yes[1]
    assert not any("fin d'après-midi" in text for text in yes)


def test_a_check_that_may_earn_a_fact_is_answered_not_only_confirmed() -> None:
    conversation = greeted("FR09")
    conversation.says("Et vous avez signé un papier, c'est ça ?")
    assert conversation.lines[-1].move != "confirm"


@pytest.mark.parametrize(
    ("scenario", "text", "move"),
    [
        ("FR03", "Voulez-vous que je vous envoie un plombier ce soir ?", "accept"),
        ("FR04", "Et pour le serrurier, je lance la demande ou pas ?", "accept"),
        ("FR04", "Vous voulez que je vous trouve un hôtel pour cette nuit ?", "decline"),
        ("FR12", "Voulez-vous que je prévienne votre fille ?", "decline"),
        ("EN03", "Would it help if I sent you a letter for the landlord?", "accept"),
        ("EN02", "So, would you like me to ask about a hotel?", "hesitate"),
        ("EN01", "Shall I ask for somebody to ring you, or leave it till tomorrow?", "choose"),
    ],
)
def test_an_offer_is_accepted_weighed_or_turned_down(scenario: str, text: str, move: str) -> None:
    conversation = greeted(scenario)
    first = conversation.says(text)[0]
    assert first.move == move


@pytest.mark.parametrize(
    "text",
    ["Que voulez-vous exactement ?", "Je demande votre numéro de contrat.", "Vous voulez que je répète ?"],
)
def test_what_is_no_offer_is_not_accepted(text: str) -> None:
    conversation = greeted("FR03")
    conversation.says(text)
    assert not {"accept", "hesitate", "decline", "choose"}.intersection(conversation.moves)


@pytest.mark.parametrize(
    ("scenario", "text", "said"),
    [
        ("FR06", "Vous n'êtes pas toute seule, là ?", "ask.companion"),
        ("FR06", "Et elle s'appelle comment, votre fille ?", "ask.relative_name"),
        ("FR06", "J'imagine, vous étiez très proches, tous les deux.", "right.closeness"),
        ("EN05", "Does he know you're calling us?", "ask.he_knows"),
        ("EN03", "Did you go in at all this month, maybe to help them out?", "fact.two_mornings.evasive"),
        ("EN03", "Have you been back to the factory, even for one morning?", "fact.two_mornings.evasive"),
    ],
)
def test_a_small_human_question_is_answered_by_the_person(scenario: str, text: str, said: str) -> None:
    conversation = greeted(scenario)
    assert conversation.says(text)[0].id.startswith(said)


def test_what_is_asked_with_a_word_that_asks_is_answered_and_not_confirmed() -> None:
    conversation = greeted("FR02")
    conversation.says("L'argent on verra après hein, c'est quoi votre nom et votre plaque ?")
    assert "identity" in {item.topic for item in conversation.decisions[-1].intentions}
