"""A caller complains of no answer, or of being asked twice, only where it is surely so."""

from __future__ import annotations

import pytest
from callers import HELLO, Conversation, call

from voicesim.client.made_out import blank_words, lost_words, says_back
from voicesim.text.words import typed
from voicesim.understanding.acts import Act, Understood

FOREIGN_TO_IT = ("Avez-vous des photos ?", "Êtes-vous locataire ?", "Quels biens sont touchés ?")
UNHEARD = "Là-dessus ma foi les gens du service d'à côté diront ce qu'il faut en penser."


def _objected() -> Conversation:
    conversation = call(turns=[HELLO["fr"], "D'où vient l'eau ?"])
    while "object" not in conversation.moves:
        conversation.says("D'accord, je note.")
    return conversation


def test_who_spoke_of_other_things_alone_is_told_that_there_was_no_answer() -> None:
    conversation = _objected()
    for question in FOREIGN_TO_IT:
        conversation.says(question)
    assert "insist" in conversation.moves
    assert "remind" not in conversation.moves


def test_who_may_have_answered_in_words_that_were_lost_is_asked_once_more_and_plainly() -> None:
    conversation = _objected()
    conversation.says(UNHEARD)
    before = conversation.state.mood.anger
    conversation.says(FOREIGN_TO_IT[0])
    assert "insist" not in conversation.moves
    assert conversation.moves.count("remind") == 1
    assert conversation.state.mood.anger <= before
    said = next(line.text for line in conversation.lines if line.move == "remind")
    assert "le voisin" in said


def test_what_was_perhaps_answered_again_after_that_is_let_go() -> None:
    conversation = _objected()
    for text in (UNHEARD, *FOREIGN_TO_IT[:1], UNHEARD, *FOREIGN_TO_IT[1:], "Et l'eau coule encore ?"):
        conversation.says(text)
    assert "insist" not in conversation.moves
    causes = [cause.rule for decision in conversation.decisions for cause in decision.causes]
    assert "objection_ignored" not in causes


def test_an_objection_whose_answer_the_caller_has_accepted_never_comes_back() -> None:
    conversation = call("FR09", turns=[HELLO["fr"]])
    while not any(line.id.startswith("objection.call_him") for line in conversation.lines):
        conversation.says("D'accord, je note.")
    conversation.says("Le boulanger, je l'appelle moi-même dès ce soir, ne vous en faites pas.")
    assert "settled:call_him" in conversation.state.flags


@pytest.mark.parametrize(
    "second",
    [
        "Je veux dire, vous êtes propriétaire ou locataire ?",
        "Non, vous, vous êtes locataire ?",
    ],
)
def test_putting_it_another_way_or_saying_it_back_is_no_second_question(second: str) -> None:
    conversation = call(turns=[HELLO["fr"], "Êtes-vous locataire ?"])
    conversation.says(second)
    causes = [cause.rule for cause in conversation.decisions[-1].causes]
    assert "asked_twice" not in causes
    assert "again" not in conversation.moves


def test_a_question_whose_answer_was_cut_short_may_be_put_again() -> None:
    conversation = call(turns=[HELLO["fr"]])
    conversation.at += 100_000
    lines = conversation.says("Êtes-vous locataire ?")
    told = [mark for line in lines for mark in line.marks if mark.startswith("told_of:")]
    assert set(told) <= conversation.state.flags
    all_but_one = lines[0].text.rsplit(" ", 1)[0]
    cut = conversation.client.heard(conversation.decisions[-1].state, lines, all_but_one, False)
    assert not set(told) & cut.flags


def test_a_long_stretch_nobody_made_out_is_counted_and_a_short_one_is_not() -> None:
    words = typed("Et pour la plainte, je vous laisse voir ça avec eux, d'accord.", 0)
    asked = Act("topic", "police_report", 2, 3, mode="asked")
    assert lost_words(words, Understood(acts=(asked,))) == 7
    assert blank_words(words, Understood(acts=(asked,), guesses=(Act("family", "closing", 4, 10),))) == 0
    assert lost_words(words[:4], Understood(acts=(asked,))) == 0


def test_a_number_or_two_words_the_caller_has_said_are_a_read_back() -> None:
    told = ("C'était une sortie du centre de loisirs, place Carnot.",)
    assert says_back("Donc avec le centre de loisirs ?", told, "fr")
    assert not says_back("Et le constat, il est rempli ?", told, "fr")
