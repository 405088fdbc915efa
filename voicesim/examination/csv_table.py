"""Reading a table made in a spreadsheet: bounded, commas or semicolons, one sentence of refusal."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from voicesim.errors import StorageError
from voicesim.messages.message import Message

LONGEST = 1_000_000
"""Bytes of a table that is read."""

Refuse = Callable[[Path, Message], StorageError]
"""Makes the refusal of a table that does not do."""


def read_table(path: Path, refuse: Refuse) -> list[list[str]]:
    """The lines of a table that say something, cell by cell. Raises what `refuse` makes."""
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse(path, Message("cannot be read")) from error
    if len(content) > LONGEST:
        raise refuse(path, Message("is too long for a table"))
    separator = ";" if ";" in text.partition("\n")[0] else ","
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise refuse(path, Message("cannot be read")) from error
    return [row for row in rows if any(row)]
