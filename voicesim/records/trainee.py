"""What the trainee says of a call: their own marks, given first, and what they contest of the rest (L20)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from voicesim.call.directory import CONTESTED, OPINION, CallDirectory
from voicesim.call.record import CallRecord, Turn
from voicesim.call.whole_files import write_whole
from voicesim.errors import MarkingError, StorageError
from voicesim.messages.message import Message
from voicesim.modes import rules_of
from voicesim.scorecard.card import Card, card_in
from voicesim.scorecard.report.opinion import Opinion


class ContestedLine(BaseModel):
    """One turn the trainee says was not said so."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    turn: int = Field(ge=0)
    """Number in `transcript.json`."""
    text: str
    """What the transcript says."""
    comment: str = ""


class ContestedVerdict(BaseModel):
    """One verdict of the scorecard the trainee holds to be wrong."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    """Of a check, or of a critical error."""
    what: Literal["check", "critical_error"]
    verdict: str
    """What the scorecard says."""
    sentence: str
    comment: str = ""


class TraineeSays(BaseModel):
    """`trainee.json`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    self_assessment: dict[str, float] = {}
    """Dimension -> 0..100."""
    contested: tuple[ContestedLine, ...] = ()
    verdicts: tuple[ContestedVerdict, ...] = ()

    @property
    def contests(self) -> bool:
        """Is anything contested?"""
        return bool(self.contested or self.verdicts)

    @property
    def verdict_ids(self) -> frozenset[str]:
        """Ids of the contested checks and critical errors."""
        return frozenset(verdict.id for verdict in self.verdicts)

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

    Practice only. Raises `MarkingError` for an examination or a mark outside 0..100, `StorageError`.
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

    Practice only. Raises `MarkingError` for an examination, and when the line is not there or not the
    trainee's; `StorageError`.
    """
    _refuse_examination(directory)
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


def contest_verdict(directory: CallDirectory, card: Card, id: str, comment: str = "") -> TraineeSays:
    """Keep that the trainee holds a verdict of the scorecard to be wrong; file the call again to see what it
    changes. `id` is a check's or a critical error's.

    Practice only. Raises `MarkingError` for an examination, and for what is not there or does not count;
    `StorageError`.
    """
    _refuse_examination(directory)
    known = {verdict.id: verdict for verdict in contestable(card)}
    if id not in known:
        raise _error(
            directory,
            Message("has no verdict {id!r} that counts", id=id),
            Message("give the number of a line of yours, or one of {names}", names=", ".join(known)),
        )
    said = read_trainee(directory)
    others = tuple(one for one in said.verdicts if one.id != id)
    verdict = known[id].model_copy(update={"comment": comment})
    return _keep(directory, said.model_copy(update={"verdicts": (*others, verdict)}))


def withdraw(directory: CallDirectory, what: int | str) -> TraineeSays:
    """Take a contest back: of a line by its number, of a verdict by its id.

    Raises `MarkingError` when it is not contested, `StorageError`.
    """
    said = read_trainee(directory)
    lines = tuple(line for line in said.contested if line.turn != what)
    verdicts = tuple(verdict for verdict in said.verdicts if verdict.id != what)
    if (lines, verdicts) == (said.contested, said.verdicts):
        raise _error(
            directory,
            Message("{what!r} is not contested", what=what),
            Message("take back one of {names}", names=", ".join(_contested(said)))
            if said.contests
            else Message("there is nothing to take back"),
        )
    return _keep(directory, said.model_copy(update={"contested": lines, "verdicts": verdicts}))


def opinion_of(directory: CallDirectory, card: Card) -> Opinion:
    """The same, as it is shown beside the scorecard. Raises `StorageError`."""
    said = read_trainee(directory)
    if not said.contests or not (directory.path / CONTESTED).is_file():
        return Opinion(said.self_assessment, said.turns, said.verdict_ids)
    without = card_in(directory.path / CONTESTED)
    left = {error.id for error in without.critical_errors}
    return Opinion(
        said.self_assessment,
        said.turns,
        said.verdict_ids,
        comments={
            **{line.turn: line.comment for line in said.contested if line.comment},
            **{verdict.id: verdict.comment for verdict in said.verdicts if verdict.comment},
        },
        score_without=None if without.score is None else float(without.score),
        errors_in_doubt=frozenset(error.id for error in card.critical_errors if error.id not in left),
        next_action=without.next_action,
    )


def doubted(record: CallRecord, turns: frozenset[int]) -> CallRecord:
    """The call as if nothing in these turns had been recognised with certainty; words and times stay.

    What rests on them is then "to verify": it neither earns nor costs anything until a person has listened.
    """
    left = tuple(_uncertain(turn) if number in turns else turn for number, turn in enumerate(record.turns))
    return replace(record, turns=left)


def contestable(card: Card) -> tuple[ContestedVerdict, ...]:
    """What counts on a scorecard: what is to verify, or not applicable, costs nothing as it is."""
    errors = (
        ContestedVerdict(id=one.id, what="critical_error", verdict=one.verdict, sentence=one.sentence)
        for one in card.critical_errors
    )
    checks = (
        ContestedVerdict(id=check.id, what="check", verdict=check.verdict, sentence=check.sentence)
        for criterion in card.criteria
        for check in criterion.checks
        if check.verdict in ("met", "fault", "missed") and criterion.share is not None
    )
    return (*errors, *checks)


def _contested(said: TraineeSays) -> list[str]:
    return [*(str(line.turn) for line in said.contested), *(verdict.id for verdict in said.verdicts)]


def _refuse_examination(directory: CallDirectory) -> None:
    if not rules_of(directory.manifest().mode).refiled:
        raise _error(
            directory,
            Message("is an examination: what was filed then stays as it was"),
            Message("when it is signed, contest a mark with 'voicesim records contest'"),
        )


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
