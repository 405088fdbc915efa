"""What the trainee answered to each of the client's cues, and what it did to the simulated client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicesim.analysis.acts import PlacedAct, in_role
from voicesim.analysis.call import Analysis
from voicesim.analysis.mood import Cue, MoodPoint, grouped, level_of, mood_at
from voicesim.analysis.worth_hearing import accuses
from voicesim.client.made_out import says_back
from voicesim.client.moves import is_helpless
from voicesim.content.common_words import common_words
from voicesim.content.roles import Role
from voicesim.text.fold import plain
from voicesim.text.sentences import sentence_spans
from voicesim.text.words import Language

REACH = 2
"""Trainee turns within which a cue is answered."""


SAME, SHORTEST = 2, 3
"""So many words of meaning, of so many letters, that both say: they speak of the same."""
LONG = 4
"""Words of a sentence in which an answer may have been given, and not understood."""


@dataclass(frozen=True, slots=True)
class AnsweredCue:
    """A cue, the trainee's words within two turns, and the causes that moved the client there."""

    cue: Cue
    answers: tuple[PlacedAct, ...]
    calmed: tuple[MoodPoint, ...]
    """Causes in these turns that lowered the client's anger or distress."""
    inflamed: tuple[MoodPoint, ...]
    """Causes in these turns that raised them."""
    before: float
    after: float
    """Level of the feeling, 0..10, when the cue was given and when the two turns were over."""
    elsewhere: bool = False
    """The trainee's next turn was understood, and speaks of something else."""
    in_deed: bool = False
    """No words for the feeling, but the next turn does something for it: it was not left alone."""


def answered_cues(call: Analysis) -> tuple[AnsweredCue, ...]:
    """Every cue of the call, in its order."""
    return tuple(_answered(call, cue) for cue in grouped(call.cues))


def turns_to_answer(call: Analysis, cue: Cue, within: int) -> list[int]:
    """Indexes of the trainee's next turns in which a cue is answered, `within` of them.

    Those that answer a client who only said that they had not followed come on top.
    """
    after: list[int] = []
    counted, before = 0, cue.turn
    for index, _ in call.trainee_turns:
        if index < cue.turn or counted == within:
            continue
        moves = [move for turn in call.record.turns[before + 1 : index] for move in turn.moves]
        counted += not is_helpless(moves)
        after.append(index)
        before = index
    return after


def answers_to(call: Analysis, cue: Cue, within: int, role: Role = "answers_cue") -> tuple[PlacedAct, ...]:
    """What answers a cue, in the order of the call: words for the feeling within so many turns, sure or only
    likely; or, in the next turn, an offer of help: what the trainee will do, and when."""
    after = turns_to_answer(call, cue, within)
    felt = [act for act in in_role((*call.acts, *call.likely), role, "feels") if act.turn in after]
    offered = [
        act
        for act in in_role((*call.acts, *call.likely), "takes_on", "commits")
        if act.turn in after[:1] and act.act.complete and not act.act.faint
    ]
    return tuple(sorted((*felt, *offered), key=lambda act: (act.nth, act.act.first)))


def taken_up_in_deed(call: Analysis, cue: Cue) -> bool:
    """Does the trainee's next turn do something about it, without words for the feeling?

    It gives an order that makes safe, says back what the client has just said or stays with the same matter,
    or the feeling falls by it.
    Who blames or hurts in that turn takes nothing up.
    """
    after = turns_to_answer(call, cue, 1)
    if not after:
        return False
    here = [act.act for act in call.acts if act.turn == after[-1]]
    if any(accuses(act) and not act.faint for act in here):
        return False
    turn, line = call.record.turns[after[-1]], call.record.turns[cue.turn].text
    orders = any(act.right is True or (act.does("protects") and act.mode == "told") for act in here)
    language = call.record.language
    shared = _told(turn.text, language) & _told(line, language)
    same = len(shared) >= SAME or says_back(turn.text, [line], language)
    return orders or same or _falls(call, cue, after[-1])


def _told(text: str, language: Language) -> set[str]:
    """The words of a text that carry meaning: "cou", "raide"."""
    words = plain(text).replace("'", " ").replace("-", " ").split()
    return {word for word in words if len(word) >= SHORTEST and word not in common_words(language)}


def _falls(call: Analysis, cue: Cue, index: int) -> bool:
    """Do words of a trainee's turn make this feeling fall?"""
    turn = call.record.turns[index]
    end = next((other.start for at, other in call.trainee_turns if at > index), call.record.duration)
    return any(
        turn.start <= point.at <= end
        and point.words
        and point.words in turn.text
        and level_of(point.mood, cue.feeling) < level_of(before.mood, cue.feeling)
        for before, point in pairwise(call.mood)
    )


def speaks_of_something_else(call: Analysis, cue: Cue) -> bool:
    """Was all of the next turn understood, or does something in it hurt? Only then was the cue left alone.

    A sentence of more than a word or two, of which nothing was understood, may have been the answer.
    """
    after = turns_to_answer(call, cue, 1)
    if not after:
        return False
    acts = [act for act in call.acts if act.turn == after[-1]]
    if any(accuses(act.act) and not act.act.faint for act in acts):
        return True
    known = [act for act in acts if not act.act.does("hollow", "short_answer")]
    words = call.record.turns[after[-1]].words
    return all(
        last - first + 1 < LONG or any(act.act.first <= last and first <= act.act.last for act in known)
        for first, last in sentence_spans(words)
    )


def _answered(call: Analysis, cue: Cue) -> AnsweredCue:
    after = turns_to_answer(call, cue, REACH)
    start = call.record.turns[cue.turn].start
    end = _over(call, after[-1]) if after else call.record.duration
    moves = _moves(call.mood, start, end)
    answers = answers_to(call, cue, REACH)
    in_deed = not answers and taken_up_in_deed(call, cue)
    return AnsweredCue(
        cue,
        answers,
        tuple(point for point, change in moves if change < 0),
        tuple(point for point, change in moves if change > 0),
        cue.level,
        level_of(mood_at(call.mood, end), cue.feeling),
        not in_deed and speaks_of_something_else(call, cue),
        in_deed,
    )


def _over(call: Analysis, turn: int) -> int:
    """When the client has reacted to a trainee turn: when they speak again, or the call ends."""
    later = (t.start for t in call.record.turns[turn + 1 :] if t.speaker == "client")
    return next(later, call.record.duration)


def _moves(curve: Sequence[MoodPoint], start: int, end: int) -> list[tuple[MoodPoint, float]]:
    """The causes within a span, each with what it did to anger and distress; time passing is no cause."""
    moves = []
    for before, point in pairwise(curve):
        change = point.mood.anger + point.mood.distress - before.mood.anger - before.mood.distress
        if start < point.at <= end and point.rule != "decay":
            moves.append((point, round(change, 4)))
    return moves
