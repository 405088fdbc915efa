"""What was told answers every question that it answers, not only the one that earned it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from callers import HELLO, call, scenario_of

from voicesim.client.answers import answer_to
from voicesim.client.hearing import Hearing
from voicesim.client.scenario import scenario_files
from voicesim.client.situation import Situation
from voicesim.client.state import Earned


@pytest.mark.parametrize("seed", range(4))
def test_who_has_told_of_her_pills_when_asked_of_blood_knows_of_them_when_asked_of_pills(seed: int) -> None:
    conversation = call(
        "FR12", seed, [HELLO["fr"], "Est-ce que ça saigne ?", "Vous prenez des médicaments ?"]
    )
    assert conversation.facts == ["blood_thinner"]
    answer = conversation.lines[-1]
    assert answer.move == "answer"
    assert any(word in answer.text for word in ("cachet", "médicament"))


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_no_caller_forgets_what_they_have_told(path: Path) -> None:
    scenario = scenario_of(str(path))
    client = call(str(path)).client
    for fact in scenario.facts:
        state = replace(
            client.begin(), earned=(Earned(0, fact.id, fact.topics[0] if fact.topics else "", ""),)
        )
        for topic in fact.topics if fact.lines else ():
            moves = {item.move for item in answer_to(Situation(scenario, state, Hearing(""), 0), topic)}
            assert "dont_know" not in moves, f"{fact.id}: {topic}"
