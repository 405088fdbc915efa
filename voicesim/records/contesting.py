"""While a mark may be contested, or is, nobody takes away what it rests on."""

from __future__ import annotations

from datetime import datetime

from voicesim.call.directory import MARKS, CallDirectory
from voicesim.errors import MarkingError, StorageError
from voicesim.messages.message import Message
from voicesim.modes import rules_of
from voicesim.records.marks import read_marks
from voicesim.records.sittings import sitting_needs


def contest_runs(call: CallDirectory, now: datetime) -> bool:
    """Is a signed examination contested, or may it still be? Marks that cannot be read say nothing."""
    try:
        if sitting_needs(call, now):
            return True
    except StorageError:
        return False
    if not (call.path / MARKS).is_file():
        return False
    try:
        if not rules_of(call.manifest().mode).contestable:
            return False
        marks = read_marks(call)
    except StorageError:
        return False
    if not marks.closed:
        return bool(marks.contests)  # somebody marks it again
    final = marks.final_from()
    return final is None or now <= final


def refuse_while_contestable(call: CallDirectory, now: datetime) -> None:
    """Raises `MarkingError` when a signed examination is to be deleted while its mark may be contested."""
    if not contest_runs(call, now):
        return
    if not (call.path / MARKS).is_file():
        raise MarkingError(
            "sitting.needed",
            what=Message("is part of a sitting that still needs it"),
            where=str(call.path),
            mend=Message("delete it once the decision was told and can no longer be contested"),
        )
    final = read_marks(call).final_from()
    until = (
        Message("until {day:%Y-%m-%d}", day=final) if final else Message("until a second examiner has signed")
    )
    raise MarkingError(
        "marking.contest_runs",
        what=Message("is a signed examination whose mark may be contested {until}", until=until),
        where=str(call.path),
        mend=Message("delete it when the result is final"),
    )
