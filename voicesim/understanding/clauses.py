"""The clauses of an utterance: where each begins, and what ties it to the one it hangs on.

Recognisers and keyboards leave commas out, so a clause also begins where a new subject does: "si c'est
couvert vous serez indemnisé" is two clauses, "je vous dis que vous êtes couvert" is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.text.clause_words import Bond, opening
from voicesim.text.grammar import Grammar, listed
from voicesim.text.tokens import Token

_LONGEST_OPENER = 5
CLITICS = frozenset(listed("me te se le la les lui leur y en vous nous ne"))
"""Pronouns that stand between a French subject, or "de", and its verb."""
_PLURAL_ENDINGS: dict[str, tuple[str, frozenset[str]]] = {
    "vous": ("ez", frozenset({"êtes", "etes", "faites", "dites"})),
    "nous": ("ons", frozenset({"sommes"})),
}
"""What a verb ends in whose subject is this pronoun; anywhere else the pronoun is an object."""
WHICH = frozenset(listed("quel quelle quels quelles what which whose"))
"""What ties a noun and the clause that is about it: "quelle maladie vous avez"."""
_COPULAS = frozenset(listed("est sont était étaient sera serait seront fut fût"))


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause."""

    first: int
    last: int
    """First and last token, included."""
    bond: Bond | None = None
    """What ties it to another; None for a clause that stands by itself."""
    why: str = ""
    """The words that open it."""

    def holds(self, place: int) -> bool:
        """Is the token part of this clause?"""
        return self.first <= place <= self.last


def clauses_of(tokens: Sequence[Token], grammar: Grammar) -> tuple[Clause, ...]:
    """The clauses, in order; together they are all of the utterance."""
    found: list[Clause] = []
    start = 0
    for place in range(1, len(tokens) + 1):
        if place == len(tokens) or tokens[place - 1].mark or _begins(tokens, start, place, grammar):
            found.append(_clause(tokens, start, place - 1, grammar))
            start = place
    return tuple(found)


def clause_at(clauses: Sequence[Clause], place: int) -> Clause:
    """The clause that holds the token."""
    return next(clause for clause in clauses if clause.holds(place))


