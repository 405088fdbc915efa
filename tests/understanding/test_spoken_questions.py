"""Questions as they are typed in a hurry, or written by a recogniser: no mark, no opener."""

from __future__ import annotations

import pytest

from voicesim.content.notation import NotationError, read
from voicesim.text.grammar import grammar_of
from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand


def topics(text: str, language: Language = "fr") -> set[str]:
    acts = understand(typed(text, 0), load_bank(language), Context(turn=2)).acts
    return {act.id for act in acts if act.kind == "topic"}


ASKED = [
    ("C'est quoi votre nom et votre numéro de contrat.", "contract_number"),
    ("Bon, c'était quand la grêle.", "date"),
    ("L'orage c'était quel jour, monsieur Coisne.", "date"),
    ("Vous êtes combien dans la voiture.", "passengers"),
    ("Mais d'abord, l'électricité et le gaz, c'est coupé en fait ?", "electricity"),
    ("Le disjoncteur et le gaz, c'est coupé ?", "gas"),
    ("Je m'en doute bien, ce que je veux savoir c'est s'il y a un blessé, en fait.", "injuries"),
    ("Il s'est pas coupé ?", "injuries"),
    ("vous étiez où quand c'est arrivé", "occupancy_at_time|place|exact_location"),
    ("c'était quand", "date"),
    ("ça vient d'où", "origin"),
    ("ils sont passés par où", "entry_point"),
    ("il est assuré chez qui lui", "third_party_insurer"),
    ("la dernière fois que vous l'avez prise c'était quand", "last_use"),
    ("et le syndic", "building_manager"),
    ("la plaque", "registration_plate"),
    ("c'est quoi l'immat", "registration_plate"),
    ("vous êtes proprio", "occupancy_status"),
    ("vous etes proprio ?", "occupancy_status"),
    ("vous êtes proprio ou locataire", "occupancy_status"),
    ("le courant vous l'avez coupé", "electricity"),
    ("elle roule encore", "drivable"),
    ("les pompiers sont passés", "emergency_services"),
    ("y a du sang", "bleeding"),
    ("quelqu'un s'est fait mal", "injuries"),
    ("z'avez porté plainte", "police_report"),
    ("les photos et les factures vous les avez", "photos"),
    ("les photos et les factures vous les avez", "receipts"),
    ("vous me redites votre prénom et votre plaque", "registration_plate"),
    ("vous me confirmez le numéro de contrat", "contract_number"),
    ("votre anniversaire, c'est quel jour", "birth_date"),
    ("vous avez le n° de dossier ?", "contract_number"),
    ("vous avez pu frapper à sa porte ?", "neighbour_access"),
    ("le courant, vous l'avez coupé au tableau électrique", "electricity"),
]
NOT_ASKED = [
    ("Je sais c'est quoi votre nom.", "identity"),
    ("Je vais vous dire c'est quoi la franchise.", "excess"),
    ("Les photos et la facture, je les demande ?", "receipts"),
    ("votre anniversaire, c'est quel jour ?", "date"),
    ("votre numéro de dossier c'est le 26 20733, vous avez de quoi noter ?", "contract_number"),
    ("vous laissez la facture telle quelle et vous joignez une photo", "receipts"),
    ("vous laissez la facture telle quelle et vous joignez une photo", "photos"),
    ("le devis, c'est le chiffrage de l'artisan, sans engagement", "quote"),
    ("chez qui vous ferez réparer je peux rien vous imposer", "garage"),
    ("on résume, photos envoyées, factures gardées, courant coupé", "photos"),
    ("alors, photos envoyées, le devis demain, le courant coupé", "quote"),
    ("qu'est-ce qui a cassé chez vous", "household"),
    ("Je note que le courant est coupé.", "electricity"),
    ("vous êtes à la borne soixante deux c'est noté", "exact_location"),
    ("Le syndic recevra notre courrier.", "building_manager"),
    ("je sais où c'est arrivé", "place"),
    ("vous devez garder les factures", "receipts"),
    ("vous recevrez un devis", "quote"),
    ("Votre numéro de contrat, je l'ai déjà.", "contract_number"),
]


@pytest.mark.parametrize(("text", "topic"), ASKED)
def test_a_question_is_heard_without_its_mark(text: str, topic: str) -> None:
    assert topics(text) & set(topic.split("|"))


@pytest.mark.parametrize(("text", "topic"), NOT_ASKED)
def test_what_is_only_mentioned_is_not_asked(text: str, topic: str) -> None:
    assert topic not in topics(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("still dripping is it", "leak_stopped"),
        ("anybody hurt", "injuries"),
        ("you've been without hot water since when exactly", "since_when"),
        ("d'you have your policy number there", "contract_number"),
    ],
)
def test_an_english_question_is_heard_without_its_mark(text: str, topic: str) -> None:
    assert topic in topics(text, "en")


def test_a_guessed_question_takes_no_fault_away() -> None:
    acts = understand(typed("vous êtes couvert", 0), load_bank("fr"), Context(turn=2)).acts
    assert "over_promising" in {act.id for act in acts}


def test_a_class_of_words_stands_for_its_alternatives() -> None:
    grammar = grammar_of("fr")
    classes = {"paid": "remboursé|<more>", "more": "indemnisé|pris en charge"}
    same = read("vous serez (remboursé|(indemnisé|pris en charge))", grammar)
    assert read("vous serez <paid>", grammar, classes) == same


@pytest.mark.parametrize("classes", [{}, {"paid": "remboursé|<paid>"}])
def test_a_class_that_is_not_there_or_names_itself_is_refused(classes: dict[str, str]) -> None:
    with pytest.raises(NotationError, match="<paid>"):
        read("vous serez <paid>", grammar_of("fr"), classes)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("envoyez-moi le devis et le nom du centre", False),
        ("il me faudrait le nom de l'animatrice", False),
        ("c'est quoi le nom des voisins", False),
        ("le nom et le prénom s'il vous plaît", True),
        ("le nom du souscripteur, s'il vous plaît", True),
        ("le nom de l'assurée, c'est lequel ?", True),
        ("vos noms et prénoms", True),
    ],
)
def test_who_asks_for_the_name_of_another_does_not_ask_for_the_callers(text: str, asked: bool) -> None:
    assert ("identity" in topics(text)) == asked
