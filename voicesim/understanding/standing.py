"""What words are worth: asserted by who speaks, or only under a condition, told of another ...

A fault is one only where it is asserted. Each stretch that is not has a standing, with what makes it so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.text.grammar import Grammar
from voicesim.text.tokens import Token
from voicesim.understanding.clauses import Clause, clause_at
from voicesim.understanding.reported import resumes

StandingKind: TypeAlias = Literal[
    "asserted",
    "refusal",
    "reported",
    "supposition",
    "condition",
    "time",
    "before",
    "purpose",
    "wondered",
    "alternative",
]
_WEIGHT: tuple[StandingKind, ...] = (
    "refusal",
    "reported",
    "supposition",
    "wondered",
    "before",
    "purpose",
    "condition",
    "time",
    "alternative",
)
"""Which standing is named first where several hold."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a stretch of tokens is worth, and the words that make it so."""

    kind: StandingKind
    why: str = ""
    first: int = 0
    last: int = 0
    main: bool = False
    """It is the clause that the condition or the time bears on, not the clause that names it."""
    decided: bool = False
    """The condition hangs on somebody who decides: "si l'expert est d'accord"."""
    after: bool = False
    """Of an expression that opens it: what it takes stands before it."""
    near: bool = False
    """The same, and no further back than the clause before its comma."""

    @property
    def asserted(self) -> bool:
        """Does who speaks stand by the words?"""
        return self.kind == "asserted"

    @property
    def hangs(self) -> bool:
        """Does it hang on a condition, a time, a supposition, or is it left open?"""
        return self.kind not in ("asserted", "refusal", "reported", "purpose")

    @property
    def supposes(self) -> bool:
        """Is it the clause itself that names a condition, or asks whether?"""
        return self.kind in ("condition", "supposition", "wondered") and not self.main

    def holds(self, first: int, last: int) -> bool:
        """Do any of the tokens from `first` to `last` stand in it?"""
        return self.first <= last and first <= self.last


ASSERTED = Standing("asserted")
_LEAD = 3  # words that only lead to a clause: "et là seulement"
_PERFECT = frozenset({"have", "has"})
"""Before a past form they make one that need not be over: "once we have had the report"."""


def standing_of(first: int, last: int, standings: Sequence[Standing]) -> Standing:
    """The standing of the tokens from `first` to `last`: the heaviest that holds one of them, else asserted.

    What hangs on a condition or a time is judged by its first token; a refusal anywhere in it takes it all.
    """
    holding = [
        standing
        for standing in standings
        if standing.holds(first, last if standing.kind in ("refusal", "alternative") else first)
    ]
    return min(holding, key=lambda standing: _WEIGHT.index(standing.kind), default=ASSERTED)


def standings_of(
    tokens: Sequence[Token], clauses: Sequence[Clause], opened: Sequence[Standing], grammar: Grammar
) -> tuple[Standing, ...]:
    """Every stretch that is not asserted.

    `opened` names the tokens of expressions that take what follows from who speaks ("je ne peux pas vous dire
    que"); they reach to the end of what is tied to them.
    """
    found = [
        _reaching_back(standing, clauses, tokens, grammar)
        if standing.after
        else _reaching(standing, clauses, tokens, grammar)
        for standing in opened
        if standing.last + 1 <= len(tokens)
    ]
    for index, clause in enumerate(clauses):
        found.extend(_of_bond(index, clauses, tokens, grammar))
        head = index - 1 if index > 1 and _leads(clauses[index - 1], tokens, grammar) else index
        if head and _is_sequel(clauses[head], clauses[head - 1], tokens, grammar):
            found.append(
                Standing(
                    "time", tokens[clause.first].form, clause.first, clause.last, main=True, decided=True
                )
            )
    found.extend(_alternatives(tokens, clauses, grammar))
    return tuple(found)


def _reaching(
    opened: Standing, clauses: Sequence[Clause], tokens: Sequence[Token], grammar: Grammar
) -> Standing:
    """From the expression to the end of its clause and of those tied to it by "que" or "ni"."""
    start = min(opened.last + 1, len(tokens) - 1)
    if tokens[opened.last].ends:
        start = opened.last
    last = clause_at(clauses, start).last
    if opened.kind == "supposition":
        last = _sentence_end(tokens, last)
    if opened.kind == "reported":
        for place in range(opened.first + 1, last):
            if resumes(tokens, place, grammar):
                return Standing(opened.kind, opened.why, opened.first, place - 1)
    while last + 1 < len(tokens) and not tokens[last].ends and _is_tied(tokens, last + 1, grammar):
        last = clause_at(clauses, last + 1).last
    return Standing(opened.kind, opened.why, opened.first, last)


