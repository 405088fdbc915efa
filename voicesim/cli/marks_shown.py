"""An examiner's marks on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.records.marks import Marks


def show_marks(marks: Marks, out: Output, later: Marks | None = None) -> None:
    """Who marked, what, and what became of it; `later` are the marks that answered what was contested."""
    when = (
        Message("signed on {day}", day=marks.closed_at[:10])
        if marks.closed
        else Message("begun on {day}, not signed", day=marks.begun[:10])
    )
    out.line(Message("Marked by {examiner}, {when}", examiner=marks.examiner, when=when))
    for mark in marks.marks:
        level = marks.levels.get(mark.level, mark.level)
        given = f"{level} ({mark.comment})" if mark.comment else level
        out.line(Message("    {name}: {cell}", name=mark.criterion, cell=given))
    for waiver in marks.waived:
        out.line(Message("    {name}: left out, as was asked for", name=waiver.criterion))
    for one in marks.confirmations:
        form = (
            "    {name}: confirmed, it was to verify"
            if one.confirmed
            else "    {name}: rejected, it was to verify"
        )
        out.line(Message(form, name=one.id))
    for contest in marks.contests[marks.answered :]:
        form = "    contested on {day}, {criterion}: {comment}"
        out.line(Message(form, day=contest.at[:10], criterion=contest.criterion, comment=contest.comment))
    final = marks.final_from()
    if later is not None:
        form = (
            "    marked again by {examiner}"
            if later.closed
            else "    being marked again by {examiner}, open until that is signed"
        )
        out.line(Message(form, examiner=later.examiner))
    elif final is not None:
        out.line(Message("    may be contested until {final:%Y-%m-%d}, final after that", final=final))
    elif marks.contested:
        out.line(Message("    open until an examiner who has not marked it yet has signed"))
