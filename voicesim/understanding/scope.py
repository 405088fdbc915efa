"""What surrounds an expression and changes it: negation, condition, reserve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from voicesim.text.grammar import Grammar, listed
from voicesim.text.tokens import Token
from voicesim.understanding.walk import Match

_LONGEST_RESERVE = 6
_RESTRICTING = frozenset(listed("sur après dans avec contre en jusque sous lorsque quand si une à au dès"))
_PARTICIPLES = ("é", "ée", "és", "ées", "ert", "erte", "erts", "ti", "tie", "charge")
_FURTHER = 3  # tokens that a negation reaches over beyond its window, to what a word ties to it


def negator_before(
    tokens: Sequence[Token], match: Match, grammar: Grammar, start: int = 0, *, through_tie: bool = False
) -> Token | None:
    """The negator whose reach holds `match`, if any.

    It looks left as far as `start`, where the clause begins, over the window and up to a word that ends its
    reach. A match that is a clause of its own ("vous êtes couvert") is only reached through a word that ties
    it ("pas dit que ..."); with `through_tie` so is any match.
    """
    clause = through_tie or _is_clause(tokens, match.first, grammar)
    tied = False
    reach = match.first - 1 - grammar.window
    for place in range(match.first - 1, max(start - 1, reach - _FURTHER), -1):
        token = tokens[place]
        if place <= reach and not tied:
            return None
        if token.mark:
            return None
        if token.form in grammar.stops:
            return None
        if token.form in grammar.subordinators:
            tied = True
        if place == match.first - 1 and token.form in grammar.tying:
            tied = True
        if is_negator(tokens, place, grammar) and (tied or not clause):
            return token
    return None


def _is_clause(tokens: Sequence[Token], first: int, grammar: Grammar) -> bool:
    """A subject and its verb begin at `first`; in "de vous calmer" the pronoun is no subject."""
    if tokens[first].form not in grammar.subjects:
        return False
    if grammar.language != "fr":
        return True
    before = tokens[first - 1].form if first and not tokens[first - 1].mark else ""
    after = tokens[first + 1].form if first + 1 < len(tokens) else ""
    return before not in ("de", "à", "pour", "sans") and not after.endswith(
        ("er", "ir", "oir", "dre", "ttre")
    )


def negator_after(tokens: Sequence[Token], match: Match, grammar: Grammar, end: int) -> Token | None:
    """A negator right after the verb: "je vous promets rien"; a little later when a "ne" announced it.

    It looks as far as `end`, where the clause ends.
    """
    if grammar.language != "fr":
        return None
    reach = 3 if any(tokens[place].denied for place in match.covered) else 1
    for place in range(match.last + 1, min(match.last + 1 + reach, end + 1)):
        if tokens[place - 1].mark:
            return None
        if is_negator(tokens, place, grammar):
            return tokens[place]
    return None


def is_negator(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """True when the token denies something: "plus" does, "plus tard" does not."""
    form = tokens[place].form
    if form not in grammar.negators:
        return _denied_alone(tokens, place, grammar)
    after = tokens[place + 1].form if place + 1 < len(tokens) and not tokens[place].mark else ""
    before = tokens[place - 1].form if place and not tokens[place - 1].mark else ""
    if after in grammar.not_negators_before.get(form, ()):
        return False
    return before not in grammar.not_negators_after.get(form, ())


def denies(tokens: Sequence[Token], places: Iterable[int], grammar: Grammar) -> bool:
    """Does any token at these places deny something?"""
    return any(is_negator(tokens, place, grammar) for place in places)


def _denied_alone(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """A "ne" was heard before the token and nothing after it answers: the "pas" was lost, not restrictive."""
    if not tokens[place].denied:
        return False
    after = [token.form for token in tokens[place + 1 : place + 5]]
    return not any(form in grammar.negators or form == "que" for form in after)


def condition_of(tokens: Sequence[Token], match: Match, grammar: Grammar) -> str | None:
    """The "si" or "whether" that makes the match a condition, if any."""
    for place in range(match.first - 1, max(-1, match.first - 4), -1):
        if tokens[place].mark or tokens[place].form in grammar.stops:
            return None
        wish = tokens[place + 2].form if place + 2 < len(tokens) else ""
        if tokens[place].form in grammar.conditions and wish not in grammar.wishes:
            return tokens[place].form
    return None


def is_no_order(tokens: Sequence[Token], match: Match) -> bool:
    """A French verb in "-ez" that has its subject before it orders nothing: "vous prenez des cachets"."""
    if not match.first or not tokens[match.first].form.endswith("ez"):
        return False
    before = tokens[match.first - 1]
    return before.form == "vous" and not before.mark and not tokens[match.first].joined


def is_advice(tokens: Sequence[Token], match: Match) -> bool:
    """Does the match order or allow: "vous pouvez jeter", "repeignez", "you can throw"?"""
    forms = [tokens[place].form for place in sorted(match.covered)]
    return any(form in ("pouvez", "can") for form in forms[:3]) or forms[0].endswith("ez")


def relative_of(tokens: Sequence[Token], match: Match, grammar: Grammar) -> str | None:
    """What makes the match a description, not an assertion: "un cas que le contrat ne couvre pas"."""
    place = match.first - 1
    if place >= 0 and tokens[place].form in grammar.articles:
        place -= 1
    if place < 0 or tokens[place].mark:
        return None
    form = tokens[place].form
    if form in grammar.relatives:
        return form
    noun = place > 1 and tokens[place - 2].form in grammar.articles
    noun = noun and tokens[place - 1].form not in grammar.asking.finite  # "la vérité, c'est que ..."
    if form == "que" and place and (tokens[place - 1].form == "ce" or noun):
        return f"{tokens[place - 1].form} que"
    return None


def is_relative_word(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """A question word that asks nothing, for a noun stands before it: "l'endroit où ça goutte"."""
    if tokens[place].form not in grammar.question_words or place < 2 or tokens[place - 1].mark:
        return False
    return tokens[place - 2].form in grammar.articles and tokens[place - 1].form not in grammar.articles


def is_describing_who(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """The French "qui" behind a noun: "un ballon qui a cassé la vitrine ?" asks for nobody's name."""
    return tokens[place].form == "qui" and is_relative_word(tokens, place, grammar)


