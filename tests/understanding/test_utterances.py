"""Three hundred sentences of handlers, half of them traps: what each does, and what it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from voicesim.content.yaml_file import read_yaml
from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

CASES: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "utterances.yaml").data


def test_there_are_three_hundred_sentences_and_half_are_traps() -> None:
    assert len(CASES) >= 300
    assert sum("trap" in case for case in CASES) >= len(CASES) / 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_handler_is_understood_and_not_misunderstood(case: dict[str, Any]) -> None:
    bank = load_bank(case["lang"])
    context = Context(
        turn=case.get("turn", 0),
        client_said=tuple(case.get("client", ())),
        trainee_said=tuple(case.get("before", ())),
    )
    acts = understand(typed(case["text"], 0), bank, context).acts
    families = [act for act in acts if act.kind == "family"]
    complete = {act.id for act in families if act.complete}
    wanted, half = set(case.get("expect", ())), set(case.get("half", ()))
    allowed = wanted | set(case.get("may", ()))
    allowed |= {also for name in allowed for also in bank.families[name].also}
    allowed |= {family.id for family in bank.families.values() if wanted & set(family.also)}
    counted = {name for name in complete if bank.families[name].polarity != "neutral"}
    asked = {act.id for act in acts if act.kind == "topic"}

    assert wanted <= complete
    assert half <= {act.id for act in families} - complete
    assert counted <= allowed
    assert not {act.id for act in families} & set(case.get("forbid", ()))
    assert set(case.get("asks", ())) <= asked
    assert not asked & set(case.get("asks_not", ()))


QUESTIONS: dict[Language, dict[str, list[str]]] = read_yaml(Path(__file__).parent / "questions.yaml").data
ASKED = [
    (language, topic, q) for language in QUESTIONS for topic, qs in QUESTIONS[language].items() for q in qs
]


@pytest.mark.parametrize(("language", "topic", "question"), ASKED, ids=[f"{a[1]}: {a[2]}" for a in ASKED])
def test_a_natural_question_asks_its_topic(language: Language, topic: str, question: str) -> None:
    assert topic in {act.id for act in understand(typed(question, 0), load_bank(language)).acts}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_topic_can_be_asked(language: Language) -> None:
    topics, asked = set(load_bank(language).topics), set(QUESTIONS[language])
    assert topics == asked


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_question_asks_few_other_topics(language: Language) -> None:
    bank, others, asked = load_bank(language), 0, 0
    for topic, questions in QUESTIONS[language].items():
        including = {other.id for other in bank.topics.values() if topic in other.includes}
        for question in questions:
            found = {act.id for act in understand(typed(question, 0), bank).acts if act.kind == "topic"}
            others += len(found - including - {topic})
            asked += 1
    assert others / asked < 0.8
