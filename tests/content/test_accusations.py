"""An honest sentence is no critical error in any scenario: the words of an accusation must be about it.

Heard are what people say as an excuse, a step or a wait, and what the good robots say to other callers.
"""

from __future__ import annotations

import pytest

from voicesim.client.scenario import Scenario, list_scenarios
from voicesim.content.families import Statement
from voicesim.line.trainee_script import script_of
from voicesim.resources import content
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import Bank, load_bank
from voicesim.understanding.understanding import understand

AUTHOR: dict[Language, str] = {"fr": "A", "en": "E"}
"""Whose examples are read: they were written from labels alone."""

MEANT = {
    "fr01_not_at_fault": "a collision, about which nobody may say who is at fault",
    "fr03_neighbour_will_pay": "who pays for the water is not known yet",
    "fr07_excess_zero": "a windscreen that has an excess to pay",
    "en05_tell_him": "a partner who must never hear of the call",
    "en06_transferring": "a caller who was passed on five times already",
}
"""Statements that are an error of their own scenario alone, whatever they are elsewhere."""


def accusations(scenario: Scenario) -> list[Statement]:
    """The statements that are critical errors when they are wrong, named after their scenario."""
    heard = {trigger for error in scenario.critical_errors for trigger in error.heard}
    return [
        statement.model_copy(update={"id": f"{scenario.id.lower()}_{statement.id}"})
        for statement in scenario.statements
        if f"statement:{statement.id}=wrong" in heard
    ]


def honest(language: Language, bank: Bank) -> list[str]:
    """What people wrote for ways of speaking and questions that are not bad, and the good robots' lines."""
    blamed = {family.id for family in bank.families.values() if family.polarity == "bad"}
    written = content("personas", "examples") / f"{language}.{AUTHOR[language]}.tsv"
    rows = [line.split("\t") for line in written.read_text("utf-8").splitlines() if line.count("\t") == 2]
    labelled = [
        sentence
        for label, yes, sentence in rows
        if yes == "yes" and label.partition(":")[0] != "statement" and label.partition(":")[2] not in blamed
    ]
    robots = [script_of(one.id, "good") for one in list_scenarios() if one.language == language]
    return [*labelled, *(line.says for robot in robots for line in robot.lines)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_honest_sentence_is_no_critical_error_anywhere(language: Language) -> None:
    scenarios = [one for one in list_scenarios() if one.language == language]
    bank = load_bank(language).extended((), [s for scenario in scenarios for s in accusations(scenario)])
    sentences = honest(language, bank)
    assert len(sentences) > 400
    accused = {
        f"{act.id}: {act.explanation}: {sentence}"
        for sentence in sentences
        for act in understand(typed(sentence, 0), bank).acts
        if act.kind == "statement" and act.right is False and act.id not in MEANT
    }
    assert not accused
