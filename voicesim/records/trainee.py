"""What the trainee says of a call: their own marks, given first, and the lines they did not say (L20)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from voicesim.call.directory import CONTESTED, OPINION, CallDirectory
from voicesim.call.record import CallRecord, Turn
from voicesim.call.whole_files import write_whole
from voicesim.errors import MarkingError, StorageError
from voicesim.messages.message import Message
from voicesim.modes import rules_of
from voicesim.scorecard.card import card_in
from voicesim.scorecard.report.opinion import Opinion


class ContestedLine(BaseModel):
    """One turn the trainee says was not said so."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    turn: int = Field(ge=0)
    """Number in `transcript.json`."""
    text: str
    """What the transcript says."""
    comment: str = ""


class TraineeSays(BaseModel):
    """`trainee.json`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    self_assessment: dict[str, float] = {}
    """Dimension -> 0..100."""
    contested: tuple[ContestedLine, ...] = ()

    @property
    def turns(self) -> frozenset[int]:
        """Numbers of the contested turns."""
        return frozenset(line.turn for line in self.contested)


def read_trainee(directory: CallDirectory) -> TraineeSays:
    """What the trainee has said so far; empty when nothing. Raises `StorageError` when it is damaged."""
    path = directory.path / OPINION
    try:
        return TraineeSays.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return TraineeSays()
    except (OSError, ValidationError) as error:
        raise StorageError(
            "trainee.damaged",
            what=Message("is damaged"),
            where=str(path),
            mend=Message("delete it and say it again"),
        ) from error


def assess_oneself(directory: CallDirectory, marks: Mapping[str, float]) -> TraineeSays:
    """Keep the trainee's own marks (dimension -> 0..100), asked for before the scorecard is shown.

    Practice only. Raises `MarkingError` for an examination or a mark outside 0..100.
    """
    if not rules_of(directory.manifest().mode).self_assessed:
        raise _error(directory, Message("is an examination"), Message("self-assessment belongs to practice"))
    for dimension, value in marks.items():
        if not 0 <= value <= 100:
            raise _error(
                directory,
                Message("{dimension} is marked {value:g}", dimension=dimension, value=value),
                Message("give each dimension 0 to 100"),
            )
    return _keep(directory, read_trainee(directory).model_copy(update={"self_assessment": dict(marks)}))


def contest_line(directory: CallDirectory, record: CallRecord, turn: int, comment: str = "") -> TraineeSays:
    """Keep that the trainee says they did not say a line; file the call again to see what it changes.

    Raises `MarkingError` when the line is not there or not the trainee's.
    """
    if not 0 <= turn < len(record.turns):
        raise _error(
            directory,
            Message("has no line {turn}", turn=turn),
            Message("name one of 0 to {value}", value=len(record.turns) - 1),
        )
    if record.turns[turn].speaker != "trainee":
        raise _error(
            directory,
            Message("line {turn} is the client's", turn=turn),
            Message("contest a line of your own"),
        )
    said = read_trainee(directory)
    line = ContestedLine(turn=turn, text=record.turns[turn].text, comment=comment)
    others = tuple(one for one in said.contested if one.turn != turn)
    lines = tuple(sorted((*others, line), key=lambda one: one.turn))
    return _keep(directory, said.model_copy(update={"contested": lines}))


def opinion_of(directory: CallDirectory) -> Opinion:
    """The same, as the report shows it beside the scorecard."""
    said = read_trainee(directory)
    score = None
    if said.contested and (directory.path / CONTESTED).is_file():
        score = card_in(directory.path / CONTESTED).score
    return Opinion(said.self_assessment, said.turns, score)


def doubted(record: CallRecord, turns: frozenset[int]) -> CallRecord:
    """The call as if nothing in these turns had been recognised with certainty; words and times stay.

    What rests on them is then "to verify": it neither earns nor costs anything until a person has listened.
    """
    left = tuple(_uncertain(turn) if number in turns else turn for number, turn in enumerate(record.turns))
    return replace(record, turns=left)


def _uncertain(turn: Turn) -> Turn:
    words = tuple(replace(word, probability=0.0) for word in turn.words)
    return replace(turn, words=words, understood=None)


def _keep(directory: CallDirectory, said: TraineeSays) -> TraineeSays:
    text = json.dumps(said.model_dump(mode="json"), ensure_ascii=False, indent=2)
    write_whole(directory.path / OPINION, text + "\n")
    directory.fingerprint((OPINION,))
    return said


def _error(directory: CallDirectory, what: Message, mend: Message) -> MarkingError:
    return MarkingError("trainee.refused", what=what, where=str(directory.path), mend=mend)
