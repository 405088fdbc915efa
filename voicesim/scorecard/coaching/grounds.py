"""The words of a call that an advice rests on: what was said amiss, or what called for what was not said."""

from __future__ import annotations

from voicesim.analysis.call import Analysis
from voicesim.scorecard.evidence import Evidence, of_turn
from voicesim.scorecard.rules.base import called_for
from voicesim.scorecard.scored import ScoredCheck
from voicesim.scorecard.verdict import Fault, Missed

SHOWN = 2
"""Quotes shown for one advice."""


def grounds(call: Analysis, check: ScoredCheck) -> tuple[Evidence, ...]:
    """The quotes for the advice of a check that cost points, two at most.

    Those of a fault; else the cue, the term or the words that called for what was missed; else, of what
    closes a call, the trainee's first turn of that stretch, and of what was missed anywhere what the client
    told. What was done in part and names what is missing rests on its sentence.
    """
    if isinstance(check.verdict, Fault):
        return check.verdict.evidence[:SHOWN]
    if check.called_for:
        return check.called_for[:SHOWN]
    if not isinstance(check.verdict, Missed):
        return ()
    if check.verdict.start == 0:
        return called_for(call, "told")
    closing = [(i, turn) for i, turn in call.trainee_turns if turn.start >= check.verdict.start]
    return tuple(of_turn(i, turn) for i, turn in closing[:1])
