"""Examining a call: the machine proposes, a person marks every criterion and signs (L17, L18, L20)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from voicesim.call.directory import EARLIER_MARKS, MARKS, SCORECARD, CallDirectory, sha256
from voicesim.call.whole_files import write_whole
from voicesim.errors import MarkingError
from voicesim.messages.message import Message
from voicesim.records.confirming import undecided
from voicesim.records.lot import to_mark
from voicesim.records.marks import (
    CONTEST_DAYS,
    Contest,
    Mark,
    Marks,
    earlier_marks,
    read_marks,
    refuse_signed,
    signed_text,
    write_marks,
    written_name,
)
from voicesim.records.report_file import rewrite_report
from voicesim.records.seals import Seal
from voicesim.records.sittings import refuse_of_a_sitting
from voicesim.records.store import Shelf
from voicesim.records.verify import refuse_what_was_changed
from voicesim.scorecard.card import Card, card_in
from voicesim.text.names import same_person


def begin_marking(
    call: CallDirectory,
    scorecard: Card,
    levels: Mapping[str, str],
    *,
    examiner: str,
    now: datetime,
    seed: int | None = None,
) -> Marks:
    """Begin to mark a scored call. `levels` are the rubric's, with their labels;
    `seed` draws the criteria marked blind, whose proposals the report hides from then on; nobody can
    foresee them when it is None.

    A call that was marked and contested may be marked once more, by somebody who has not marked it before;
    the marks that were contested are kept beside the new ones. Raises `MarkingError`.
    """
    refuse_of_a_sitting(call)
    earlier = read_marks(call) if (call.path / MARKS).is_file() else None
    if earlier is not None:
        _second_examiner(call, earlier, examiner)
    drawn = secrets.randbelow(1 << 32) if seed is None else seed
    waived = earlier.waived if earlier else ()
    criteria, blind = to_mark(scorecard, drawn, frozenset(waiver.criterion for waiver in waived))
    marks = Marks(
        examiner=_named(call, examiner),
        begun=now.isoformat(timespec="seconds"),
        scorecard=sha256(call.path / SCORECARD),
        seed=drawn,
        levels=dict(levels),
        criteria=criteria,
        blind=blind,
        contests=earlier.contests if earlier else (),
        second=earlier is not None,
        answered=len(earlier.contests) if earlier else 0,
        waived=waived,
    )
    if earlier is not None:
        _keep_earlier(call, earlier)
    write_marks(call, marks, instead_of=earlier)
    rewrite_report(call)
    return marks


def proposal(marks: Marks, scorecard: Card, criterion: str) -> str | None:
    """The machine's level for a criterion; None while it is hidden, or when it proposes none."""
    return None if marks.hides(criterion) else _proposed(scorecard, criterion)


def open_evidence(call: CallDirectory, marks: Marks, criterion: str) -> Marks:
    """Note that the examiner has opened the evidence of a criterion."""
    _open(call, marks, criterion)
    opened = tuple(dict.fromkeys((*marks.opened, criterion)))
    return write_marks(call, marks.model_copy(update={"opened": opened}), instead_of=marks)


def mark(
    call: CallDirectory,
    marks: Marks,
    scorecard: Card,
    criterion: str,
    level: str,
    *,
    now: datetime,
    comment: str = "",
) -> Marks:
    """Mark one criterion; a later mark replaces an earlier one, but what was blind stays noted as it was.

    Raises `MarkingError`: after closing, for an unknown criterion or level, and for a proposal that is
    accepted without its evidence having been opened.
    """
    _open(call, marks, criterion)
    if level not in marks.levels:
        raise _error(
            call,
            Message("there is no level {level!r}", level=level),
            Message("use one of {names}", names=", ".join(marks.levels)),
        )
    hidden, proposed = marks.hides(criterion), _proposed(scorecard, criterion)
    if not hidden and level == proposed and criterion not in marks.opened:
        raise _error(
            call,
            Message("the proposal for {criterion} cannot be accepted unseen", criterion=criterion),
            Message("open its evidence first, or mark it otherwise"),
        )
    given = Mark(
        criterion=criterion,
        level=level,
        comment=comment,
        at=now.isoformat(timespec="seconds"),
        proposed=proposed,
        blind=hidden or any(m.blind for m in marks.marks if m.criterion == criterion),
        evidence_opened=criterion in marks.opened,
    )
    others = tuple(m for m in marks.marks if m.criterion != criterion)
    return write_marks(call, marks.model_copy(update={"marks": (*others, given)}), instead_of=marks)


