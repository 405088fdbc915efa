"""Questions as handlers typed them in improvised calls, and what only looked like one."""

from __future__ import annotations

import pytest

from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand


def _asked(text: str, language: Language = "fr") -> set[str]:
    found = understand(typed(text, 0), load_bank(language), Context(3))
    return {act.id for act in found.acts if act.kind == "topic"}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("vous etes ou exactement dans la maison", "place"),
        ("elle était garée ou ?", "place"),
        ("c'est bien le 2 impasse du four ?", "address"),
        ("c'est arrivé comment cette fissure", "circumstances"),
        ("vous avez eu un malaise avant de tomber ou vous avez glissé", "circumstances"),
        ("vous avez pris quoi comme affaires", "damaged_goods"),
    ],
)
def test_a_question_typed_in_a_hurry_is_heard(text: str, topic: str) -> None:
    assert topic in _asked(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("je résume donc fissure pare brise, rdv garage, franchise 75 euros, c'est ok pour vous ?", "garage"),
        ("ah vous avez pris rdv, c'est quand et où", "damaged_goods"),
        ("ah vous avez pris rdv, c'est quand et où", "impact_position"),
        ("vous êtes libre de choisir", "availability"),
    ],
)
def test_what_is_summed_up_or_said_in_another_sense_asks_nothing(text: str, topic: str) -> None:
    assert topic not in _asked(text)


@pytest.mark.parametrize("topic", ["gas", "injuries"])
def test_an_english_recap_asks_only_whether_it_is_right(topic: str) -> None:
    text = "so that's a kitchen fire, gas off, nobody hurt, did I get that right"
    found = understand(typed(text, 0), load_bank("en"), Context(3))

    assert topic not in {act.id for act in found.acts if act.kind == "topic"}
    assert "agreement_check" in {act.id for act in found.acts}


def test_a_number_there_does_not_ask_who_was_there() -> None:
    assert "occupancy_at_time" not in _asked("can you give me your policy number there", "en")
    assert "occupancy_at_time" in _asked("was anyone there", "en")


def test_an_answer_that_begins_with_no_asks_nothing() -> None:
    found = understand(typed("non vous me dérangez pas du tout", 0), load_bank("fr"), Context(3))

    assert not found.asks


@pytest.mark.parametrize("text", ["have the doctors there said you can fly", "has your brother a key"])
def test_an_english_verb_before_its_noun_asks(text: str) -> None:
    assert understand(typed(text, 0), load_bank("en"), Context(3)).asks


def test_a_verb_before_what_should_be_ready_is_an_order() -> None:
    assert not understand(typed("have the photos ready", 0), load_bank("en"), Context(3)).asks


def test_a_word_taken_for_lost_gives_no_expression_another_sense() -> None:
    found = understand(typed("anything else you want to ask me", 0), load_bank("en"), Context(3))

    assert "anything_else" in {act.id for act in found.acts}


def test_crutches_are_no_policy_to_be_named_on() -> None:
    assert "named_on_policy" not in _asked("do you need a wheelchair or can you manage on crutches", "en")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("elle fait quelle taille", "damage"),
        ("c'est monté jusqu'où l'eau", "damage"),
        ("on vous l'a posée quand la couronne", "care_date"),
        ("la plainte c'est fait", "police_report"),
        ("c'est bâché le toit", "protective_measures"),
        ("votre adresse c'est", "address"),
        ("et vous, vous êtes ?", "identity"),
        ("c'est à qui que je cause", "identity"),
        ("vous êtes stationné où on risque pas de vous percuter", "safety"),
        ("tout le monde est sorti de la voiture", "safety"),
        ("passez tous derrière la rambarde", "safety"),
        ("qui c'est qui paie les pompes funèbres", "funeral_payment"),
        ("les voisins ont rien remarqué", "witnesses"),
        ("vous avez balancé des choses déjà", "kept_goods"),
        ("on a un mail pour vous joindre", "email"),
        ("pas trop froid là-haut", "cold"),
    ],
)
def test_a_question_out_of_order_is_heard(text: str, topic: str) -> None:
    assert topic in _asked(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("have you a medical cert", "documents"),
        ("who's your employer", "employer_contact"),
        ("got any receipts for it", "receipts"),
        ("have you changed banks", "bank_details"),
    ],
)
def test_an_english_question_out_of_order_is_heard(text: str, topic: str) -> None:
    assert topic in _asked(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "j'ignore encore à quelle heure il passera",
        "je regarde dans quel délai on peut vous répondre",
        "la franchise, c'est 320 euros",
        "c'est noté le numéro",
        "on attend pas l'arrêté, j'enregistre votre déclaration maintenant",
        "surtout vous redescendez plus à la cave, vous touchez plus au compteur",
    ],
)
def test_who_says_what_they_know_or_not_asks_nothing(text: str) -> None:
    assert not understand(typed(text, 0), load_bank("fr"), Context(3)).asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("You don't have to tell me how it happened.", False),
        ("There's no need to explain to me what happened.", False),
        ("I won't ring back unless you tell me to.", False),
        ("Would you tell me what happened?", True),
        ("I need you to tell me what happened.", True),
    ],
)
def test_what_is_left_to_the_caller_to_tell_is_not_asked_for(text: str, asks: bool) -> None:
    found = understand(typed(text, 0), load_bank("en"), Context(3))
    assert found.asks is asks
    assert ("circumstances" in {act.id for act in found.acts}) is asks
