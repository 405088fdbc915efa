"""The table of what people declared of themselves, for `proposals.fairness`: read, compared, and not kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voicesim.errors import StorageError
from voicesim.examination.csv_table import read_table
from voicesim.examination.outcome import SittingOutcome
from voicesim.examination.proposals import Declared
from voicesim.messages.message import Message

SITTING, CANDIDATE = "sitting", "candidate"
"""Heads of the columns that say of whom a line is."""


def read_declared(path: Path, sittings: Sequence[SittingOutcome]) -> Declared:
    """A table with a head line: `candidate` (and `sitting`, for several), then a column for each question.

    An empty cell is a question that was not answered. Raises `StorageError`, naming the line.
    """
    rows = read_table(path, _refused)
    heads = [cell.lower() for cell in rows[0]] if rows else []
    keys = (SITTING, CANDIDATE) if SITTING in heads else (CANDIDATE,)
    asked = [head for head in heads if head not in keys]
    if CANDIDATE not in heads or not asked or len(set(heads)) < len(heads) or not all(heads):
        raise _refused(path, Message("has no head line of questions"))
    if len(keys) == 1 and len(sittings) > 1:
        raise _refused(path, Message("does not say which sitting a candidate is of"))
    known = {(one.id, who.number) for one in sittings for who in one.candidates}
    found: dict[str, dict[tuple[str, int], str]] = {question: {} for question in asked}
    seen = set[tuple[str, int]]()
    for number, row in enumerate(rows[1:], 2):
        cells = dict(zip(heads, row, strict=False))
        told = cells.get(CANDIDATE, "")
        who = (
            cells.get(SITTING, "") or sittings[0].id,
            int(told) if told.isascii() and told.isdigit() else 0,
        )
        if who not in known or who in seen:
            raise _refused(path, Message("line {number} names no candidate, or one twice", number=number))
        seen.add(who)
        for question in asked:
            if answer := cells.get(question, ""):
                found[question][who] = answer
    return found


def _refused(path: Path, what: Message) -> StorageError:
    return StorageError(
        "declared.table",
        what=what,
        where=str(path),
        mend=Message("give a CSV file: candidate, then a column for each question; sitting too for several"),
    )
