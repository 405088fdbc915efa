"""What the second ear may not doubt: an item joined to a question, and a goodbye by itself."""

from __future__ import annotations

import pytest

from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Context, Understood
from voicesim.understanding.bank import load_bank
from voicesim.understanding.second_ear import Doubt, Impression
from voicesim.understanding.understanding import understand


class Doubting(Impression):
    """Doubts whatever an expression found."""

    def doubt(self, kind: str, id: str, first: int, last: int) -> Doubt:
        """Nobody says so."""
        return Doubt()


class DoubtingEar:
    """Proposes nothing, and doubts all."""

    digest = "doubting"

    def listen(self, *_: object) -> Impression:
        """The same of every utterance."""
        return Doubting()


def heard(text: str, language: Language = "fr") -> Understood:
    return understand(typed(text, 0), load_bank(language), Context(turn=6), DoubtingEar())


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("Votre nom et puis votre immatriculation, s'il vous plaît.", "fr", "registration_plate"),
        ("Avez-vous des photos ou un devis ?", "fr", "quote"),
        ("Is the gas off? And the electric?", "en", "electricity"),
    ],
)
def test_an_item_joined_to_what_was_asked_is_not_doubted(text: str, language: Language, topic: str) -> None:
    assert topic in {act.id for act in heard(text, language).acts}


def test_a_noun_of_a_question_may_be_doubted() -> None:
    assert "photos" in {act.id for act in heard("Vous faites souvent des photos en vacances ?").doubted}


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("Quel est votre numéro de contrat ?", "fr", "contract_number"),
        ("Quel est votre numéro de téléphone ?", "fr", "callback_number"),
        ("Avez-vous des photos ?", "fr", "photos"),
        ("Y avait-il des témoins ?", "fr", "witnesses"),
        ("Quand êtes-vous disponible, monsieur ?", "fr", "availability"),
        ("Qu'est-ce que cela change pour vous ?", "fr", "consequences"),
        ("Were there any witnesses?", "en", "witnesses"),
        ("Is the electricity off?", "en", "electricity"),
        ("Can you give me your registration, please?", "en", "registration_plate"),
    ],
)
def test_a_question_of_which_the_other_words_only_ask_is_not_doubted(
    text: str, language: Language, topic: str
) -> None:
    assert topic in {act.id for act in heard(text, language).acts}


def test_a_question_that_is_all_of_its_clause_is_not_doubted() -> None:
    assert "circumstances" in {act.id for act in heard("Bon. C'est arrivé comment ?").acts}


@pytest.mark.parametrize(
    ("text", "language", "merit"),
    [
        ("Aïe, ça fait un choc.", "fr", "empathy"),
        ("C'est pas un reproche, je vérifie.", "fr", "reassurance"),
        ("Right, that's really rotten luck.", "en", "empathy"),
    ],
)
def test_a_merit_that_is_all_of_its_clause_is_not_doubted(text: str, language: Language, merit: str) -> None:
    assert merit in {act.id for act in heard(text, language).acts}


def test_a_goodbye_with_hardly_a_word_besides_is_one() -> None:
    assert any(act.does("leaves") for act in heard("Merci monsieur, bonne soirée à vous.").acts)


def test_a_goodbye_in_the_middle_of_a_sentence_may_be_doubted() -> None:
    said = heard("Il était de bonne humeur et il a crié bonne soirée à tous les clients du bar.")
    assert not any(act.does("leaves") for act in said.acts)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Je vous garantis que tout sera remboursé.", True),
        ("Je vous promets que vous serez indemnisé.", True),
        ("Le courrier qui dit vous serez remboursé, c'est un modèle qu'on envoie à tout le monde.", False),
    ],
)
def test_a_fault_that_is_all_of_its_clause_is_not_doubted(text: str, sure: bool) -> None:
    accused = {act.id for act in heard(text).acts if act.polarity == "bad"}
    assert bool(accused & {"over_promising", "liability_opinion"}) is sure
