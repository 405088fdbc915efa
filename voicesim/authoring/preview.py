"""What a caller will say, by what brings it up: to be read aloud before anybody takes the call. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voicesim.client.scenario import Scenario
from voicesim.client.spoken import plainest, rendered
from voicesim.content.model import Lines
from voicesim.understanding.bank import load_bank


@dataclass(frozen=True, slots=True)
class Said:
    """Lines of which one is said."""

    about: str
    """The topic's label, or the fact, in the language of the call; empty: at the beginning."""
    lines: tuple[str, ...]


def preview_of(scenario: Scenario) -> tuple[Said, ...]:
    """The opening, the answers with the facts before them, then the question that is insisted on."""
    return tuple(one for one in _said(scenario) if one.lines)


def _said(scenario: Scenario) -> Iterator[Said]:
    labels = load_bank(scenario.language).extended(scenario.topics).topics
    yield Said("", _spoken(scenario, scenario.opening))
    for fact in scenario.facts:
        yield Said(fact.sentence, _spoken(scenario, (*fact.lines, *fact.evasive)))
    for ask in scenario.asks:
        yield Said(labels[ask.topics[0]].label, _spoken(scenario, ask.lines))
    for objection in scenario.objections:
        yield Said(objection.sentence, _spoken(scenario, (*objection.lines, *objection.insist)))


def _spoken(scenario: Scenario, lines: Lines) -> tuple[str, ...]:
    return tuple(rendered(plainest(line), scenario.values, scenario.language) for line in lines)
