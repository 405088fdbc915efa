"""The writer: from a decision to lines, lazily, so that the first can be spoken while the next is worded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from voicesim.client.pools import Pools
from voicesim.client.scenario import Scenario
from voicesim.client.state import Decision, Line, NotYet


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is to be worded."""

    scenario: Scenario
    pools: Pools
    """All the caller's written lines."""
    decision: Decision
    seed: int
    weekday: int | None = None
    """Weekday of the call, 0 for Monday, when days of the week may be named."""


class Writer(Protocol):
    """Anything that words a decision: the phrase writer, or a language model under guards."""

    name: str
    """For the manifest and for people: "phrases"."""

    def write(self, assignment: Assignment) -> Iterator[Line | NotYet]:
        """The lines of the decision's intentions, in their order. Never raises for want of a line."""
        ...
