"""Leaving a criterion out of an examination that was held, because the candidate asks for it (L23)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from voicesim.call.directory import CallDirectory
from voicesim.records.lot import to_mark
from voicesim.records.marks import Marks, Waiver, refuse_signed, write_marks
from voicesim.records.report_file import rewrite_report
from voicesim.scorecard.card import Card
from voicesim.scorecard.marking import waivable
from voicesim.scorecard.rubric import Rubric


def waive(
    call: CallDirectory,
    marks: Marks,
    scorecard: Card,
    rubric: Rubric,
    criteria: Collection[str],
    *,
    now: datetime,
) -> Marks:
    """Leave these criteria out, as the candidate asked, and no others; no reason is asked or kept (L23).

    They are not to be marked, and what the machine proposes is shown without them; the scorecard that was
    filed stays as it was. A second examiner finds them left out. Raises `MarkingError` after signing, and
    `ContentError` for a criterion that cannot be left out.
    """
    refuse_signed(call, marks)
    left_out = waivable(rubric, criteria)
    before = {waiver.criterion: waiver for waiver in marks.waived}
    at = now.isoformat(timespec="seconds")
    waived = tuple(before.get(name, Waiver(criterion=name, at=at)) for name in sorted(left_out))
    criteria_left, blind = to_mark(scorecard, marks.seed, left_out)
    given = tuple(mark for mark in marks.marks if mark.criterion in criteria_left)
    changed = {"waived": waived, "criteria": criteria_left, "blind": blind, "marks": given}
    written = write_marks(call, marks.model_copy(update=changed), instead_of=marks)
    rewrite_report(call)
    return written