def _reaching_back(
    opened: Standing, clauses: Sequence[Clause], tokens: Sequence[Token], grammar: Grammar
) -> Standing:
    """From where its sentence, or the part of it after a "mais", begins, to the end of the expression.

    An expression with a "mais" of its own ("mais seulement si") takes back what stands before that.
    """
    if opened.near:
        comma = opened.first - 1 - (tokens[opened.first - 1].form in grammar.resuming)
        if comma < 0 or tokens[comma].mark != ",":
            return Standing(opened.kind, opened.why, len(tokens), -1)  # of nothing
        return Standing(opened.kind, opened.why, clause_at(clauses, comma).first, comma)
    first = clause_at(clauses, opened.first).first
    while first and not tokens[first - 1].ends:
        if first != opened.first and _breaks(clause_at(clauses, first), tokens, grammar):
            break
        first = clause_at(clauses, first - 1).first
    itself = opened.kind != "reported"  # "on verra" may be a fault of its own
    return Standing(opened.kind, opened.why, first, opened.first - 1 if itself else opened.last)


def _is_tied(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Does the clause go on with what was opened: "que ...", "ni que", "or that"?"""
    forms = [token.form for token in tokens[place : place + 2]]
    that = ("que", "ni", "that", "nor", "si", "if", "whether")
    return forms[0] in that or (forms[0] in ("et", "ou", "and", "or") and len(forms) > 1 and forms[1] in that)


def _of_bond(
    index: int, clauses: Sequence[Clause], tokens: Sequence[Token], grammar: Grammar
) -> Iterator[Standing]:
    """The standing of a clause with a bond, and of those it bears on."""
    clause = clauses[index]
    bond = clause.bond
    if bond is None or bond == "cause":
        return
    if _wonders(clause, tokens, grammar):
        yield Standing("wondered", clause.why, clause.first, clause.last)
        return
    yield Standing(bond, clause.why, clause.first, clause.last)
    if bond in ("before", "purpose"):
        return
    forms = {token.form for token in tokens[clause.first : clause.last + 1]}
    decided = not forms.isdisjoint(grammar.clause.deciders)
    if bond == "time" and _tells_of_the_past(clause, tokens, grammar):
        return
    for main in _borne_on(index, clauses, tokens, grammar):
        if bond == "time" and _tells_of_the_past(main, tokens, grammar):
            continue
        yield Standing(bond, clause.why, main.first, main.last, main=True, decided=decided)


def _is_sequel(clause: Clause, before: Clause, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """ "attendez l'expert, après vous pouvez repeindre": what is only allowed once somebody has decided."""
    words = grammar.clause
    start = before.first
    while start and not tokens[start - 1].ends:
        start -= 1
    said = {token.form for token in tokens[start : clause.first]}
    head = {token.form for token in tokens[clause.first : clause.first + 3]}
    return (
        not head.isdisjoint(words.sequels)
        and not said.isdisjoint(words.deciders)
        and not tokens[before.last].ends
    )


def _leads(clause: Clause, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """ "et là seulement": a few words without a subject, part of the clause that follows them."""
    held = tokens[clause.first : clause.last + 1]
    return (
        len(held) <= _LEAD and not held[-1].mark and not any(token.form in grammar.subjects for token in held)
    )


def _wonders(clause: Clause, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """ "je vérifie si", "dites-moi si": it asks, and bears on nothing."""
    if clause.bond != "condition" or clause.why.split()[-1] not in ("si", "if", "whether"):
        return False
    if clause.why == "whether":
        return True
    before = tokens[max(0, clause.first - 2) : clause.first]
    return (
        bool(before)
        and not before[-1].mark
        and any(token.form in grammar.clause.wondering for token in before)
    )


def _tells_of_the_past(clause: Clause, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """ "quand vous freiniez", "when it happened": it conditions nothing any more."""
    words = grammar.clause
    return any(
        token.form in words.done or (len(token.form) > 4 and token.form.endswith(words.past))
        for before, token in zip(
            (None, *tokens[clause.first : clause.last]), tokens[clause.first : clause.last + 1], strict=True
        )
        if token.form not in words.deciders and (before is None or before.form not in _PERFECT)
    )


def _borne_on(
    index: int, clauses: Sequence[Clause], tokens: Sequence[Token], grammar: Grammar
) -> Iterator[Clause]:
    """The clauses that the one at `index` bears on: those after it in its sentence, else the one before."""
    after = False
    for later in clauses[index + 1 :]:
        if tokens[later.first - 1].ends or _breaks(later, tokens, grammar):
            break
        after = True
        yield later
    if index == 0 or tokens[clauses[index - 1].last].ends:
        return
    before = clauses[index - 1]
    if not after or not tokens[before.last].mark:
        yield before


def _breaks(clause: Clause, tokens: Sequence[Token], grammar: Grammar) -> bool:
    forms = tuple(token.form for token in tokens[clause.first : clause.last + 1])
    return any(forms[: len(words)] == words for words in grammar.clause.breaks)


def _alternatives(tokens: Sequence[Token], clauses: Sequence[Clause], grammar: Grammar) -> Iterator[Standing]:
    """ "responsable ou pas": the words of the clause before it are left open."""
    for place in range(1, len(tokens)):
        for words in grammar.clause.alternatives:
            if tuple(token.form for token in tokens[place : place + len(words)]) == words:
                yield Standing("alternative", " ".join(words), clause_at(clauses, place - 1).first, place - 1)
                break


def _sentence_end(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) - 1 and not tokens[place].ends:
        place += 1
    return place
