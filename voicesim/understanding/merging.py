"""What patterns and the second ear found, as one: patterns first, and nothing bad by nearness alone.

A fault that only the ear heard is faint: it proves nothing, but somebody should listen. Where the words are
another's, or under a condition, it is not even that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from voicesim.content.families import Family, Statement, Topic
from voicesim.messages.message import Message
from voicesim.understanding.acts import EXAMPLE, Act, Refused
from voicesim.understanding.heard import Heard
from voicesim.understanding.second_ear import Clause, Proposal, SecondEar, clauses_of


@dataclass
class Added:
    """What the second ear adds to what the patterns found."""

    sure: list[Act] = field(default_factory=list)
    likely: list[Act] = field(default_factory=list)
    faint: list[Act] = field(default_factory=list)
    """Faults that a person should listen for."""
    refused: list[Refused] = field(default_factory=list)


def proposed(heard: Heard, acts: Iterable[Act], refused: Iterable[Refused], second_ear: SecondEar) -> Added:
    """The sure acts, the guesses, the faults to listen for and the refusals."""
    found, taken_away = tuple(acts), tuple(item.act for item in refused)
    asking = frozenset(place for asked in heard.asked for place in range(asked.first, asked.last + 1))
    clauses = tuple(clauses_of(heard.tokens, asking))
    added = Added()
    bank = heard.bank
    scenario = heard.context.scenario
    for proposal in second_ear.propose(clauses, tuple(heard.words), bank.language, scenario):
        act = _act(proposal, heard, clauses)
        if act is None or any(_same(act, other) for other in (*found, *added.sure, *added.likely)):
            continue
        if not _accuses(act, heard):
            (added.sure if proposal.sure else added.likely).append(act)
        elif why := _not_asserted(act, heard):
            added.refused.append(Refused(act, "not_asserted", why))
        elif not any(_same(act, other) for other in taken_away):
            added.faint.append(replace(act, faint=True))
    return added


def _not_asserted(act: Act, heard: Heard) -> str:
    """What takes most of the words from who speaks: another's words, a condition; empty when nothing does."""
    places = [place for place, token in enumerate(heard.tokens) if act.first <= token.word <= act.last]
    stretches = [(each.first, each.last, each.why) for each in heard.reported]
    stretches += [(each.first, each.last, each.why) for each in heard.standings]
    for first, last, why in stretches:
        if 2 * sum(first <= place <= last for place in places) > len(places):
            return why
    return ""


def _act(proposal: Proposal, heard: Heard, clauses: tuple[Clause, ...]) -> Act | None:
    """The act of a proposal; None when its label is not known here, or its words are not there."""
    first, last = proposal.first, proposal.last
    known: Mapping[str, Family] | Mapping[str, Topic] | Mapping[str, Statement] = (
        heard.bank.families
        if proposal.kind == "family"
        else heard.bank.topics
        if proposal.kind == "topic"
        else heard.bank.statements
    )
    if proposal.id not in known or not 0 <= first <= last < len(heard.words):
        return None
    written = known[proposal.id]
    asks = any(clause.asks and clause.first <= last and first <= clause.last for clause in clauses)
    spoken = heard.words[first : last + 1]
    return Act(
        proposal.kind,
        proposal.id,
        first,
        last,
        polarity=written.polarity if isinstance(written, Family) else "neutral",
        confidence=sum(word.probability for word in spoken) / len(spoken),
        right=True if proposal.kind == "statement" else None,
        roles=() if isinstance(written, Statement) else written.roles,
        mode="asked" if asks or (proposal.kind == "topic" and proposal.sure) else "stated",
        found_by=f"{EXAMPLE}{proposal.example}",
        like=proposal.said,
        explanation=Message(
            "near example {example} ({similarity:.2f})",
            example=proposal.example,
            similarity=proposal.similarity,
        ),
    )


def _accuses(act: Act, heard: Heard) -> bool:
    if act.kind != "family":
        return False
    family = heard.bank.families[act.id]
    return family.critical or family.polarity == "bad"


def _same(one: Act, other: Act) -> bool:
    """The same thing, in words that overlap."""
    overlap = one.first <= other.last and other.first <= one.last
    return overlap and (one.kind, one.id) == (other.kind, other.id)
