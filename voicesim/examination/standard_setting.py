"""Setting a sitting's standard: by the judges' estimates in a table, or by what pooled sittings say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from voicesim.blind_marking.estimate import NotEnough
from voicesim.errors import StorageError
from voicesim.examination import deeds
from voicesim.examination.book import Book
from voicesim.examination.csv_table import read_table
from voicesim.examination.outcome import SittingOutcome, Standard
from voicesim.examination.standard import angoff, regression_standard
from voicesim.messages.message import Message

Estimates = Mapping[str, Mapping[str, float]]
"""Judge -> station -> points of 100."""


def set_by_angoff(book: Book, table: Path, now: datetime) -> Standard:
    """Enter the cut that the judges of a table come to; the journal keeps their estimates, and no name.

    Raises `StorageError` for a table that cannot be read, `MarkingError` for estimates that do not do.
    """
    stations = [one.id for one in book.state.blueprint.stations]
    estimates = read_estimates(table, stations)
    found = angoff(estimates)
    kept = {f"J{number}": dict(of) for number, of in enumerate(estimates.values(), 1)}
    _enter(book, found, {"estimates": kept}, now)
    return found


def set_by_regression(book: Book, pooled: Sequence[SittingOutcome], now: datetime) -> Standard | NotEnough:
    """Enter the cut of borderline regression over these sittings; nothing where there is not enough to tell.

    Raises `StorageError` and `MarkingError`.
    """
    found = regression_standard(pooled)
    if isinstance(found, Standard):
        _enter(book, found, {"sittings": [one.id for one in pooled]}, now)
    return found


def _enter(book: Book, found: Standard, details: Mapping[str, Any], now: datetime) -> None:
    book.enter(deeds.StandardSet(**asdict(found), details=details), now)


def read_estimates(path: Path, stations: Collection[str]) -> Estimates:
    """A table with a head line: `judge`, then a station a column; commas or semicolons between.

    Raises `StorageError`, naming the line.
    """
    rows = read_table(path, _refused)
    if not rows or len(rows[0]) < 2:
        raise _refused(path, Message("has no head line of stations"))
    heads = rows[0][1:]
    for name in heads:
        if name not in stations or heads.count(name) > 1:
            raise _refused(path, Message("{name!r} is no station, or stands twice", name=name))
    found: dict[str, dict[str, float]] = {}
    for number, row in enumerate(rows[1:], 2):
        judge = row[0]
        if not judge or judge in found:
            raise _refused(path, Message("line {number} names no judge, or one twice", number=number))
        found[judge] = {
            name: _points(path, number, cell) for name, cell in zip(heads, row[1:], strict=False) if cell
        }
    return found


def _points(path: Path, number: int, cell: str) -> float:
    try:
        return float(cell.replace(",", "."))
    except ValueError as error:
        raise _refused(
            path, Message("line {number}: {cell!r} is no number", number=number, cell=cell)
        ) from error


def _refused(path: Path, what: Message) -> StorageError:
    return StorageError(
        "standard.table",
        what=what,
        where=str(path),
        mend=Message("give a CSV file: judge, then a column for each station, points of 100"),
    )
