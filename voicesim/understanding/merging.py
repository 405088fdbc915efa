"""What patterns and the second ear found, as one: patterns first, and nothing bad by nearness alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from voicesim.content.families import Family, Statement, Topic
from voicesim.understanding.acts import EXAMPLE, Act, Refused
from voicesim.understanding.heard import Heard
from voicesim.understanding.second_ear import Clause, Proposal, SecondEar, clauses_of


def proposed(
    heard: Heard, acts: Iterable[Act], second_ear: SecondEar
) -> tuple[list[Act], list[Act], list[Refused]]:
    """The sure acts, the guesses and the refusals that the second ear adds to what the patterns found."""
    found = tuple(acts)
    asking = frozenset(place for asked in heard.asked for place in range(asked.first, asked.last + 1))
    clauses = tuple(clauses_of(heard.tokens, asking))
    sure: list[Act] = []
    likely: list[Act] = []
    refused: list[Refused] = []
    bank = heard.bank
    scenario = heard.context.scenario
    for proposal in second_ear.propose(clauses, tuple(heard.words), bank.language, scenario):
        act = _act(proposal, heard, clauses)
        if act is None or any(_same(act, other) for other in (*found, *sure, *likely)):
            continue
        if _accuses(act, heard):
            why = "speaks against the speaker, and no expression of the bank says it"
            refused.append(Refused(act, "not_by_example", why))
            continue
        (sure if proposal.sure else likely).append(act)
    return sure, likely, refused


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
        explanation=f"near example {proposal.example} ({proposal.similarity:.2f})",
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
