"""A trainee who says one thing and then its contrary: both quotes are shown together, and cost nothing."""

from __future__ import annotations

from written_calls import EXPECTED

from voicesim.analysis.call import analyse
from voicesim.analysis.scripted import ScriptedCall
from voicesim.scorecard.card import Unjudged
from voicesim.scorecard.marking import CONTRADICTED, mark
from voicesim.scorecard.rubric import load_rubric
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand


def notes(*turns: str) -> list[list[str]]:
    call = ScriptedCall()
    for said in turns:
        call = call.client("Ah.").trainee(said)
    bank = load_bank("fr")
    analysis = analyse(call.record(), lambda words, context: understand(words, bank, context), EXPECTED)
    card = mark(analysis, load_rubric("fnol"), {"clarte": 100}).card
    return [[quote.words for quote in one.evidence] for one in card.unjudged if _noted(one)]


def _noted(one: Unjudged) -> bool:
    return one.reason == CONTRADICTED


COVERED, NOT_COVERED = "Vous êtes couvert pour la toiture.", "Non, la toiture, c'est pas couvert."
THURSDAY, WEDNESDAY = "Je vous rappelle jeudi à dix heures.", "Allez, je vous rappelle mercredi."


def test_covered_then_not_covered_is_shown_with_both_quotes():
    assert notes(COVERED, NOT_COVERED) == [[COVERED, NOT_COVERED]]
    assert notes(NOT_COVERED, COVERED) == [[NOT_COVERED, COVERED]]


def test_a_day_and_then_another_for_the_same_step_is_shown():
    assert notes(THURSDAY, WEDNESDAY) == [[THURSDAY, WEDNESDAY]]


def test_the_same_day_another_step_or_a_day_named_otherwise_is_none():
    assert not notes(THURSDAY, "Donc je récapitule, je vous rappelle jeudi.")
    assert not notes(THURSDAY, "Je vous envoie le courrier mercredi.")
    assert not notes(THURSDAY, "Je vous rappelle donc demain.")


def test_one_sentence_never_contradicts_itself():
    assert not notes(f"{COVERED} {NOT_COVERED}")
