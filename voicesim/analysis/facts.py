"""The fact sheet of a call: what the trainee earned, when and by which words, and what stayed hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from voicesim.analysis.acts import PlacedAct, on_topic, stating
from voicesim.call.events import FactEarned
from voicesim.call.record import CallRecord


@dataclass(frozen=True, slots=True)
class EarnedFact:
    """A fact the client gave."""

    fact: str
    topic: str
    """The topic that earned it, or "opening" for what the client tells at once."""
    at: int
    words: str


@dataclass(frozen=True, slots=True)
class FactSheet:
    """What became known in the call."""

    earned: tuple[EarnedFact, ...]
    withheld: tuple[str, ...]
    """Facts of the scenario that the trainee did not obtain."""
    asked: tuple[str, ...]
    """Topics of the scenario that were asked about, in the order of the call."""
    not_asked: tuple[str, ...]
    contradicted: tuple[PlacedAct, ...]
    """Statements of the trainee that do not agree with the file."""


def fact_sheet(
    record: CallRecord, acts: Iterable[PlacedAct], facts: Iterable[str], must_ask: Iterable[str]
) -> FactSheet:
    """The sheet of one call, for the scenario's `facts` and the topics it says `must_ask`."""
    acts = tuple(acts)
    earned = tuple(
        EarnedFact(e.fact, e.topic, e.at, e.words) for e in record.events if isinstance(e, FactEarned)
    )
    known = {fact.fact for fact in earned}
    wanted = tuple(dict.fromkeys(must_ask))
    asked = tuple(dict.fromkeys(placed.act.id for placed in on_topic(acts, wanted)))
    return FactSheet(
        earned=earned,
        withheld=tuple(fact for fact in facts if fact not in known),
        asked=asked,
        not_asked=tuple(topic for topic in wanted if topic not in asked),
        contradicted=tuple(placed for placed in stating(acts) if placed.act.right is False),
    )
