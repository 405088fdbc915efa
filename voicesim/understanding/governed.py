"""Whose words a clause is that another one governs: "on entend souvent que ...", "il s'imagine que ...".

Nobody can list all that may stand before "que". So it is the other way round: what follows is the speaker's
own word where what governs it is known to assert ("je vous confirme que", "sachez que", "parce que"); where
it is anything else a fault is only to be listened for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from voicesim.text.clause_words import GoverningWords
from voicesim.text.grammar import Grammar
from voicesim.text.tokens import Token
from voicesim.understanding.clauses import Clause, clause_at
from voicesim.understanding.damaged import unsure
from voicesim.understanding.scope import denies
from voicesim.understanding.walk import Match

_NEAR = 3  # tokens between "que" and the expression that it governs: "que là oui bien sûr"
_GOVERNING = 7  # tokens before "que" in which what governs it is said


def governing(
    tokens: Sequence[Token], clauses: Sequence[Clause], match: Match, grammar: Grammar
) -> str | None:
    """The words that make the match another's or nobody's word, though no scope names them; None for none."""
    words = grammar.clause.governing
    found = _governor(tokens, match, grammar)
    if found is not None:
        place, tied = found
        head = range(max(_said_from(tokens, clauses, place, words), place - _GOVERNING), place + 1)
        if not _asserts(tokens, head, words, grammar, tied=tied):
            return " ".join(tokens[each].form for each in head[-3:])
    return _unreal(tokens, clauses, clause_at(clauses, match.first), grammar)


def _governor(tokens: Sequence[Token], match: Match, grammar: Grammar) -> tuple[int, bool] | None:
    """The last token of what governs the match, and whether a "que" ties it to that; None for nothing."""
    words = grammar.clause.governing
    for place in range(match.first - 1, max(-1, match.first - 2 - _NEAR), -1):
        token = tokens[place]
        if token.ends:
            return None
        if token.form in words.that:
            return (place - 1, True) if place and not tokens[place - 1].ends else None
        if token.form in words.saying:
            return place, False
        small = (grammar.transparent, words.lead, grammar.articles)
        if token.mark or not any(token.form in passed for passed in small):
            return None
    return None


def _said_from(tokens: Sequence[Token], clauses: Sequence[Clause], place: int, words: GoverningWords) -> int:
    """Where what governs begins: with its clause, or with what "c'est" takes up: "ma crainte, c'est que"."""
    first = clause_at(clauses, place).first
    takes_up = (tokens[first].form, tokens[min(first + 1, place)].form) in words.clefts
    if takes_up and place - first <= 1 and first and not tokens[first - 1].ends:
        before = clause_at(clauses, first - 1).first
        free = (tokens[before].form, tokens[before + 1].form) == ("ce", "que")
        return before + 2 * free  # "ce que je peux vous dire, c'est que"
    return first


def _asserts(
    tokens: Sequence[Token], head: range, words: GoverningWords, grammar: Grammar, *, tied: bool
) -> bool:
    """Does what governs the clause leave it to who speaks?"""
    forms = [tokens[place].form for place in head]
    passed = grammar.transparent | words.lead
    heard = (tokens[place] for place in reversed(head) if tokens[place].form not in passed)
    last = next((token.form for token in heard if not unsure(token)), "")
    if denies(tokens, head, grammar):
        return tied  # what is denied through its "que" has rules of its own
    if tied and last in words.joining:
        return True
    if not words.doubting.isdisjoint(forms):
        return False
    if last in words.infinitives:
        return not words.offering.isdisjoint(forms)
    if last in words.asserting:
        return words.restricting.isdisjoint(forms)
    if last in words.shared or last in words.saying:
        return not (grammar.speaker | words.sources).isdisjoint(forms) and last not in words.unowned
    return any(pair in words.clefts for pair in pairwise(forms)) and words.restricting.isdisjoint(forms)


def _unreal(
    tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, grammar: Grammar
) -> str | None:
    """The verb of the unreal clause right before, from which this one would follow: "vous auriez signé"."""
    words = grammar.clause.governing
    if not clause.first or tokens[clause.first - 1].ends:
        return None
    head = tokens[clause.first].form
    before = clause_at(clauses, clause.first - 1)
    forms = [token.form for token in tokens[before.first : before.last + 1]]
    if (head in grammar.stops and head not in words.sequel) or not grammar.speaker.isdisjoint(forms):
        return None
    following = (*forms[1:], "")
    verbs = (
        form
        for form, after in zip(forms, following, strict=True)
        if words.unreal and form.endswith(words.unreal) and after not in words.reproaching
    )
    return next((form for form in verbs if form not in words.polite), None)
