"""Cues of distress and anger, and what the trainee's words did to the client."""

from __future__ import annotations

from voicesim.analysis.answers import answered_cues
from voicesim.analysis.call import Expected, analyse
from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.client.state import Mood

CALM = Expected(mood=Mood(1, 2, 5), hurting={"baby": "distress"})


def test_what_calmed_is_told_from_what_inflamed():
    call = (
        ScriptedCall()
        .mood(1, 8, 4, "fact")
        .client("Il y a un bébé dans cette chambre !")
        .trainee("Je comprends, c'est angoissant.", Hears("family", "empathy", "Je comprends,"))
        .mood(1, 6, 5, "family.empathy", "Je comprends,")
        .client("Oui...")
        .trainee("Vous auriez dû appeler.", Hears("family", "blame_confrontation", "Vous auriez dû"))
        .mood(3, 6, 3, "family.blame_confrontation", "Vous auriez dû")
        .client("Pardon ?")
    )
    (found,) = answered_cues(analyse(call.record(), call.understand, CALM))
    assert [act.quote for act in found.answers] == ["Je comprends,"]
    assert [point.words for point in found.calmed] == ["Je comprends,"]
    assert [point.words for point in found.inflamed] == ["Vous auriez dû"]
    assert (found.before, found.after) == (8, 6)


def test_time_passing_is_no_cause():
    call = (
        ScriptedCall()
        .mood(1, 8, 4)
        .client("C'est affreux.")
        .trainee("Bien.")
        .mood(1, 7.7, 4, "decay")
        .client("Bon.")
    )
    (found,) = answered_cues(analyse(call.record(), call.understand, CALM))
    assert (found.calmed, found.inflamed, found.answers) == ((), (), ())


def test_a_fact_that_hurts_is_a_cue_even_when_the_client_stays_calm():
    call = (
        ScriptedCall()
        .client("Bonjour.")
        .trainee("Qui vit avec vous ?")
        .earned("baby", "household")
        .client("Notre bébé.")
    )
    (found,) = answered_cues(analyse(call.record(), call.understand, CALM))
    assert (found.cue.turn, found.cue.feeling) == (2, "distress")


def test_turns_spent_on_what_the_client_did_not_follow_use_up_no_time_to_answer():
    call = (
        ScriptedCall()
        .mood(1, 8, 4)
        .client("C'est affreux.")
        .trainee("Et le zinc, il en dit quoi ?")
        .client("Comment ça ?", moves=("lost",))
        .trainee("Le bar, je veux dire.")
        .client("Rien.")
        .trainee("Je comprends, c'est angoissant.", Hears("family", "empathy", "Je comprends,"))
    )
    (found,) = answered_cues(analyse(call.record(), call.understand, CALM))
    assert [act.quote for act in found.answers] == ["Je comprends,"]


def test_one_long_distress_is_one_cue():
    call = ScriptedCall().mood(0, 9, 5)
    for _ in range(4):
        call.client("C'est affreux.").trainee("Bien, je note.")
    assert len(answered_cues(analyse(call.record(), call.understand, CALM))) == 2


def test_a_fact_earned_as_the_client_ends_was_told_in_that_turn():
    call = ScriptedCall().trainee("Qui vit avec vous ?").client("Notre bébé.").earned("baby", "household")
    call.trainee("D'accord.").client("Je suis locataire.")
    (found,) = answered_cues(analyse(call.record(), call.understand, CALM))
    assert found.cue.turn == 1


def taken_up(answer: str, *hears: Hears) -> bool:
    call = (
        ScriptedCall()
        .mood(1, 8, 4)
        .client("Le bateau part à 19 h 30, vous comprenez ?")
        .trainee(answer, *hears)
    )
    (found,) = answered_cues(analyse(call.record(), call.understand, CALM))
    assert not found.answers
    assert not (found.in_deed and found.elsewhere)
    return found.in_deed


def test_a_cue_is_taken_up_in_deed_by_an_order_that_makes_safe_or_by_saying_it_back():
    order = "Coupez le disjoncteur."
    assert taken_up(order, Hears("statement", "cut_it", order, right=True))
    assert taken_up("Alors 19 h 30, on se dépêche.")
    number = "Votre numéro de contrat ?"
    assert not taken_up(number, Hears("topic", "contract_number", number))


def test_nothing_is_taken_up_where_the_same_turn_blames():
    words = "Vous auriez dû partir"
    blamed = f"{words} avant 19 h 30."
    assert not taken_up(blamed, Hears("family", "blame_confrontation", words, polarity="bad"))
