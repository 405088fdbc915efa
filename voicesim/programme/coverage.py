"""Which caller needs which skill: computed from what a scenario holds and how its rubric judges. Pure.

A skill is needed as much as the scenario weighs it, and as far as the caller gives occasion for its checks:
who hides nothing needs no question that finds what is hidden. 1 is as much as the second who needs it most,
of all of a language: one caller out of the ordinary is no yardstick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from voicesim.client.scenario import Scenario
from voicesim.content.roles import Role
from voicesim.programme.shown import SKILLS
from voicesim.scorecard.rubric import Check, Criterion, Rubric
from voicesim.scorecard.rules.asked import Asked
from voicesim.scorecard.rules.cues import AnsweredCues
from voicesim.scorecard.rules.earned import Earned
from voicesim.scorecard.rules.order import Order
from voicesim.understanding.bank import load_bank

Table: TypeAlias = Mapping[str, Mapping[str, float]]
"""Scenario -> skill -> how much it is needed, 0..1."""

NEEDED = 0.55
"""From here on a caller is said to need a skill: more than half as much as those who need it most."""

PLENTY = 4
"""Occasions of a kind that are as good as any number of them."""


def coverage(scenarios: Sequence[Scenario], rubric_of: Callable[[Scenario], Rubric]) -> Table:
    """The table of these scenarios."""
    raw = {one.id: _needs(one, rubric_of(one)) for one in scenarios}
    most = {skill: _second([needs[skill] for needs in raw.values()]) for skill in SKILLS}
    return {
        name: {
            skill: round(min(1.0, needs[skill] / most[skill]), 3) if most[skill] else 0.0 for skill in SKILLS
        }
        for name, needs in raw.items()
    }


def needs(table: Table, scenario: str, skill: str) -> bool:
    """Is the caller one who needs the skill?"""
    return table.get(scenario, {}).get(skill, 0.0) >= NEEDED


def _needs(scenario: Scenario, rubric: Rubric) -> dict[str, float]:
    weights = scenario.rubric.weights
    criteria = {one.id: one for one in rubric.criteria}
    return {
        skill: weights.get(skill, 0) / 100 * _occasion(criteria[skill], scenario)
        if skill in criteria
        else 0.0
        for skill in SKILLS
    }


def _occasion(criterion: Criterion, scenario: Scenario) -> float:
    """The share of a criterion's points for which the caller gives occasion, 0..1."""
    points = sum(check.points for check in criterion.checks)
    return sum(check.points * _given(check, scenario) for check in criterion.checks) / points


def _given(check: Check, scenario: Scenario) -> float:
    """How far a caller gives occasion for one check; what anybody can do in any call is given whole."""
    rule = check.rule
    if isinstance(rule, AnsweredCues):
        facts = sum(one.cue is not None for one in scenario.facts)
        return _plenty(facts + sum(one.cue is not None for one in scenario.asks))
    if isinstance(rule, Earned):
        return _plenty(sum(one.told in ("asked", "trust") for one in scenario.facts))
    if isinstance(rule, Asked):
        return _plenty(len(rule.concerned(scenario.must_ask, lambda role: _in_role(scenario, role))))
    if isinstance(rule, Order) and rule.only_if_expected:
        meant = rule.first.topics_meant(lambda role: _in_role(scenario, role))
        return float(not meant.isdisjoint(scenario.must_ask))
    return 1.0


def _in_role(scenario: Scenario, role: Role) -> frozenset[str]:
    topics = (*load_bank(scenario.language).topics.values(), *scenario.topics)
    return frozenset(one.id for one in topics if role in one.roles)


def _second(values: Sequence[float]) -> float:
    ordered = sorted(values, reverse=True)
    return ordered[min(1, len(ordered) - 1)] if ordered else 0.0


def _plenty(count: int) -> float:
    return min(1.0, count / PLENTY)
