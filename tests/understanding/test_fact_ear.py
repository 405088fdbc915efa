"""A fact that a caller keeps is brought up in anybody's words: by meaning, and never by an instruction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pytest

from scripts.ear.sheets import digest_of, sheets
from scripts.ear.vectors import WEIGHTS
from voicesim.client.client import Client
from voicesim.client.scenario import load_scenario
from voicesim.client.state import TraineeTurn
from voicesim.content.examples import load_fact_examples
from voicesim.text.words import Language, Word, typed
from voicesim.understanding.acts import Act, Context, Understood
from voicesim.understanding.ear.scenario_lesson import load_scenario_lesson, own_facts
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.encoder.encoder import Encoder
from voicesim.understanding.encoder.weights_file import FILE
from voicesim.understanding.second_ear import Clause, Impression, Proposal, SecondEar
from voicesim.understanding.understanding import understand

needs_weights = pytest.mark.skipif(
    not (WEIGHTS / FILE).is_file(), reason="e5-small is not here: voicesim models pull e5-small"
)


class Hears:
    """Hears one fact of FR08 brought up in all that is said."""

    digest = "one"

    def __init__(self, fact: str, sure: bool = True) -> None:
        self._fact, self._sure = fact, sure

    def listen(
        self, clauses: Sequence[Clause], words: Sequence[Word], language: Language, scenario_id: str
    ) -> Impression:
        last = len(words) - 1
        found = Proposal("topic", f"fact_{self._fact}", 0, last, "A1", 0.3, self._sure, brings_up=True)
        return Impression((found,))


@lru_cache
def by_meaning() -> SecondEar:
    return TaughtEar(Encoder(WEIGHTS))


def heard(text: str, ear: SecondEar, scenario_id: str = "FR08") -> Understood:
    scenario = load_scenario(scenario_id)
    return understand(typed(text, 0), scenario.bank, Context(scenario=scenario_id), ear)


def brought_up(text: str, ear: SecondEar, scenario_id: str = "FR08") -> list[Act]:
    """The facts' own topics in a sentence that rest on nearness alone."""
    return [
        act for act in heard(text, ear, scenario_id).acts if act.id.startswith("fact_") and act.by_example
    ]


def told(text: str, ear: SecondEar, scenario_id: str = "FR08") -> tuple[str, ...]:
    """The facts that the caller, who has said why they call, gives to a sentence."""
    client = Client(load_scenario(scenario_id), seed=1, second_ear=ear)
    opened = replace(client.begin(), turn=2, flags=frozenset({"opened"}))
    turn = TraineeTurn(typed(text, 0), 0, 0, typed=True)
    return tuple(fact for item in client.decide(opened, turn).intentions for fact in item.facts)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lesson_weighs_the_examples_beside_it(language: Language) -> None:
    lesson = load_scenario_lesson(language, "fact")
    own = [example for file in load_fact_examples(language) for example in file.examples]
    assert lesson.examples == sheets(language).digest, "run 'python -m scripts.teach_facts'"
    assert lesson.own == digest_of(own), "run 'python -m scripts.teach_facts'"
    assert lesson.sure > lesson.likely > 0


def test_each_scenario_hears_its_own_facts_alone_and_all_that_it_keeps() -> None:
    own = own_facts("fr", "FR08")
    assert own is not None
    kept = {fact.id for fact in load_scenario("FR08").facts if fact.told != "opening"}
    assert set(own.ids) == kept
    assert own_facts("fr", "FR999") is None


def test_what_is_surely_meant_is_told_where_other_words_of_the_question_ask_something_else() -> None:
    asked = "et sinon, c'est quoi votre adresse ?"
    assert told(asked, Hears("car_too")) == ("car_too",)
    assert told(asked, Hears("car_too", sure=False)) == ()


def test_a_remark_brings_it_up_and_an_instruction_never_does() -> None:
    remark = "Le contrat de la maison ne prend pas ce qui a des roues."
    assert [act.mode for act in brought_up(remark, Hears("car_too"))] == ["told"]
    assert told(remark, Hears("car_too")) == ("car_too",)
    assert brought_up("Coupez le courant, s'il vous plaît.", Hears("breaker_up")) == []


def test_an_acknowledgement_brings_nothing_up() -> None:
    assert brought_up("D'accord, très bien.", Hears("car_too")) == []


def test_what_is_only_likely_is_asked_back_about() -> None:
    found = heard("et du côté de ce qui roule, rien ?", Hears("car_too", sure=False))
    assert [act.id for act in found.guesses] == ["fact_car_too"]


@needs_weights
@pytest.mark.parametrize(
    ("scenario", "text", "fact"),
    [
        ("FR08", "Et pour vos déplacements, vous vous débrouillez comment ?", "car_too"),
        ("EN02", "and the letters that come, you open those on your own do you", "nephew_abroad"),
        ("EN02", "what have you been having for your tea then", "cold_meals"),
    ],
)
def test_a_fact_is_brought_up_in_words_that_no_expression_has(scenario: str, text: str, fact: str) -> None:
    assert f"fact_{fact}" in {act.id for act in brought_up(text, by_meaning(), scenario)}


@needs_weights
def test_by_words_alone_nothing_is_brought_up_so() -> None:
    assert brought_up("Et pour vos déplacements, vous vous débrouillez comment ?", TaughtEar()) == []
