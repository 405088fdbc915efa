"""The sentences in which the trainee says back what the client said: likely, they restate it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from voicesim.analysis.acts import PlacedAct, UnderstoodTurn
from voicesim.analysis.worth_hearing import accuses, says_back
from voicesim.text.sentences import clause_spans, sentence_spans
from voicesim.text.words import Word
from voicesim.understanding.acts import MEASURE, Act

SAID_BACK = "said_back"
"""Id of the measure by which a sentence says back what the client said."""


def said_back(turns: Iterable[UnderstoodTurn]) -> tuple[PlacedAct, ...]:
    """The sentences of these turns that mostly say back what the client said.

    A clause that asks about the claim asks for what is not known yet, and an order says what to do, in
    whatever words.
    """
    return tuple(act for turn in turns for act in _of_turn(turn))


def _of_turn(turn: UnderstoodTurn) -> Iterator[PlacedAct]:
    for first, last in sentence_spans(turn.turn.words):
        act = Act("family", SAID_BACK, first, last, "good", found_by=f"{MEASURE}{SAID_BACK}")
        beside = [one for one in turn.understood.acts if first <= one.last and one.first <= last]
        orders = any(one.does("directs", "forbids") and one.mode != "asked" for one in beside)
        words = _told(turn, first, last, beside)
        if words and not orders and not any(map(accuses, beside)) and says_back(words, turn.client_said):
            for placed in turn.place((act,)):
                yield replace(placed, likely=True, unproven=turn.examined)


def _told(turn: UnderstoodTurn, first: int, last: int, beside: Sequence[Act]) -> list[Word]:
    """The words of a sentence; of one that asks about the claim, with a mark or without, those of its clauses
    that neither ask nor read a number back."""
    words = turn.turn.words
    topics = [one for one in beside if one.kind == "topic" and one.mode == "asked"]
    if not topics:
        return list(words[first : last + 1])
    asked = [(one.first, one.last) for one in topics]
    other = [*asked, *((one.first, one.last) for one in turn.understood.values)]
    clauses = [span for span in clause_spans(words) if first <= span[0] and span[1] <= last]
    told = [c for c in clauses if not any(begin <= c[1] and c[0] <= end for begin, end in other)]
    return [word for begin, end in told for word in words[begin : end + 1]]
