"""The fact sheet of a call: what the trainee earned, what stayed back, what was said back wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.client.fact import Fact
from voicesim.client.scenario import Scenario
from voicesim.client.state import ClientState, Earned

Status: TypeAlias = Literal["told_at_once", "earned", "dodged", "withheld", "never_told"]
"""*dodged*: asked, but the trust was not there; *withheld*: never asked."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One fact of the scenario, and what became of it."""

    fact: str
    sentence: str
    status: Status
    earned: Earned | None = None
    """When it was given, and the words that earned it."""


@dataclass(frozen=True, slots=True)
class FactSheet:
    """All facts of a scenario after a call, in the scenario's order."""

    lines: tuple[SheetLine, ...]
    contradicted: tuple[str, ...]
    """Statements about the file that the trainee got wrong."""
    confirmed: tuple[str, ...]
    """Statements about the file that the trainee got right, and the client confirmed."""

    def having(self, status: Status) -> tuple[SheetLine, ...]:
        """The facts of one status."""
        return tuple(line for line in self.lines if line.status == status)


def fact_sheet(scenario: Scenario, state: ClientState) -> FactSheet:
    """The sheet for the state a call ended in."""
    given = {item.fact: item for item in state.earned}
    lines = tuple(_line(fact, given.get(fact.id), state) for fact in scenario.facts)
    wrong = tuple(name for name in _marked(state, "contradicted:") if name in scenario.reactions)
    return FactSheet(lines, wrong, _marked(state, "confirmed:"))


def _line(fact: Fact, earned: Earned | None, state: ClientState) -> SheetLine:
    return SheetLine(fact.id, fact.sentence, _status(fact, earned, state), earned)


def _status(fact: Fact, earned: Earned | None, state: ClientState) -> Status:
    if earned is not None:
        return "told_at_once" if fact.told == "opening" else "earned"
    if fact.told == "never":
        return "never_told"
    asked = any(f"asked:{topic}" in state.flags for topic in fact.earned_by)
    return "dodged" if asked and fact.told == "trust" else "withheld"


def _marked(state: ClientState, prefix: str) -> tuple[str, ...]:
    return tuple(sorted(flag.removeprefix(prefix) for flag in state.flags if flag.startswith(prefix)))
