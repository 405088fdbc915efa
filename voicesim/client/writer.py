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

    def write_plainly(self, assignment: Assignment) -> Iterator[Line | NotYet]:
        """The same at once, in written lines: `write` failed or took too long."""
        ...

    def read_ahead(self, assignment: Assignment) -> Iterator[None]:
        """What may be read before the decision is known, a step at a time; only its state is looked at."""
        ...
