"""Which possible faults a person is asked to look at: not those that the same sentence speaks against."""

from __future__ import annotations

from typing import Any

from voicesim.analysis.worth_hearing import outweighed
from voicesim.text.words import typed
from voicesim.understanding.acts import Act, Refused, Understood


def act(said: str, words: str, id: str, *roles: str, **more: Any) -> Act:
    first = len(said[: said.index(words)].split())
    kind = more.pop("kind", "family")
    return Act(kind, id, first, first + len(words.split()) - 1, roles=roles, **more)  # type: ignore[arg-type]


def near(said: str, words: str, id: str, *roles: str, **more: Any) -> Act:
    more = {"polarity": "bad", "faint": True, "found_by": "example:A1", **more}
    return act(said, words, id, *roles, **more)


def spoken_against(said: str, possible: Act, *sure: Act, **more: Any) -> bool:
    return outweighed(possible, typed(said, 0), Understood(acts=sure, **more))


def test_a_question_about_the_claim_is_no_insult_and_an_insinuation_may_be_one():
    said = "Et l'appareil de votre femme, il marche sur quoi ?"
    asked = act(said, "l'appareil", "vulnerable_person", kind="topic", mode="asked")
    clause = "Et l'appareil de votre femme,"
    assert spoken_against(said, near(said, clause, "insult", "insults"), asked)
    assert not spoken_against(said, near(said, clause, "accusation", "reproaches"), asked)
    assert not spoken_against(said, near(said, clause, "insult", "insults"))


def test_a_question_beside_a_rude_clause_leaves_it_to_be_read():
    said = "Mon pauvre, vous êtes impayable, vous avez quel âge ?"
    asked = act(said, "quel âge ?", "birth_date", kind="topic", mode="asked")
    assert not spoken_against(said, near(said, "vous êtes impayable,", "insult", "insults"), asked)


def test_a_limit_of_the_contract_is_no_promise_and_a_promise_declined_is_none_either():
    said = "Il vous reste six cents euros à votre charge."
    limit = act(said, "Il vous reste", "limit_explained", "disappoints")
    assert spoken_against(said, near(said, said, "over_promising", "promises"), limit)
    said = "Mille euros demain midi, alors je vous promets rien."
    promise = near(said, "Mille euros demain midi,", "over_promising", "promises")
    promised = act(said, "je vous promets rien.", "over_promising", "promises", denied=True)
    assert spoken_against(said, promise, refused=(Refused(promised, "denied", ""),))
    assert not spoken_against(said, promise)


def test_what_is_right_of_the_file_outweighs_an_opinion_but_no_blame_in_a_question():
    said = "Neuf jours, pourquoi vous avez traîné comme ça ?"
    right = act(said, "Neuf jours,", "nine_days", kind="statement", right=True)
    clause = "pourquoi vous avez traîné comme ça ?"
    assert not spoken_against(said, near(said, clause, "blame_confrontation", "hurts", "reproaches"), right)
    assert spoken_against(said, near(said, clause, "liability_opinion"), right)


def test_likely_sympathy_for_all_of_a_clause_outweighs_rudeness_near_it():
    said = "Quatre heures sur le carrelage, vous devez être gelée."
    sympathy = act(said, said, "empathy", "feels", polarity="good", found_by="example:B2")
    assert spoken_against(said, near(said, said, "rudeness", "hurts"), guesses=(sympathy,))
    part = act(said, "vous devez être gelée.", "empathy", "feels", polarity="good", found_by="example:B2")
    assert not spoken_against(said, near(said, said, "rudeness", "hurts"), guesses=(part,))


def test_what_is_right_of_the_file_is_no_reproach_though_the_sentence_asks_something_else():
    said = "Super, c'est vous qui choisissez hein, et vous en avez un à vous ?"
    right = act(said, "c'est vous qui choisissez", "free_choice", kind="statement", right=True)
    fault = near(said, "c'est vous qui choisissez hein,", "blame_confrontation", "hurts", "reproaches")
    assert spoken_against(said, fault, right)
    hard = near(said, said, "blame_confrontation", "hurts", "reproaches")
    assert not spoken_against(said, hard, right), "it makes up less than half of what may blame"