def reserve_of(tokens: Sequence[Token], match: Match, grammar: Grammar) -> str | None:
    """ "sous réserve de ...", before or after the match in its sentence."""
    first, last = _sentence(tokens, match.first, match.last)
    heads = {reserve[0] for reserve in grammar.reserves}
    for place in range(first, last + 1):
        if tokens[place].form in heads:
            forms = tuple(token.form for token in tokens[place : place + _LONGEST_RESERVE])
            for reserve in grammar.reserves:
                if forms[: len(reserve)] == reserve:
                    return " ".join(reserve)
    return None


def restriction_of(tokens: Sequence[Token], match: Match) -> str | None:
    """ "vous n'êtes remboursé que sur facture": French "que" and a preposition after a participle."""
    place = match.last + 1
    if place + 1 >= len(tokens) or tokens[match.last].mark or tokens[place].form != "que":
        return None
    if tokens[place + 1].form not in _RESTRICTING or not tokens[match.last].form.endswith(_PARTICIPLES):
        return None
    return f"que {tokens[place + 1].form}"


def _sentence(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while first > 0 and not tokens[first - 1].ends:
        first -= 1
    while last < len(tokens) - 1 and not tokens[last].ends:
        last += 1
    return first, last


def turn_within(tokens: Sequence[Token], match: Match, grammar: Grammar) -> str | None:
    """The "but" among its words: "we have your note, but one paper is missing" says two things."""
    within = (tokens[place].form for place in range(match.first, match.last) if place not in match.covered)
    return next((form for form in within if form in grammar.clause.contrary), None)
