"""Requirement L5: two hundred scorecards and reports say nothing of how the trainee feels or is."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from written_calls import EXPECTED, WEIGHTS, Expected

from voicesim.analysis.call import analyse
from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.call.record import CallRecord
from voicesim.client.conformity import CriticalError
from voicesim.client.scenario import load_scenario
from voicesim.scorecard.card import read_card
from voicesim.scorecard.coaching.theme import load_themes
from voicesim.scorecard.marking import mark
from voicesim.scorecard.report import render
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.wording import REASONS
from voicesim.text.words import Language

CALLS = 200
LEXICON = yaml.safe_load((Path(__file__).parent / "affect_words.yaml").read_text(encoding="utf-8"))
FAMILIES = [
    "greeting_intro", "identification", "open_questions", "reformulation", "empathy", "reassurance",
    "ownership", "plain_explanation", "jargon", "next_step_time", "check_understanding", "hold_transfer",
    "negative_words", "blame_confrontation", "over_promising", "fillers", "closing", "apology",
]  # fmt: skip
RUBRICS = ("fnol", "complaint", "bereavement")
SCENARIO: dict[Language, str] = {"fr": "FR03", "en": "EN01"}
ERROR = CriticalError(id="promise", kind="compliance", sentence="…", heard=("family:over_promising",))


def random_call(seed: int, language: Language) -> ScriptedCall:
    """A call in which anything may happen: words are neutral, so that no quote can hide a finding."""
    rng = random.Random(seed)
    call = ScriptedCall(SCENARIO[language], language)
    for _ in range(rng.randint(1, 14)):
        if rng.random() < 0.3:
            call.mood(rng.randint(0, 9), rng.randint(0, 9), rng.randint(0, 9), "rule", "x y")
        call.client(
            "zwei drei vier", after=rng.uniform(0.2, 1), moves=("object",), complete=rng.random() < 0.8
        )
        if rng.random() < 0.1:
            call.hold(rng.uniform(1, 40))
        chosen = rng.sample(FAMILIES, rng.randint(0, 4))
        hears = [
            Hears("family", f, f"wort{i} hier", complete=rng.random() < 0.8) for i, f in enumerate(chosen)
        ]
        topics = [Hears("topic", t, f"frage{i} da") for i, t in enumerate(rng.sample(EXPECTED.must_ask, 2))]
        text = " ".join([h.words for h in hears] + [t.words for t in topics] + ["und so weiter"] * 3)
        call.trainee(text, *hears, *topics, after=rng.uniform(-1, 6), probability=rng.choice((1.0, 0.9, 0.5)))
    return call


@cache
def card_of(seed: int, language: Language) -> tuple[CallRecord, dict[str, Any]]:
    call = random_call(seed, language)
    record = call.record(complete=seed % 17 != 0)
    rubric = load_rubric(RUBRICS[seed % 3], language)
    expected = Expected(EXPECTED.must_ask, EXPECTED.facts, mood=EXPECTED.mood)
    analysis = analyse(record, call.understand, expected)
    weights = {**WEIGHTS, "voix": 5, "clarte": 15}
    card = mark(
        analysis,
        rubric,
        weights,
        (ERROR,),
        waived=("voix",) if seed % 5 == 0 else (),
        themes=load_themes(language),
    )
    return record, card.as_json()


def written(value: Any, key: str = "") -> Iterator[str]:
    """All that the machine says about the trainee: not the quotes, not the simulated client's own mood."""
    if key in ("evidence", "cues", "path", "drill", "drill_steps", "drill_title", "words"):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from written(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from written(inner, key)


def affect(text: str, language: Language) -> list[str]:
    """The words that name a feeling or a trait; the name of the emotional dimension is none."""
    text = re.sub(r"(?i)\bemotional( dimension)?\b", " ", text)
    return pattern(language).findall(text)


@cache
def pattern(language: Language) -> re.Pattern[str]:
    stems = "|".join(map(re.escape, LEXICON[language]))
    ending = "e?s?" if language == "fr" else ""
    return re.compile(rf"(?<!\w)(?:{stems}){ending}(?!\w)", re.IGNORECASE)


def test_the_lexicon_finds_what_it_must():
    assert affect("Vous semblez stressée et peu chaleureux.", "fr") == ["stressée", "chaleureux"]
    assert affect("You sound tense.", "en") == ["tense"]
    assert affect("Débit : 171 mots/min (repère : de 110 à 210).", "fr") == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_two_hundred_scorecards_name_no_feeling_of_the_trainee(language):
    for seed in range(CALLS):
        _, card = card_of(seed, language)
        for text in written(card):
            assert affect(unquoted(text), language) == [], text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_a_rubric_can_say_names_no_feeling_of_the_trainee(language):
    """Advice may quote what to tell the client (« ... ») about the client's feelings; quotes are left out."""
    for name in RUBRICS:
        for criterion, check in load_rubric(name, language).checks():
            said = [check.sentences.met, check.sentences.missed, check.sentences.fault, check.advice]
            for text in (*said, *criterion.anchors.values(), *REASONS[language].values()):
                assert affect(unquoted(text), language) == [], text


def of_others(language: Language) -> set[str]:
    """What a report says of the simulated client, and the lessons about how clients feel."""
    scenario = load_scenario(SCENARIO[language])
    said = {scenario.title, scenario.summary, scenario.persona.temperament}
    for theme in load_themes(language):
        said |= {theme.title, theme.drill.title, *theme.drill.steps}
        for unit in theme.units:
            said |= {unit.title, unit.notice, *unit.text, *(line.says for line in unit.scene)}
            said |= {part for one in unit.rounds for part in (one.client, one.model)}
    return {one_line(text) for text in said if text}


def unquoted(text: str) -> str:
    """Without what stands between quotation marks: the words of the call, or words to say to a client."""
    return re.sub(r"[«“\"][^»”\"]*[»”\"]", " ", text)


def one_line(text: str) -> str:
    return " ".join(html.unescape(text).split())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_hundred_reports_name_no_feeling_of_the_trainee(language):
    scenario, others = load_scenario(SCENARIO[language]), of_others(language)
    for seed in range(CALLS // 2):
        record, card = card_of(seed, language)
        page = render(record, read_card(card), scenario, None)
        text = one_line(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.S))
        for other in sorted(others, key=len, reverse=True):
            text = text.replace(other, " ")
        found = affect(unquoted(text), language)
        assert found == [], found


def test_no_point_without_a_quote_or_a_number_of_sentences_read_in_two_hundred_scorecards():
    for seed in range(CALLS):
        _, card = card_of(seed, "fr")
        for criterion in card["criteria"]:
            for check in criterion["checks"]:
                shown = check["evidence"] or check.get("read")
                assert bool(shown) == (check["verdict"] in ("met", "fault", "to_verify"))
                assert check["points"] <= 0 or check["verdict"] == "met"


def test_every_number_in_a_sentence_is_said_with_what_it_counts():
    for seed in range(CALLS):
        _, card = card_of(seed, "fr")
        for criterion in card["criteria"]:
            for check in criterion["checks"]:
                around = re.sub(r"«[^»]*»", "", check["sentence"])
                for number in re.findall(r"\d+(?:,\d+)?", around):
                    assert re.search(rf"[:\w]\s{number}\b|{number}\s(?:fois|sur|s|mots|%|\))", around), around
