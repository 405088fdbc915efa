"""An utterance heard, and what bears on a match in it: is it denied, asked, or too much guessed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.text.normalising import Normalised
from voicesim.text.tokens import Token
from voicesim.text.typed import Typed
from voicesim.text.words import Word
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import Bank
from voicesim.understanding.clauses import Clause, clause_at
from voicesim.understanding.damaged import unsure
from voicesim.understanding.questions import Asked
from voicesim.understanding.reported import Reported
from voicesim.understanding.scope import is_negator, negator_after, negator_before
from voicesim.understanding.standing import Standing, standing_of
from voicesim.understanding.walk import Match

_TO_THE_QUESTION = 4  # words from a topic to what opens its question, or to its mark


@dataclass(frozen=True)
class Heard:
    """An utterance with everything that bears on its meaning, worked out once."""

    words: Sequence[Word]
    normalised: Normalised
    typed: tuple[Typed, ...]
    asked: tuple[Asked, ...]
    found: tuple[Match, ...]
    """Every expression found, before any rule."""
    reported: tuple[Reported, ...]
    standings: tuple[Standing, ...]
    """Every stretch that is not asserted by who speaks."""
    clauses: tuple[Clause, ...]
    bank: Bank
    context: Context

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The normalised tokens."""
        return self.normalised.tokens


def denying(match: Match, heard: Heard) -> Token | None:
    """The token that denies the match, if any."""
    tokens, grammar = heard.tokens, heard.bank.grammar
    start, end = clause_at(heard.clauses, match.first).first, clause_at(heard.clauses, match.last).last
    if any(tokens[place].form in grammar.negators for place in match.covered):
        # itself a denial: "c'est pas grave"
        return negator_before(tokens, match, grammar, start, through_tie=True)
    for place in sorted(match.covered):
        if is_negator(tokens, place, grammar):
            return tokens[place]  # a "ne" stood before it
    if match.denied is not None:
        return match.denied
    if not clause_at(heard.clauses, match.last).holds(match.first):
        return None  # what denies one of its clauses does not deny the other
    return negator_before(tokens, match, grammar, start) or negator_after(tokens, match, grammar, end)


def is_asked(match: Match, heard: Heard) -> Asked | None:
    """The question that the match is part of, if any."""
    found = (asked for asked in heard.asked if asked.holds(match.first, match.last))
    return min(found, key=lambda asked: asked.guessed, default=None)


def standing(match: Match, heard: Heard) -> Standing:
    """Does who speaks stand by the match, and if not, why?"""
    return standing_of(match.first, match.last, heard.standings)


def is_faint(match: Match, heard: Heard) -> bool:
    """Is it too much guessed to prove anything, or denied by a word that may not have been said?

    What speaks against the speaker may not be guessed at all.
    """
    bad = match.entry.right is False
    if match.entry.kind == "family":
        bad = heard.bank.families[match.entry.id].polarity == "bad"
    if match.faint or (bad and match.guessed):
        return True
    if match.entry.kind == "topic" and not (match.entry.told or match.entry.prompts):
        return is_asked(match, heard) is None and may_have_asked(match, heard)
    negator = denying(match, heard)
    return negator is not None and (unsure(negator) or (match.guessed and match.entry.kind == "statement"))


def may_have_asked(match: Match, heard: Heard) -> bool:
    """Was a word lost or misheard near it in its clause, one that opened the question or bore its mark?"""
    tokens = heard.tokens
    first = last = match.first
    while first > max(0, match.first - _TO_THE_QUESTION) and not tokens[first - 1].mark:
        first -= 1
    while last < min(len(tokens) - 1, match.last + _TO_THE_QUESTION) and not tokens[last].mark:
        last += 1
    near = tokens[first : last + 1]
    cut = last == len(tokens) - 1 and not tokens[last].mark and tokens[last].probability < 1
    return cut or any(map(unsure, near)) or any(token.after_hole for token in near[1:])
