"""Another value than the file's, said of the same thing: "la franchise est de 200 euros" where it is 150.

A statement names what its value is said of (`about`). An amount, a time or a delay said of it, in the same
clause, that is none of the values of its right expressions, is a wrong statement. A range, a rounding, a
value that the file has of something else, and the client's own figure are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from voicesim.content.atoms import SLOTS
from voicesim.content.families import Statement
from voicesim.text.grammar import Grammar, expressions, listed
from voicesim.text.normalising import normalise
from voicesim.text.tokens import Token
from voicesim.text.typed import Kind, Typed, typed_spans
from voicesim.text.words import Word
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import Bank
from voicesim.understanding.clauses import Clause, clause_at
from voicesim.understanding.scope import denies
from voicesim.understanding.walk import Match

_KINDS: Mapping[str, Kind] = {"montant": "amount", "heure": "time", "delai": "delay"}
"""Slots whose values can be told apart: a weekday and "in two days" may be the same day."""
_VALUED = re.compile(r"\{(\w+)=([^}]+)\}")
_NEAR = 5  # tokens between the thing and its value, at most: "franchise qui reste à votre charge, c'est"
_TAKEN_UP = frozenset(expressions("ce est", "ce sera", "elle est", "ça fait", "it is", "that is"))
_LOOSE = frozenset(
    listed(
        "entre environ autour jusque minimum maximum minimale maximale plus moins ou et mais sur sauf hors "
        "vers presque between about around over under up least most or and but roughly nearly less more "
        "unless"
    )
)
"""Words that make a range or a rounding of a value, or turn to another thing."""


def right_values(statement: Statement) -> Mapping[Kind, frozenset[str]]:
    """The values that its right expressions give, by their kind."""
    return _given(statement.right)


def gives_another(statement: Statement, spans: Sequence[Typed]) -> bool:
    """Has the file a value for it, and does none of these say it? "280" is not what the file has."""
    right = right_values(statement)
    return bool(right) and not any(_agrees(span, right) for span in spans)


@lru_cache(maxsize=1024)
def _given(right: tuple[str, ...]) -> Mapping[Kind, frozenset[str]]:
    """The same, read once: a turn asks for all that the file knows."""
    found: dict[Kind, frozenset[str]] = {}
    for text in right:
        for name, value in _VALUED.findall(text):
            kind = _KINDS.get(SLOTS.get(name, name))
            if kind is not None:
                found[kind] = found.get(kind, frozenset()) | {value}
    return found


def with_other_values(
    found: Sequence[Match],
    tokens: Sequence[Token],
    spans: Sequence[Typed],
    clauses: Sequence[Clause],
    bank: Bank,
    context: Context,
) -> tuple[Match, ...]:
    """The matches; of those that only name a thing, what is said of it where the file has another value.

    The other value takes back what right expressions find around it: "un plafond de 1200 euros par an" is
    not right for its "par an".
    """
    things = (match for match in found if match.entry.about)
    wrong = [one for thing in things for one in _said_of(thing, tokens, spans, clauses, bank, context)]
    others = (match for match in found if not match.entry.about)
    return (*(match for match in others if not any(_taken_back(match, by) for by in wrong)), *wrong)


def _taken_back(match: Match, by: Match) -> bool:
    same = (match.entry.kind, match.entry.id) == (by.entry.kind, by.entry.id)
    return same and match.entry.right is True and not match.covered.isdisjoint(by.covered)


def _said_of(
    match: Match,
    tokens: Sequence[Token],
    spans: Sequence[Typed],
    clauses: Sequence[Clause],
    bank: Bank,
    context: Context,
) -> Iterator[Match]:
    right = right_values(bank.statements[match.entry.id])
    first, last = _stretch(clause_at(clauses, match.first), tokens, clauses)
    inside = [span for span in spans if first <= span.first and span.last <= last]
    if any(_agrees(span, right) for span in inside):
        return
    known = _known_values(bank)
    for span in inside:
        values = set(span.values)
        if span.kind not in right or values & known or not _is_of(match, span, tokens, bank.grammar):
            continue
        if not values & _values(context.client_said, bank):
            yield _together(match, span)


def _stretch(clause: Clause, tokens: Sequence[Token], clauses: Sequence[Clause]) -> tuple[int, int]:
    """The clause, and the next one where that only takes it up: "la franchise, c'est 200 euros"."""
    start = clause.last + 1
    head = tuple(token.form for token in tokens[start : start + 2])
    if head in _TAKEN_UP and not tokens[clause.last].ends:
        return clause.first, clause_at(clauses, start).last
    return clause.first, clause.last


def _agrees(span: Typed, right: Mapping[Kind, frozenset[str]]) -> bool:
    return not right.get(span.kind, frozenset()).isdisjoint(span.values)


def _is_of(match: Match, span: Typed, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Is the value near the thing, and does nothing there make it a range, or deny it?"""
    first, last = sorted(((match.first, match.last), (span.first, span.last)))
    between = range(first[1] + 1, last[0])
    if len(between) > _NEAR or denies(tokens, between, grammar):
        return False
    near = {tokens[place].form for place in (*between, *range(max(0, span.first - 2), span.first))}
    after = [token.form for token in tokens[span.last + 1 : span.last + 3]]
    to = after[:1] in (["à"], ["to"]) and "".join(after[1:])[:1].isdigit()
    goes_on = to or after[:1] in (["ou"], ["or"])
    return near.isdisjoint(_LOOSE) and not goes_on


def _together(match: Match, span: Typed) -> Match:
    covered = match.covered | set(range(span.first, span.last + 1))
    return replace(
        match,
        entry=replace(match.entry, right=False, pattern=f"{match.entry.pattern} ≠ {span.values[0]}"),
        first=min(covered),
        last=max(covered),
        covered=frozenset(covered),
    )


def _known_values(bank: Bank) -> frozenset[str]:
    """Every value that the file has of anything."""
    values = (right_values(statement).values() for statement in bank.statements.values())
    return frozenset(value for sets in values for each in sets for value in each)


def _values(said: Sequence[str], bank: Bank) -> frozenset[str]:
    """The values that the client has just named."""
    heard = (normalise([Word(part, 0, 0) for part in text.split()], bank.grammar).tokens for text in said)
    return frozenset(
        value for tokens in heard for span in typed_spans(tokens, bank.language) for value in span.values
    )
