"""Formulas said for their own sake: turns that hold good phrases and nothing else.

Phrases are evidence, not targets. A trainee who strings them together, or answers every sentence of the
client with a formula alone, is reciting; what is said that way proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.analysis.acts import PlacedAct, trainee_turns
from voicesim.call.record import CallRecord

DENSE_FAMILIES = 4
DENSE_SHARE = 0.6
"""A turn with so many families of good phrases, which cover so much of its words, is a string of formulas."""
LOOSE_WORDS = 3
"""A turn with at most so many words outside its formulas says nothing of its own."""
EMPTY_LEAST = 4
EMPTY_SHARE = 1 / 3
"""So many turns of formulas alone, and so large a share of the call, are a recitation."""
MANNERS = 2
"""The first and last turns are made of formulas by nature: greeting and goodbye."""


def recited_turns(record: CallRecord, acts: Sequence[PlacedAct]) -> frozenset[int]:
    """Indexes in the record of the trainee's turns that recite."""
    turns = [(index, len(turn.words)) for index, turn, _ in trainee_turns(record)]
    by_turn: dict[int, list[PlacedAct]] = {}
    for act in acts:
        by_turn.setdefault(act.turn, []).append(act)
    dense = {index for index, words in turns if _dense(by_turn.get(index, []), words)}
    inner = turns[MANNERS:-MANNERS]
    empty = {index for index, words in inner if _empty(by_turn.get(index, []), words)}
    reciting = len(empty) >= EMPTY_LEAST and len(empty) > EMPTY_SHARE * len(inner)
    return frozenset(dense | empty) if reciting else frozenset(dense)


def _dense(acts: Sequence[PlacedAct], words: int) -> bool:
    good = _formulas(acts)
    if len({act.act.id for act in good}) < DENSE_FAMILIES or _brings_something(acts):
        return False
    return _covered(good) >= DENSE_SHARE * words


def _empty(acts: Sequence[PlacedAct], words: int) -> bool:
    good = _formulas(acts)
    return bool(good) and not _brings_something(acts) and words - _covered(good) <= LOOSE_WORDS


def _formulas(acts: Sequence[PlacedAct]) -> list[PlacedAct]:
    return [act for act in acts if act.act.kind == "family" and act.act.polarity == "good"]


def _brings_something(acts: Sequence[PlacedAct]) -> bool:
    return any(act.act.kind != "family" for act in acts)


def _covered(acts: Sequence[PlacedAct]) -> int:
    return len({i for act in acts for i in range(act.act.first, act.act.last + 1)})
