"""What stands by itself in a turn, so that how near its sentence is to any example says nothing of it.

A noun joined to what was asked before ("and the electric?", "votre nom et votre numéro de contrat") makes no
sentence that an author would have written; a question or a merit that is nearly all of its clause ("ça fait
un choc") is not found in it by chance; a goodbye whose words are nothing else, at the end of a turn, is meant
as one; and "c'est bien ça ?" checks, whatever else its sentence says.
"""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.text.tokens import Token
from voicesim.understanding.acts import Act
from voicesim.understanding.clauses import clause_at
from voicesim.understanding.heard import Heard

_JOINING = frozenset({"et", "ou", "puis", "and", "or", "plus"})
_BEFORE_A_NOUN = 2  # words between what joins and a noun: "et puis votre"
_WHOLE = 4  # words of a clause that an expression may fill
_BESIDES = 2  # words beside a goodbye in its clause: "bonne journée à vous", "goodbye then Mrs"


def stands_alone(act: Act, heard: Heard) -> bool:
    """Is it an item joined to a question, what fills its clause and accuses nobody, or a last goodbye?"""
    places = [place for place, token in enumerate(heard.tokens) if act.first <= token.word <= act.last]
    if not places:
        return False
    if act.kind == "topic":
        return act.mode == "asked" and (_is_joined(places, heard.tokens) or _is_whole(places, heard))
    if act.does("checks_right") and act.mode == "asked":
        return True
    if act.polarity == "good" and _fills_clause(places, heard):
        return True
    if act.polarity == "bad" and _fills_clause(_said_of(act, places, heard), heard):
        return True
    return act.does("leaves") and _is_all(places, heard)


def are_joined(one: Act, other: Act, heard: Heard) -> bool:
    """Two things of one sentence: an "et", an "ou" or a mark stands between them, and no word is both."""
    first, second = sorted((one, other), key=lambda act: act.first)
    between = [token for token in heard.tokens if first.last < token.word < second.first]
    marked = any(token.mark for token in heard.tokens if token.word == first.last)
    return first.last < second.first and (marked or any(t.form in _JOINING or t.mark for t in between))


def _is_whole(places: Sequence[int], heard: Heard) -> bool:
    """ "Quel est votre numéro de contrat ?": all the other words of its clause only ask, or nearly so."""
    clause = clause_at(heard.clauses, places[0])
    framing = heard.bank.grammar.asking.framing
    others = set(range(clause.first, clause.last + 1)) - set(places)
    besides = sum(heard.tokens[place].form not in framing for place in others)
    length = clause.last - clause.first + 1
    return not besides or (length >= _WHOLE and 5 * besides <= length and len(places) >= _WHOLE)


def _said_of(act: Act, places: Sequence[int], heard: Heard) -> Sequence[int]:
    """Its words, and those of its other expressions there: "je vous garantis | tout sera remboursé"."""
    clause = clause_at(heard.clauses, places[0])
    found = (match for match in heard.found if match.entry.id == act.id and not match.entry.never)
    more = {
        place for match in found if clause.holds(match.first) for place in range(match.first, match.last + 1)
    }
    return sorted(more.union(places))


def _fills_clause(places: Sequence[int], heard: Heard) -> bool:
    """ "Ça fait un choc": the expression is nearly the whole clause, not a noun in it."""
    first, last = clause_at(heard.clauses, places[0]).first, clause_at(heard.clauses, places[-1]).last
    length = last - first + 1
    if length == len(places) == _WHOLE - 1:
        return True  # "la prochaine étape, ..."
    return length >= _WHOLE and 5 * len(places) >= 4 * length


def _is_joined(places: Sequence[int], tokens: Sequence[Token]) -> bool:
    """ "votre nom et puis votre plaque", "and the electric": what joins stands right before or after."""
    near = range(max(0, places[0] - _BEFORE_A_NOUN - 1), places[0])
    joins = [earlier for earlier in near if tokens[earlier].form in _JOINING]
    if joins and not any(tokens[between].mark for between in range(joins[-1], places[0])):
        return True
    last = places[-1]
    return last + 1 < len(tokens) and not tokens[last].mark and tokens[last + 1].form in _JOINING


def _is_all(places: Sequence[int], heard: Heard) -> bool:
    """Hardly a word of its clause does not belong to it, and it is the last that is said."""
    clause = clause_at(heard.clauses, places[0])
    alone = (clause.last - clause.first + 1) - len(places) <= _BESIDES
    return alone and len(heard.tokens) - 1 - clause.last <= _BESIDES
