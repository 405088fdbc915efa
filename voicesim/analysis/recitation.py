"""Formulas said for their own sake: turns that hold good phrases and nothing else.

Phrases are evidence, not targets. One turn of formulas is human ("je m'en occupe, je vous rappelle demain");
a call made of them answers nobody, and what is said that way proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.analysis.acts import PlacedAct, stretches, trainee_turns
from voicesim.call.record import CallRecord
from voicesim.text.words import Word
from voicesim.understanding.damaged import UNSURE
from voicesim.understanding.judging import FAINT

COVERED = 0.6
"""A turn with so much of its words in good phrases, and nothing asked or stated, is made of formulas."""
TURNS_LEAST = 3
TURNS_SHARE = 0.4
"""So many such turns, and so large a share of the trainee's, are a recitation."""
STRUNG = 4
"""So many formulas one after another in one turn, of as many families, recite by themselves."""


def recited_turns(record: CallRecord, acts: Sequence[PlacedAct]) -> frozenset[int]:
    """Indexes in the record of the trainee's turns that recite."""
    by_turn: dict[int, list[PlacedAct]] = {}
    for act in acts:
        by_turn.setdefault(act.turn, []).append(act)
    turns = [(index, turn.words) for index, turn, _ in trainee_turns(record)]
    made_up = {index for index, words in turns if _formulas_alone(by_turn.get(index, []), words)}
    if len(made_up) >= TURNS_LEAST and len(made_up) > TURNS_SHARE * len(turns):
        return frozenset(index for index, _ in turns if _only_formulas(by_turn.get(index, [])))
    return frozenset(index for index, words in turns if index in made_up and _strung(by_turn[index], words))


def formula(act: PlacedAct) -> bool:
    """Is it a good phrase, other than a question?"""
    return act.act.kind == "family" and act.act.polarity == "good" and not act.act.does("asks", "advances")


def _formulas_alone(acts: Sequence[PlacedAct], words: Sequence[Word]) -> bool:
    """Does the turn hold nothing else? Words heard badly outside the formulas count neither way."""
    covered = {i for act in _formulas(acts) for i in range(act.act.first, act.act.last + 1)}
    told = sum(place in covered or word.probability >= UNSURE for place, word in enumerate(words))
    return _only_formulas(acts) and len(covered) >= COVERED * told


def _only_formulas(acts: Sequence[PlacedAct]) -> bool:
    """Is a formula all that was understood of the turn? Where others recite, its other words were one too."""
    brought_on = any(_brings_on(act) and act.act.confidence > FAINT for act in acts)
    return not brought_on and any(not act.act.does("mannerly") for act in _formulas(acts))


def _strung(acts: Sequence[PlacedAct], words: Sequence[Word]) -> bool:
    """Does the turn recite by itself? A single one is judged by what was heard well, among all its words."""
    good = [act for act in _formulas(acts) if act.act.confidence > FAINT]
    covered = {i for act in good for i in range(act.act.first, act.act.last + 1)}
    alone = not any(map(_brings_on, acts)) and len(covered) >= COVERED * len(words)
    return alone and min(len({act.act.id for act in good}), stretches(good)) >= STRUNG


def _brings_on(act: PlacedAct) -> bool:
    return act.act.kind != "family" or act.act.does("advances")


def _formulas(acts: Sequence[PlacedAct]) -> list[PlacedAct]:
    return [act for act in acts if formula(act)]
