"""What is said of a file, in other words than its author's: heard by meaning, and never where it costs."""

from __future__ import annotations

import pytest

from scripts.ear.sheets import sheets
from scripts.ear.vectors import WEIGHTS
from voicesim.client.scenario import list_scenarios, load_scenario
from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.ear.scenario_lesson import load_scenario_lesson, own_of
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.encoder.encoder import Encoder
from voicesim.understanding.encoder.weights_file import FILE
from voicesim.understanding.second_ear import SecondEar
from voicesim.understanding.understanding import understand

needs_weights = pytest.mark.skipif(
    not (WEIGHTS / FILE).is_file(), reason="e5-small is not here: voicesim models pull e5-small"
)
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@pytest.fixture(scope="module")
def by_meaning() -> SecondEar:
    return TaughtEar(Encoder(WEIGHTS))


def said(text: str, scenario_id: str, ear: SecondEar) -> dict[str, Act]:
    """The statements of a sentence, in a call of that scenario."""
    scenario = load_scenario(scenario_id)
    bank = load_bank(scenario.language).extended(scenario.topics, scenario.statements)
    found = understand(typed(text, 0), bank, Context(scenario=scenario_id), ear)
    return {act.id: act for act in found.acts if act.kind == "statement"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lesson_weighs_the_examples_beside_it(language: Language) -> None:
    lesson = load_scenario_lesson(language, "statement")
    assert lesson.examples == sheets(language).digest, "run 'python -m scripts.teach_statements'"
    assert lesson.places.max() < len(sheets(language).examples)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_caller_knows_themselves_is_left_to_exact_words(language: Language) -> None:
    taught = set(load_scenario_lesson(language, "statement").labels)
    scenarios = [each for each in list_scenarios() if each.language == language]
    assert taught
    assert not taught & {(each.id, name) for each in scenarios for name in each.reactions}


def test_each_scenario_hears_its_own_statements_alone() -> None:
    own = own_of("fr", "FR08", "statement")
    assert own is not None
    assert set(own.ids) <= {each.id for each in load_scenario("FR08").statements}
    assert own_of("fr", "FR999", "statement") is None


@needs_weights
@pytest.mark.parametrize(
    ("scenario", "text", "statement"),
    [
        ("FR08", "je m'occupe en premier de votre dame et de son appareil", "oxygen_first"),
        ("FR08", "le voisin c'est le voisin, lui il a sa maison et vous la vôtre", "each_file"),
        ("FR12", "les pompiers sont en route", "help_is_coming"),
        ("EN01", "get a garage to look it over before you go anywhere", "have_it_checked"),
        ("EN03", "you do not need to tell me what is wrong with you just the days", "no_diagnosis"),
    ],
)
def test_what_helps_is_heard_in_anybodys_words(
    scenario: str, text: str, statement: str, by_meaning: SecondEar
) -> None:
    act = said(text, scenario, by_meaning)[statement]
    assert act.right
    assert act.by_example or scenario == "FR12"


@needs_weights
@pytest.mark.parametrize(
    ("scenario", "text", "statement"),
    [
        ("FR08", "est-ce que quelqu'un s'occupe de votre dame et de son appareil ?", "oxygen_first"),
        ("FR08", "si jamais on s'occupait en premier de votre dame et de son appareil", "oxygen_first"),
        ("FR10", "la franchise elle vous reste à vous, c'est deux cents euros chez nous", "excess_amount"),
        ("EN01", "did somebody at the garage look it over before you went anywhere?", "have_it_checked"),
    ],
)
def test_a_question_a_supposition_and_another_value_say_nothing_of_the_file(
    scenario: str, text: str, statement: str, by_meaning: SecondEar
) -> None:
    act = said(text, scenario, by_meaning).get(statement)
    assert act is None or not act.right


@needs_weights
def test_please_makes_no_question_of_an_instruction(by_meaning: SecondEar) -> None:
    text = "please leave everything as it is until someone has come and taken pictures"
    assert said(text, "EN02", by_meaning)["keep_everything"].right
