"""What the client knew: what the trainee learnt and by which words, and what stayed hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from voicesim.audio.frames import seconds
from voicesim.call.events import FactEarned
from voicesim.call.record import CallRecord
from voicesim.modes import rules_of


class KnownFact(Protocol):
    """What the report needs of a scenario's fact."""

    @property
    def id(self) -> str:
        """Its identifier in the log."""
        ...

    @property
    def told(self) -> str:
        """One of "opening", "asked", "trust", "never"."""
        ...

    @property
    def sentence(self) -> str:
        """What it says."""
        ...


@dataclass(frozen=True, slots=True)
class Learnt:
    """A fact the client gave."""

    at: float
    """Seconds: where the client begins to say it."""
    said: str
    """The client's own words: what they told of it, and no more than that."""
    words: str
    """The trainee's words that earned it; empty for what was told at once."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The fact sheet of the call."""

    learnt: tuple[Learnt, ...] = ()
    """What was got from the client, as the scorecard counts it."""
    told_at_once: tuple[Learnt, ...] = ()
    """What they said before anything was asked: nobody's merit."""
    hidden: tuple[str, ...] = ()
    """Sentences of what could have been learnt; none in an examination, whose scenario must serve again."""


def knowledge(record: CallRecord, facts: Iterable[KnownFact]) -> Knowledge:
    """What was learnt in the order of the call, and what was not."""
    known = {fact.id: fact for fact in facts}
    earned = {event.fact: event for event in record.events if isinstance(event, FactEarned)}
    told = {id: _learnt(record, event) for id, event in earned.items() if id in known}
    at_once = tuple(one for id, one in told.items() if known[id].told == "opening")
    learnt = tuple(one for id, one in told.items() if known[id].told != "opening")
    to_learn = (fact for fact in known.values() if fact.told in ("asked", "trust"))
    hidden = tuple(fact.sentence for fact in to_learn if fact.id not in earned)
    shown = hidden if rules_of(record.mode).hidden_facts_shown else ()
    return Knowledge(learnt, at_once, shown)


def _learnt(record: CallRecord, event: FactEarned) -> Learnt:
    """The whole turn in which something was told; what the fact sheet knows besides was not learnt."""
    words = "" if event.topic == "opening" else event.words
    begun = [turn for turn in record.turns if turn.speaker == "client" and turn.start <= event.at]
    start, said = (begun[-1].start, begun[-1].text) if begun else (event.at, "")
    return Learnt(seconds(start), said, words)
