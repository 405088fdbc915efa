"""Words that what follows takes back, a mere case, and words in another sense accuse nobody."""

from __future__ import annotations

import pytest

from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand


def _heard(text: str, language: Language) -> set[str]:
    found = understand(typed(text, 0), load_bank(language), Context(3))
    return {act.id for act in found.acts if act.kind == "family"}


TAKEN_BACK: list[tuple[Language, str, str]] = [
    ("fr", "cover_refusal", "c'est pas pris en charge, c'est ce que vous a répondu mon collègue"),
    ("fr", "medical_opinion", "C'est un coup du lapin, d'après le certificat que vous avez reçu ?"),
    ("fr", "medical_opinion", "c'est une entorse c'est ça"),
    ("fr", "medical_opinion", "c'est une entorse, m'a dit le médecin, je note"),
    ("fr", "blame_confrontation", "c'est votre problème, c'est ce qu'on vous a répondu ? je suis désolé"),
    ("fr", "cover_refusal", "dire que vous n'aurez rien ce serait aller trop vite"),
    ("fr", "liability_opinion", "les torts sont partagés parfois dans ce genre de croisement"),
    ("fr", "liability_opinion", "Moitié-moitié, ce serait une possibilité parmi d'autres."),
    ("en", "cover_refusal", "you're not covered, is what they said to you, and I'm sorry about that"),
    ("en", "medical_opinion", "it's whiplash, according to the doctor"),
    ("en", "liability_opinion", "sometimes these get split fifty fifty and sometimes they don't"),
]


@pytest.mark.parametrize(("language", "family", "text"), TAKEN_BACK)
def test_what_is_given_as_anothers_words_afterwards_is_not_asserted(
    language: Language, family: str, text: str
) -> None:
    assert family not in _heard(text, language)


@pytest.mark.parametrize(
    ("language", "family", "text"),
    [
        ("fr", "cover_refusal", "C'est ce qu'on vous a dit. C'est pas pris en charge."),
        ("fr", "liability_opinion", "Les torts sont partagés. Ça arrive parfois."),
        ("en", "cover_refusal", "That's what they said. You're not covered."),
    ],
)
def test_what_stands_after_it_or_in_another_sentence_is(language: Language, family: str, text: str) -> None:
    assert family in _heard(text, language)


@pytest.mark.parametrize(
    ("language", "family", "text"),
    [
        ("fr", "accusation", "si c'était une fausse déclaration le contrat pourrait être annulé"),
        ("fr", "over_promising", "je serais bien content de vous annoncer que c'est réglé"),
        ("en", "over_promising", "say it is covered, there'd still be the excess to pay"),
        ("en", "rudeness", "I don't think you're a liar"),
    ],
)
def test_a_mere_case_or_a_wish_accuses_nobody(language: Language, family: str, text: str) -> None:
    assert family not in _heard(text, language)


def test_the_condition_that_a_reproach_itself_names_excuses_nothing() -> None:
    assert "blame_confrontation" in _heard("si vous n'êtes pas content, plaignez-vous", "fr")


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("driving_advice", "rouler avec le capot qui ferme pas c'est dangereux"),
        ("driving_advice", "on va rouler doucement, c'est ce que vous vous êtes dit"),
        ("evidence_loss_advice", "jeter un œil au compteur, vous pouvez, oui"),
    ],
)
def test_an_infinitive_orders_nothing(family: str, text: str) -> None:
    assert family not in _heard(text, "fr")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Bonne journée alors. Et vous avez des photos ?"),
        ("fr", "merci au revoir, ah non attendez, j'ai oublié votre numéro"),
        ("fr", "vous aviez passé une bonne soirée avant que ça arrive"),
        ("en", "Goodbye then. Or have you still a question?"),
        ("en", "you can kiss goodbye to a quiet night, I know"),
    ],
)
def test_a_goodbye_that_keeps_the_caller_on_the_line_takes_no_leave(language: Language, text: str) -> None:
    assert "leave_taking" not in _heard(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Voilà, je vous rappelle demain à dix heures. Bonne soirée, au revoir.",
        "passez une bonne soirée malgré tout",
        "Vous n'avez pas d'autre question ? Alors bonne journée.",
        "Je vous dis à bientôt, dans de meilleures circonstances.",
    ],
)
def test_a_goodbye_takes_leave(text: str) -> None:
    assert "leave_taking" in _heard(text, "fr")


@pytest.mark.parametrize(
    ("language", "family", "text"),
    [
        ("fr", "rudeness", "Fermez la porte, monsieur, et éloignez-vous."),
        ("fr", "rudeness", "vous êtes folle d'inquiétude, c'est normal"),
        ("fr", "rudeness", "Quel idiot je fais, j'ai inversé les chiffres."),
        ("fr", "blame_confrontation", "arrêtez de bouger et attendez les pompiers"),
        ("fr", "blame_confrontation", "vous avez attendu longtemps au téléphone, je m'en excuse"),
        ("fr", "accusation", "c'est bizarre, je ne trouve pas votre adresse dans le logiciel"),
        ("fr", "over_promising", "c'est réglé, j'ai envoyé le mail"),
        ("fr", "cover_refusal", "ça marche pas votre lien, je vous le renvoie"),
        ("fr", "driving_advice", "vous pouvez rouler le tapis et le mettre de côté"),
        ("fr", "evidence_loss_advice", "refaites le numéro et tapez deux"),
        ("en", "rudeness", "shut up the window if the rain's coming in"),
        ("en", "accusation", "it's very handy you have the receipt"),
        ("en", "driving_advice", "you can carry on, I'm listening"),
        ("en", "over_promising", "i promise I'll ring you back at five"),
        ("en", "cover_refusal", "we can't pay by cash"),
    ],
)
def test_the_same_words_of_something_else_are_no_fault(language: Language, family: str, text: str) -> None:
    assert family not in _heard(text, language)


@pytest.mark.parametrize(
    ("language", "family", "text"),
    [
        ("fr", "rudeness", "Fermez-la un peu."),
        ("fr", "rudeness", "vous êtes complètement malade"),
        ("fr", "blame_confrontation", "arrêtez de crier"),
        ("fr", "blame_confrontation", "vous avez attendu huit jours pour nous prévenir"),
        ("fr", "accusation", "c'est quand même bizarre votre histoire"),
        ("fr", "over_promising", "tout est réglé par nous, vous serez remboursé"),
        ("fr", "driving_advice", "vous pouvez rouler avec, sans souci"),
        ("en", "rudeness", "shut up"),
        ("en", "driving_advice", "you can carry on driving"),
        ("en", "cover_refusal", "we can't pay for that"),
    ],
)
def test_the_fault_itself_still_is(language: Language, family: str, text: str) -> None:
    assert family in _heard(text, language)
