"""Contesting the transcript: "I did not say that". The call is scored again, and both results are kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from voicesim.audio.frames import seconds
from voicesim.call.record import CallRecord, Turn
from voicesim.errors import ConfigurationError
from voicesim.scorecard.difference import difference
from voicesim.scorecard.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Contest:
    """One call, as it was recognised and as it stands while some lines are contested."""

    lines: tuple[int, ...]
    """Indexes of the contested turns in the record."""
    record: CallRecord
    """As recognised."""
    recognised: Scorecard
    contested: Scorecard

    def as_json(self) -> dict[str, Any]:
        """Both scorecards, the lines, and what they change."""
        before, after = self.recognised.as_json(), self.contested.as_json()
        return {
            "lines": [_line(index, self.record.turns[index]) for index in self.lines],
            "recognised": before,
            "contested": after,
            "difference": difference(before, after),
        }


def contest(record: CallRecord, lines: Collection[int], judge: Callable[[CallRecord], Scorecard]) -> Contest:
    """Score the call with these trainee turns contested.

    Contested words prove nothing until a person has listened: they neither earn nor cost, and what rests on
    them is "to verify". Raises `ConfigurationError` for a turn that is not the trainee's.
    """
    chosen = tuple(sorted(set(lines)))
    for index in chosen:
        if not (0 <= index < len(record.turns)) or record.turns[index].speaker != "trainee":
            raise ConfigurationError(
                "contest.not_yours",
                what=f"line {index} is not one of the trainee's",
                where=f"call of {record.scenario}",
                mend="give the numbers of trainee lines as the transcript shows them",
            )
    return Contest(chosen, record, judge(record), judge(doubted(record, chosen)))


def doubted(record: CallRecord, lines: Collection[int]) -> CallRecord:
    """The record with the words of these turns believed by nobody."""
    turns = tuple(_doubted(turn) if i in lines else turn for i, turn in enumerate(record.turns))
    return replace(record, turns=turns)


def _doubted(turn: Turn) -> Turn:
    return replace(turn, words=tuple(replace(word, probability=0.0) for word in turn.words))


def _line(index: int, turn: Turn) -> dict[str, Any]:
    return {"turn": index, "words": turn.text, "start": seconds(turn.start), "end": seconds(turn.end)}
