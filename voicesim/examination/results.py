"""Telling a candidate: from then on their calls show what was marked, and what the machine made of them."""

from __future__ import annotations

from datetime import datetime

from voicesim.call.directory import CallDirectory
from voicesim.examination import deeds
from voicesim.examination.book import Book
from voicesim.modes import CERTIFICATION
from voicesim.records.report_file import rewrite_report
from voicesim.records.store import Store


def tell(store: Store, book: Book, number: int, now: datetime) -> datetime:
    """Note that candidate `number` was told; gives until when they may contest.

    The reports of their calls are written anew, no longer blind. Raises `MarkingError` and `StorageError`.
    """
    seat, shelf = f"C{number}", store.shelf(CERTIFICATION.mode)
    state = book.enter(deeds.Communicated(candidate=seat), now)
    for call in state.calls_of(seat):
        folder = CallDirectory(shelf.folder / call.name)
        if call.held and folder.scorecard.is_file():
            rewrite_report(folder)
            shelf.seal(folder, now, "the decision was told")
    until = state.contest_until(state.candidates[seat])
    assert until is not None, "it was told just now"
    return until
