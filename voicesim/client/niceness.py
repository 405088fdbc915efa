"""The not-nice meter: does the caller stay as difficult as the persona is meant to be?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.client.guard_book import load_listener
from voicesim.client.scenario import Scenario
from voicesim.client.state import Earned
from voicesim.text.fold import first_said, plain

TEN = 10
"""Rates are per ten client turns."""


@dataclass(frozen=True, slots=True)
class ClientTurn:
    """One turn of the client, as heard."""

    text: str
    moves: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    """Ids of the written lines heard in it."""


@dataclass(frozen=True, slots=True)
class Niceness:
    """How forthcoming and polite a client was, per ten turns, and where the persona's targets were passed."""

    turns: int
    volunteered: float
    thanks: float
    apologies: float
    concessions: float
    too_nice: tuple[str, ...]
    """Names of the rates over their target, by more than one occurrence."""


def niceness(scenario: Scenario, turns: Sequence[ClientTurn], earned: Sequence[Earned]) -> Niceness:
    """The meter over a call. `earned` is every fact the client gave, with the topic that earned it."""
    nice = load_listener(scenario.language).book.nice
    counts = {
        "volunteered": sum(_volunteered(scenario, item) for item in earned),
        "thanks": sum(bool(first_said(nice["thanks"], plain(turn.text))) for turn in turns),
        "apologies": sum(bool(first_said(nice["apologies"], plain(turn.text))) for turn in turns),
        "concessions": sum(
            line.endswith(".settled") or ".settled." in line for t in turns for line in t.lines
        ),
    }
    scale = TEN / max(len(turns), TEN)
    rates = {name: round(count * scale, 2) for name, count in counts.items()}
    targets = scenario.persona.nice.model_dump()
    passed = tuple(
        name
        for name, count in counts.items()
        if rates[name] > targets[name] and (count > 1 or not targets[name])
    )
    return Niceness(len(turns), too_nice=passed, **rates)


def _volunteered(scenario: Scenario, item: Earned) -> bool:
    fact = scenario.fact(item.fact)
    return fact.told != "opening" and item.topic not in fact.earned_by