def close_marking(call: CallDirectory, marks: Marks, shelf: Shelf, *, now: datetime) -> Marks:
    """Sign: every criterion has a person's mark, all that was to verify is decided, and the scorecard is the
    one that was marked.

    From here on the call is sealed: `records verify` finds any change. Raises `MarkingError`.
    """
    if marks.closed:
        raise _error(call, Message("is closed already"), Message("a contest leads to a second examiner"))
    if marks.missing:
        raise _error(
            call,
            Message("has no mark for {names}", names=", ".join(marks.missing)),
            Message("mark every criterion, then close"),
        )
    if sha256(call.path / SCORECARD) != marks.scorecard:
        raise _error(
            call, Message("was scored again since marking began"), Message("begin the marking again")
        )
    if left := undecided(marks, card_in(call.scorecard)):
        raise _error(
            call,
            Message("has no decision on {names}", names=", ".join(item.id for item in left)),
            Message("listen, then confirm or reject what was to verify"),
        )
    shelf.admit(call)
    refuse_what_was_changed(shelf, call)
    closed = marks.model_copy(update={"closed_at": now.isoformat(timespec="seconds")})
    return _sealed(call, marks, closed, shelf, now, f"marked and signed by {marks.examiner}")


def finish_signing(call: CallDirectory, shelf: Shelf, *, now: datetime) -> bool:
    """Enter a signature, or a contest, that a machine did not live to enter. True when there was one."""
    own = [entry for entry in shelf.journal.entries() if entry.call == call.path.name]
    if not Seal.of(shelf.journal, call, own).broken_off:
        return False
    shelf.admit(call)
    _entered(call, shelf, now, "a signing that had been broken off")
    return True


def contest(
    call: CallDirectory, marks: Marks, shelf: Shelf, *, criterion: str, comment: str, now: datetime
) -> Marks:
    """The trainee contests a mark within `CONTEST_DAYS`: the result is open until somebody else has marked.

    Raises `MarkingError` before closing, after the period, and without a reason.
    """
    if not marks.closed:
        raise _error(call, Message("is not marked yet"), Message("contest it when the examiner has signed"))
    if criterion not in marks.criteria:
        raise _error(
            call,
            Message("has no criterion {criterion!r}", criterion=criterion),
            Message("use one of {names}", names=", ".join(marks.criteria)),
        )
    if not comment.strip():
        raise _error(call, Message("is contested without a reason"), Message("say what was seen otherwise"))
    if now > datetime.fromisoformat(marks.closed_at) + timedelta(days=CONTEST_DAYS):
        raise _error(
            call,
            Message("was signed more than {contest_days} days ago", contest_days=CONTEST_DAYS),
            Message("turn to the body that certifies"),
        )
    said = Contest(criterion=criterion, comment=comment, at=now.isoformat(timespec="seconds"))
    changed = marks.model_copy(update={"contests": (*marks.contests, said)})
    return _sealed(call, marks, changed, shelf, now, f"{criterion} contested")


def _proposed(scorecard: Card, criterion: str) -> str | None:
    found = scorecard.criterion(criterion)
    return found.level if found is not None else None


def _second_examiner(call: CallDirectory, earlier: Marks, examiner: str) -> None:
    if earlier.closed and not earlier.contested:
        raise _error(call, Message("is marked and signed"), Message("only a contest opens it again"))
    if not earlier.closed:
        raise _error(
            call,
            Message("is being marked by {examiner}", examiner=earlier.examiner),
            Message("go on with that marking"),
        )
    for before in (earlier, *(marks for _, marks in earlier_marks(call) if marks is not None)):
        if same_person(examiner, before.examiner):
            raise _error(
                call,
                Message("was already marked by {examiner}", examiner=before.examiner),
                Message("let another examiner mark it"),
            )


def _named(call: CallDirectory, examiner: str) -> str:
    name = written_name(examiner)
    if not any(letter.isalnum() for letter in name):
        raise _error(call, Message("is to be marked by nobody"), Message("give the examiner's name"))
    return name


def _keep_earlier(call: CallDirectory, earlier: Marks) -> None:
    """Keep contested marks under the first name that is free; nothing that was kept is written over.

    They may be kept already: a machine can die between this step and the next.
    """
    before = earlier_marks(call)
    if before and before[-1][1] == earlier:
        return
    if len(before) == len(EARLIER_MARKS):
        raise _error(
            call,
            Message("was marked {value} times", value=len(before) + 1),
            Message("turn to the body that certifies"),
        )
    body = (call.path / MARKS).read_bytes()  # to the byte: the seal knows its digest
    write_whole(call.path / EARLIER_MARKS[len(before)], body)


def _open(call: CallDirectory, marks: Marks, criterion: str) -> None:
    refuse_signed(call, marks)
    if criterion not in marks.criteria:
        raise _error(
            call,
            Message("has no criterion {criterion!r}", criterion=criterion),
            Message("use one of {names}", names=", ".join(marks.criteria)),
        )


def _sealed(call: CallDirectory, before: Marks, after: Marks, shelf: Shelf, now: datetime, why: str) -> Marks:
    shelf.admit(call)
    signature = shelf.journal.sign(signed_text(after))
    signed = write_marks(call, after.model_copy(update={"signature": signature}), instead_of=before)
    _entered(call, shelf, now, why)
    return signed


def _entered(call: CallDirectory, shelf: Shelf, now: datetime, why: str) -> None:
    rewrite_report(call)
    call.fingerprint((MARKS, *EARLIER_MARKS))
    shelf.seal(call, now, why, "sealed")


def _error(call: CallDirectory, what: Message, mend: Message) -> MarkingError:
    return MarkingError("marking.order", what=what, where=str(call.path), mend=mend)
