"""A fault needs a clause that who speaks asserts: sentences from calls in which nobody asserted anything."""

from __future__ import annotations

import pytest

from voicesim.client.scenario import load_scenario
from voicesim.text.grammar import grammar_of
from voicesim.text.normalising import normalise
from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.clauses import clauses_of
from voicesim.understanding.understanding import understand

FRENCH_NOT_ASSERTED = [
    "Si c'est couvert, vous serez indemnisé, je vérifie d'abord.",
    "si c'est couvert vous serez indemnisé",
    "Si le vol est garanti, vous serez remboursé.",
    "Dans le cas où c'est couvert, vous serez remboursé.",
    "À supposer que ce soit couvert, vous serez indemnisé.",
    "Une fois que l'expert aura validé, vous serez payé.",
    "une fois que l'expert aura validé vous serez payé",
    "Quand c'est couvert, on vous rembourse.",
    "Avant de vous dire que c'est couvert, je regarde le contrat.",
    "avant de vous dire que c'est couvert je regarde le contrat",
    "Vous voulez que je vous dise que c'est couvert, mais je ne peux pas.",
    "Je me garderai bien de vous promettre que ce sera pris en charge.",
    "Ce serait mentir de vous dire que vous serez réglé lundi.",
    "C'est écrit nulle part que vous êtes responsable.",
    "Personne ne peut vous dire aujourd'hui que vous serez indemnisé.",
    "C'est trop tôt pour dire si vous êtes couvert.",
    "Rien ne permet de dire que vous êtes en tort.",
    "Signer le constat ne veut pas dire que vous êtes responsable.",
    "La question de savoir qui est responsable sera tranchée plus tard.",
    "Vous êtes responsable ou pas, c'est pas moi qui le dis, c'est l'expert.",
    "L'autre dit que vous êtes en tort, vous en pensez quoi ?",
    "Vous craignez de ne pas être couvert, je comprends.",
    "Personne ici ne pense que vous inventez.",
    "Avant de jeter quoi que ce soit, prenez des photos.",
    "Vous pourrez jeter le matelas quand l'expert l'aura vu.",
    "Faut attendre l'expert avant de repeindre, après vous pouvez repeindre.",
    "Vous serez remboursé à condition que l'expert soit d'accord.",
    "vous prenez des médicaments pour le sang par exemple",
]
FRENCH_ASSERTED = [
    ("Je comprends, et de toute façon vous êtes couvert.", "over_promising"),
    ("Je n'ai pas votre dossier sous les yeux mais vous serez remboursé.", "over_promising"),
    ("Si vous voulez, je vous le dis : vous serez remboursé.", "over_promising"),
    ("si elle démarre reprenez la route", "driving_advice"),
    ("Quand vous avez freiné, vous étiez en tort.", "liability_opinion"),
    ("Vous n'y êtes pour rien dans cet accident.", "liability_opinion"),
    ("Vous n'avez pas signé, vous êtes couvert.", "over_promising"),
]
ENGLISH_NOT_ASSERTED = [
    "If it turns out it's covered then you'll be fully reimbursed.",
    "Assuming it's covered, we'll pay for the repairs.",
    "Before I tell you it's covered I need to look at the policy.",
    "When it's covered, you'll be paid.",
    "Once the adjuster has agreed you'll be paid.",
    "Should it turn out to be covered, you'll get your money back.",
    "Nobody can tell you today that you'll be paid.",
    "I know you want me to say it's covered but I can't.",
    "I didn't say it wasn't covered.",
    "Signing the form doesn't mean you're liable.",
    "I can't say if it's a sprain.",
    "He says you're at fault.",
    "You were told you're covered.",
]


def faults(text: str, language: Language) -> set[str]:
    bank = load_bank(language)
    acts = understand(typed(text, 0), bank, Context(turn=2)).acts
    return {act.id for act in acts if act.kind == "family" and bank.families[act.id].critical}


@pytest.mark.parametrize("text", FRENCH_NOT_ASSERTED)
def test_nobody_is_charged_with_what_they_did_not_assert(text: str) -> None:
    assert not faults(text, "fr")


@pytest.mark.parametrize("text", ENGLISH_NOT_ASSERTED)
def test_nobody_is_charged_with_what_they_did_not_assert_in_english(text: str) -> None:
    assert not faults(text, "en")


@pytest.mark.parametrize(("text", "family"), FRENCH_ASSERTED)
def test_what_is_asserted_beside_another_clause_is_a_fault(text: str, family: str) -> None:
    assert family in faults(text, "fr")


def wrong(text: str, scenario: str) -> list[Act]:
    acts = understand(typed(text, 0), load_scenario(scenario).bank, Context(turn=2)).acts
    return [act for act in acts if act.right is False]


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR04", "je vous mens pas, sans effraction la garantie vol je sais pas si elle joue"),
        ("FR04", "y a pas d'effraction donc je transmets à un collègue qui n'est pas là aujourd'hui"),
        ("FR02", "je vous promets rien sur le montant, c'est l'expert qui fixe la valeur"),
        ("FR03", "faut attendre l'expert avant de repeindre, après vous pouvez repeindre"),
        ("FR01", "vous êtes responsable ou pas, c'est pas moi qui le dis, c'est l'expert"),
        ("FR01", "l'autre dit que vous êtes en tort, vous en pensez quoi ?"),
    ],
)
def test_an_honest_sentence_contradicts_no_file(scenario: str, text: str) -> None:
    assert not wrong(text, scenario)


def test_a_promise_of_payment_is_what_the_neighbours_error_is_shown_for() -> None:
    heard = wrong("C'est le voisin qui va payer, et vous pouvez repeindre.", "FR03")
    assert {act.id for act in heard} == {"neighbour_will_pay", "repaint_now"}


def test_a_caller_who_should_have_been_called_is_not_reproached() -> None:
    bank = load_bank("fr")
    acts = understand(typed("vous auriez dû être rappelée, je suis désolé", 0), bank, Context(turn=2)).acts
    assert "blame_confrontation" not in {act.id for act in acts}


def test_a_negation_in_another_clause_takes_nothing_away() -> None:
    text = "Si la réponse ne vous convient pas vous pourrez saisir le médiateur."
    acts = understand(typed(text, 0), load_bank("fr"), Context(turn=2)).acts
    assert "complaint_route" in {act.id for act in acts}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "si c'est couvert vous serez indemnisé", ["condition", None]),
        ("fr", "je vous dis que vous êtes couvert", [None]),
        ("fr", "la réponse ne vous convient pas", [None]),
        ("fr", "avant de jeter quoi que ce soit prenez des photos", ["before", None]),
        ("en", "once the adjuster has been you'll be paid", ["time", None]),
        ("en", "i can't promise you'll be paid", [None]),
    ],
)
def test_a_clause_begins_with_its_opener_or_its_subject(
    language: Language, text: str, expected: list[str | None]
) -> None:
    grammar = grammar_of(language)
    tokens = normalise(typed(text, 0), grammar).tokens
    found = clauses_of(tokens, grammar)
    assert [clause.bond for clause in found] == expected
    assert found[0].first == 0
    assert found[-1].last == len(tokens) - 1
