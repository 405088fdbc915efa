"""Whose words are they, and does who speaks stand by them?"""

from __future__ import annotations

import pytest

from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Understood
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand


def heard(text: str, language: Language = "fr") -> Understood:
    """What patterns alone make of it."""
    return understand(typed(text, 0), load_bank(language))


def faults(text: str, language: Language = "fr") -> set[str]:
    """The faults found for certain."""
    families = load_bank(language).families
    return {act.id for act in heard(text, language).acts if act.id in families and families[act.id].critical}


def to_verify(text: str, language: Language = "fr") -> set[str]:
    """The faults that a person should listen for."""
    return {act.id for act in heard(text, language).faint}


@pytest.mark.parametrize(
    "text",
    [
        "Vous êtes couvert, voilà ce que tout le monde aimerait entendre.",
        'Le titre de la lettre, c\'est "vous êtes couvert", mais lisez la suite.',
        "Du coup vous avez pensé vous êtes couvert.",
        "Vous êtes couvert, je n'en ai aucune idée.",
        "Vous serez remboursé, disait la pub.",
        "Vous écrivez noir sur blanc : vous êtes couvert.",
        "Dans le meilleur des cas vous êtes couvert.",
        "Dans la tête de votre voisin vous êtes en tort.",
        "On va peut-être vous répondre que vous êtes en tort.",
        "Vous êtes couvert seulement si le rapport le confirme.",
        "C'est juste une entorse ou pas, on l'ignore.",
        "Si ça se trouve vous pouvez rouler.",
    ],
)
def test_words_that_nobody_stands_by_are_no_fault(text: str) -> None:
    assert not faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your brother in law reckons you're covered.",
        "You're covered, the advert said.",
        "You're covered, that's what everyone would like to hear.",
        "You're at fault, I've no idea.",
        "To hear you talk you're covered.",
        "You're covered only if the report confirms it.",
        "You can drive it, provided the adjuster agrees.",
        "In the best case you're covered.",
        "I'm reading your broker's email, you're covered.",
    ],
)
def test_english_words_that_nobody_stands_by_are_no_fault(text: str) -> None:
    assert not faults(text, "en")


def test_what_follows_what_can_be_said_is_said() -> None:
    assert "over_promising" in faults("Ce que je peux vous dire, c'est que vous êtes couvert.")
    assert "over_promising" in faults("Either way you're covered.", "en")
    assert "liability_opinion" in faults("Vu ce que vous décrivez c'est lui qui est en tort, y a pas photo.")


def test_a_conclusion_from_anothers_words_is_for_a_person_to_listen_to() -> None:
    assert "liability_opinion" in to_verify("Après ce que vous me racontez, vous êtes en tort.")
    assert "liability_opinion" in to_verify("Vous m'avez dit que c'est arrivé hier, donc vous êtes en tort.")
    assert "over_promising" in to_verify("I understand you're worried but you're covered.", "en")
    assert "liability_opinion" in to_verify("From what you've told me, you're at fault.", "en")


def test_a_promise_is_not_taken_back_by_what_is_not_known_of_something_else() -> None:
    assert "over_promising" in faults("Vous êtes couvert, pour le montant, je n'en sais rien.")


def test_a_participle_in_a_question_is_not_heard_as_an_order() -> None:
    acts = heard("Vous avez bougé le courant, coupé le disjoncteur ?").acts
    assert {act.mode for act in acts if act.id == "electricity"} == {"asked"}


def test_leaving_the_car_is_asked_for_in_any_words() -> None:
    for text in ("Montez tous sur le talus.", "Ne restez pas dans la voiture."):
        assert "safety" in {act.id for act in heard(text).acts if act.mode == "told"}, text


def test_who_does_not_know_yet_and_says_so_makes_a_reserve() -> None:
    for text in ("Qui paiera, je n'en sais rien encore.", "Je ne veux pas vous dire de bêtise."):
        assert "compliant_hedges" in {act.id for act in heard(text).acts}, text


def test_somebody_who_will_call_back_is_a_step_announced() -> None:
    for text in (
        "Un conseiller vous rappellera.",
        "La prochaine étape, c'est le courrier.",
        "Je vous propose demain.",
    ):
        assert "next_step_time" in {act.id for act in heard(text).acts}, text


@pytest.mark.parametrize(
    ("text", "language", "dated"),
    [
        ("Je vous rappelle lundi, si j'ai le temps.", "fr", False),
        ("Je vous rappelle lundi quand j'aurai un moment.", "fr", False),
        ("Je vous rappelle lundi si j'y pense.", "fr", False),
        ("Je vous rappelle lundi, si j'ai du nouveau avant je vous le dis.", "fr", True),
        ("I'll call you back on Monday, if I get a minute.", "en", False),
        ("I'll ring you Thursday if I remember.", "en", False),
        ("I'll ring you Thursday if I have any news.", "en", True),
        ("Je vous rappelle sur ce numéro-là ?", "fr", False),
        ("Je vous rappelle sur ce numéro demain à midi.", "fr", True),
    ],
)
def test_a_day_that_hangs_on_somebodys_leisure_is_no_date(text: str, language: Language, dated: bool) -> None:
    assert ("next_step_time" in {act.id for act in heard(text, language).acts}) == dated


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vous n'allez pas passer la nuit dehors, je m'en occupe.", "fr"),
        ("Dégagez bien les voies respiratoires.", "fr"),
        ("Vous êtes à la ferme en ce moment ?", "fr"),
        ("Vous l'entendez geindre ?", "fr"),
        ("C'est pas possible d'être aussi clair, merci.", "fr"),
        ("Is the waste pipe down the side leaking?", "en"),
        ("How thick are the walls?", "en"),
        ("If you can shut it, please do.", "en"),
    ],
)
def test_words_that_are_only_like_an_insult_are_none(text: str, language: Language) -> None:
    assert not {"rudeness", "insult"} & faults(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il vous a dit bonne soirée en partant.", "fr"),
        ("C'était une bonne journée avant tout ça.", "fr"),
        ("Je ne vous dis pas encore au revoir.", "fr"),
        ("The adjuster will talk to you tomorrow.", "en"),
        ("I need to talk to you tomorrow.", "en"),
    ],
)
def test_a_goodbye_that_is_only_spoken_of_takes_no_leave(text: str, language: Language) -> None:
    assert "leave_taking" not in {act.id for act in heard(text, language).acts}


def test_a_goodbye_and_an_insult_are_still_heard() -> None:
    for text in ("Je vous souhaite une bonne journée.", "Très bonne soirée à vous, au revoir."):
        assert "leave_taking" in {act.id for act in heard(text).acts}, text
    assert "leave_taking" in {act.id for act in heard("I'll talk to you tomorrow.", "en").acts}
    assert "rudeness" in faults("On ne va pas y passer la nuit.")
    assert "rudeness" in faults("Oh, la ferme.")
    assert "rudeness" in faults("Will you pipe down.", "en")
    assert "rudeness" in faults("Shut it.", "en")
