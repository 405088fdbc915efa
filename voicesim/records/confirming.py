"""What the machine left to verify, and the examiner who has listened decides: it is so, or it is not (L17).

A decision is kept with the marks and signed with them. It changes no figure of the scorecard that was filed.
"""

from __future__ import annotations

from datetime import datetime

from voicesim.call.directory import CallDirectory
from voicesim.errors import MarkingError
from voicesim.messages.message import Message
from voicesim.records.marks import Confirmation, Marks, refuse_signed, write_marks
from voicesim.scorecard.card import Card, Unjudged

DOUBTED = "low_confidence"
"""The reason of an unjudged point that listening can settle."""


def to_confirm(marks: Marks, scorecard: Card) -> tuple[Unjudged, ...]:
    """What a person is to confirm or reject now, critical errors first.

    Nothing of a criterion that is still to be marked blind, or that was waived.
    """
    shown = {
        check.id
        for criterion in scorecard.criteria
        for check in criterion.checks
        if not marks.hides(criterion.id) and criterion.id not in marks.left_out
    }
    doubted = [item for item in scorecard.unjudged if item.reason == DOUBTED]
    errors = [item for item in doubted if item.what == "critical_error"]
    return (*errors, *(item for item in doubted if item.what == "check" and item.id in shown))


def undecided(marks: Marks, scorecard: Card) -> tuple[Unjudged, ...]:
    """Those of them that nobody has decided yet."""
    return tuple(item for item in to_confirm(marks, scorecard) if decision(marks, item) is None)


def decision(marks: Marks, item: Unjudged) -> bool | None:
    """Is it confirmed? None while nobody has decided."""
    found = [one.confirmed for one in marks.confirmations if (one.what, one.id) == (item.what, item.id)]
    return found[0] if found else None


def decide(
    call: CallDirectory, marks: Marks, scorecard: Card, item: Unjudged, *, confirmed: bool, now: datetime
) -> Marks:
    """Confirm or reject one of them; a later decision replaces an earlier one. Who decides is the examiner.

    Raises `MarkingError` after signing, and for what is not to be verified; `StorageError`.
    """
    refuse_signed(call, marks)
    if item not in to_confirm(marks, scorecard):
        raise MarkingError(
            "marking.nothing_to_verify",
            what=Message("{id!r} is not to be verified", id=item.id),
            where=str(call.path),
            mend=Message("mark its criterion first, if that is marked blind"),
        )
    at = now.isoformat(timespec="seconds")
    given = Confirmation.model_validate({"what": item.what, "id": item.id, "confirmed": confirmed, "at": at})
    kept = (*_others(marks, item), given)
    return write_marks(call, marks.model_copy(update={"confirmations": kept}), instead_of=marks)


def take_back(call: CallDirectory, marks: Marks, item: Unjudged) -> Marks:
    """Leave it undecided again. Raises `MarkingError` after signing, and `StorageError`."""
    refuse_signed(call, marks)
    left = marks.model_copy(update={"confirmations": _others(marks, item)})
    return write_marks(call, left, instead_of=marks)


def _others(marks: Marks, item: Unjudged) -> tuple[Confirmation, ...]:
    return tuple(one for one in marks.confirmations if (one.what, one.id) != (item.what, item.id))
