"""What a language model may not put into the caller's mouth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from voicesim.client.guards import Guards, Refusal
from voicesim.client.pools import own_lines
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.client.spoken import fill, plainest
from voicesim.client.state import ClientState, Earned, Intention, Mood, Said
from voicesim.content.yaml_file import load_yaml

HERE = Path(__file__).parent
scenario_of = lru_cache(load_scenario)


class Group(BaseModel):
    """Lines in the same situation."""

    scenario: str
    move: str
    guard: str = ""
    facts: tuple[str, ...] = ()
    line: str = ""
    trainee: str = ""
    client: str = ""
    texts: tuple[str, ...]


class Corpus(BaseModel):
    groups: tuple[Group, ...]


@lru_cache
def guards_of(identifier: str) -> Guards:
    return Guards(scenario_of(identifier))


def judged(name: str) -> Iterator[tuple[Group, str, Refusal | None]]:
    for group in load_yaml(HERE / name, Corpus).groups:
        history = tuple(
            Said(speaker, text)
            for speaker, text in (("trainee", group.trainee), ("client", group.client))
            if text
        )
        state = ClientState(Mood(3, 3, 5), turn=3, history=history)
        intention = Intention(group.move, group.facts, group.line)
        for text in group.texts:
            yield group, text, guards_of(group.scenario).refusal(text, (intention,), state)


def test_at_least_99_of_100_bad_lines_are_stopped() -> None:
    found = list(judged("guards_bad.yaml"))
    passed = [(group.guard, text) for group, text, refusal in found if refusal is None]
    assert len(found) >= 200
    assert len(passed) <= 0.01 * len(found), passed


def test_at_least_98_of_100_good_lines_pass() -> None:
    found = list(judged("guards_good.yaml"))
    stopped = [(text, str(refusal)) for _, text, refusal in found if refusal is not None]
    assert len(found) >= 200
    assert len(stopped) <= 0.02 * len(found), stopped


@pytest.mark.parametrize(
    "guard", ["role_swap", "meta", "unearned", "numbers", "language", "polite", "forthcoming"]
)
def test_each_guard_stops_what_it_is_there_for(guard: str) -> None:
    mine = [refusal for group, _, refusal in judged("guards_bad.yaml") if group.guard == guard]
    by_it = [refusal for refusal in mine if refusal is not None and refusal.guard == guard]
    assert len(by_it) >= 0.6 * len(mine)


@pytest.mark.parametrize("identifier", ["FR03", "FR07", "EN01"])
def test_the_authors_own_lines_pass_where_they_belong(identifier: str) -> None:
    scenario = scenario_of(identifier)
    guards, stopped, total = guards_of(identifier), [], 0
    for key, lines in own_lines(scenario):
        move, facts = _place(scenario, key)
        state = ClientState(Mood(3, 3, 5), turn=3)
        for text in lines:
            total += 1
            spoken = fill(plainest(text), {**scenario.values, "term": "franchise"}, scenario.language)
            refusal = guards.refusal(spoken, (Intention(move, facts, key),), state)
            if refusal is not None:
                stopped.append((key, spoken, str(refusal)))
    assert len(stopped) <= 0.03 * total, stopped


def _place(scenario: Scenario, key: str) -> tuple[str, tuple[str, ...]]:
    kind, _, rest = key.partition(".")
    if kind == "fact":
        return "tell", (rest.removesuffix(".evasive").removesuffix(".past"),)
    return (rest.partition(".")[0], ()) if kind == "move" else (kind, ())


def test_a_fact_may_be_said_again_once_it_is_earned() -> None:
    guards, line = guards_of("FR03"), "Ben, la lampe est toujours mouillée."
    intention, state = Intention("acknowledge"), ClientState(Mood(3, 3, 5))
    assert guards.refusal(line, (intention,), state) is not None
    earned = ClientState(Mood(3, 3, 5), earned=(Earned(0, "ceiling_lamp", "electricity", "le courant ?"),))
    assert guards.refusal(line, (intention,), earned) is None


def test_a_number_the_trainee_gave_may_be_said_back() -> None:
    guards, line = guards_of("FR03"), "Cent cinquante euros, quand même."
    heard = ClientState(Mood(3, 3, 5), history=(Said("trainee", "La franchise est de 150 euros."),))
    assert guards.refusal("Quatre cents euros, quand même.", (Intention("acknowledge"),), heard) is not None
    assert guards.refusal(line, (Intention("acknowledge"),), heard) is None


def test_the_handler_may_be_called_by_name_and_is_not_spoken_of() -> None:
    heard = ClientState(Mood(3, 3, 5), history=(Said("trainee", "Fabien Roussel à votre écoute."),))
    guards, answering = guards_of("FR01"), (Intention("acknowledge"),)
    assert guards.refusal("Bon, monsieur Roussel, on fait comme ça.", answering, heard) is None
    spoken_of = guards.refusal("C'est que Fabien Roussel a signé un papier.", answering, heard)
    assert spoken_of is not None
    assert spoken_of.guard == "names"


@pytest.mark.parametrize(
    ("scenario", "line"), [("FR05", "You voulez le calcul ?"), ("EN01", "I want le money back.")]
)
def test_one_word_of_another_language_is_enough(scenario: str, line: str) -> None:
    refusal = guards_of(scenario).refusal(line, (Intention("acknowledge"),), ClientState(Mood(3, 3, 5)))
    assert refusal is not None
    assert refusal.guard == "language"


def test_a_refusal_says_which_guard_and_which_words() -> None:
    refusal = guards_of("FR03").refusal(
        "Comment puis-je vous aider ?", (Intention("acknowledge"),), ClientState(Mood(3, 3, 5))
    )
    assert str(refusal) == "role_swap: 'puis-je'"