def _clause(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> Clause:
    opener = _opener(tokens, first, last, grammar)
    if opener is None and tokens[first].form in grammar.clause.coordinators and first < last:
        opener = _opener(tokens, first + 1, last, grammar)
    if opener is None:
        return Clause(first, last)
    words, bond = opener
    return Clause(first, last, bond, " ".join(words))


def _opener(
    tokens: Sequence[Token], place: int, last: int, grammar: Grammar
) -> tuple[tuple[str, ...], Bond] | None:
    """What opens a clause at `place`; None when nothing does or it opens none."""
    words = grammar.clause
    if tokens[place].form not in words.heads:
        return None
    forms = tuple(token.form for token in tokens[place : min(last + 1, place + _LONGEST_OPENER)])
    around = (tokens[place - 1].form, *forms) if place else forms
    if any(harmless in (forms[: len(harmless)], around[: len(harmless)]) for harmless in words.harmless):
        return None  # "encore une fois" begins before what would open
    head = forms[0] if forms else ""
    if head in words.inverted and len(forms) > 1 and forms[1] in (*grammar.subjects, *grammar.articles):
        return None if _is_question(tokens, place) else ((head,), "condition")
    found = opening(forms, words.openers)
    if found is None or not words.after_if:
        return found
    after = forms[len(found[0])] if len(forms) > len(found[0]) else ""
    bare = found[0][-1] in ("si", "quand") and after not in words.after_if
    if bare or (found[0] == ("quand",) and _is_noun_alone(tokens, place + 1, last, grammar)):
        return None  # "si difficile", "c'était quand", "c'était quand l'orage"
    return found


def _is_noun_alone(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> bool:
    """An article and at most two words to the sentence's end: what a question is about, without its verb."""
    end = next((place for place in range(first, len(tokens)) if tokens[place].mark), len(tokens) - 1)
    return (
        first > 1
        and tokens[first].form in grammar.articles
        and first < end <= first + 2
        and not any(token.form in grammar.asking.finite for token in tokens[first : end + 1])
    )


def _is_question(tokens: Sequence[Token], place: int) -> bool:
    end = next((token for token in tokens[place:] if token.ends), None)
    return end is None or end.mark == "?"


def _begins(tokens: Sequence[Token], start: int, place: int, grammar: Grammar) -> bool:
    """Does a clause begin at `place`, though no mark stands before it?"""
    words = grammar.clause
    form, before = tokens[place].form, tokens[place - 1].form
    if before in words.coordinators and place - 1 == start:
        return False
    if _only_opens(tokens, start, place, grammar):
        return False
    if form in words.coordinators and place + 1 < len(tokens):
        return (
            _is_subject(tokens, place + 1, grammar)
            or _opener(tokens, place + 1, len(tokens) - 1, grammar) is not None
        )
    if _opener(tokens, place, len(tokens) - 1, grammar) is not None:
        verb = form == "soit" and before in grammar.subjects  # "quoi que ce soit" is no alternative
        return (before not in words.ties or form == "if") and not verb
    if before in words.ties or before in words.governors:
        return False
    if place - start >= 2 and tokens[place - 2].form in WHICH and _is_subject(tokens, place, grammar):
        return False
    if _is_order(tokens, start, place, grammar):
        return True
    return place - start >= 2 and _is_subject(tokens, place, grammar)


def _only_opens(tokens: Sequence[Token], start: int, place: int, grammar: Grammar) -> bool:
    """Is there nothing before `place` but what opens the clause: "in case | you can", "si jamais | on"?"""
    if tokens[start].form not in grammar.clause.heads or place - start > _LONGEST_OPENER:
        return False
    said = tuple(token.form for token in tokens[start : start + _LONGEST_OPENER])
    longest = opening(said, grammar.clause.openers)  # "seulement si": its "si" begins no clause of its own
    return said[: place - start] in grammar.clause.openers or (
        longest is not None and start + len(longest[0]) > place
    )


def _is_order(tokens: Sequence[Token], start: int, place: int, grammar: Grammar) -> bool:
    """An imperative after a clause that hangs on another: "avant de jeter ce meuble prenez des photos"."""
    if grammar.language != "fr" or _opener(tokens, start, place, grammar) is None:
        return False
    form = tokens[place].form
    return form.endswith("ez") and len(form) > 4 and tokens[place - 1].form not in (*CLITICS, "chez", "assez")


def _is_subject(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Is the pronoun at `place` the subject of a verb of its own?"""
    form = tokens[place].form
    if form not in grammar.subjects:
        return False
    after = tokens[place + 1].form if place + 1 < len(tokens) else ""
    before = tokens[place - 1].form if place else ""
    if grammar.language == "en":
        ends = bool(tokens[place].mark)  # "you can drive it, provided ..."
        return not ends and (after in grammar.clause.helpers or after.endswith("ed"))
    if form == "ce":
        return after in _COPULAS
    if tokens[place].joined or before in grammar.subjects or before in CLITICS:
        return False
    if form in _PLURAL_ENDINGS:
        return _conjugated(tokens, place, *_PLURAL_ENDINGS[form])
    return bool(after) and (form != "ça" or after not in ("et", "ou", "je", "vous"))


def _conjugated(tokens: Sequence[Token], place: int, ending: str, whole: frozenset[str]) -> bool:
    """Does a verb that agrees with the pronoun follow, object pronouns between them: "vous me l'avez"?"""
    for later in range(place + 1, min(place + 5, len(tokens))):
        form = tokens[later].form
        if form.endswith(ending) or form in whole:
            return form != "chez"
        if form not in CLITICS or tokens[later - 1].mark:
            return False
    return False
