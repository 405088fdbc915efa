"""A table of comments: one a line, with its day where the table has one, freed of personal data."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.privacy.masking import masked
from voicesim.text.fold import folded
from voicesim.text.words import Language, text_of, typed

_HEADS: Mapping[str, str] = {
    "comment": "text",
    "commentaire": "text",
    "verbatim": "text",
    "text": "text",
    "texte": "text",
    "avis": "text",
    "review": "text",
    "date": "day",
    "jour": "day",
}
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%Y%m%d", "%d-%m-%Y", "%d.%m.%Y")
_EVERY = 200
"""Comments after which the person hears how far it is."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment."""

    text: str
    """Without personal data once `freed` has read it."""
    day: date | None = None
    """When it was written; None when the table does not say."""


def read_comments(path: Path) -> tuple[Comment, ...]:
    """The comments of a table in CSV, empty ones left out. Raises `ContentError` naming the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise _fault(
            path, 0, Message("this is not a readable text file"), Message("save it as CSV in UTF-8")
        ) from None
    sign = max(";,\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=sign, strict=True))
    except csv.Error:
        what = Message("its quotation marks do not pair")
        raise _fault(path, 0, what, Message("save it again as CSV from the spreadsheet")) from None
    columns = [_HEADS.get(folded(name).strip(), "") for name in rows[0]] if rows else []
    if "text" not in columns:
        raise _fault(
            path,
            1,
            Message("no column says what the comments are"),
            Message("name one 'comment', and the one of the days 'date'"),
        )
    numbered = [(number, dict(zip(columns, cells, strict=False))) for number, cells in enumerate(rows, 1)]
    return tuple(
        Comment(said, _day(path, number, values.get("day", "").strip()))
        for number, values in numbered[1:]
        if (said := " ".join(values.get("text", "").split()))
    )


def freed(
    comments: Sequence[Comment], language: Language, told: Callable[[int], object]
) -> tuple[Comment, ...]:
    """The comments without personal data; `told` hears how many are done. Raises `ContentError`."""
    kept = []
    for number, comment in enumerate(comments):
        if number % _EVERY == 0:
            told(number)
        (words,) = masked([typed(comment.text, 0)], language, keyboard=True).turns
        kept.append(Comment(text_of(words), comment.day))
    return tuple(kept)


def _day(path: Path, line: int, written: str) -> date | None:
    if not written:
        return None
    for form in _DAYS:
        try:
            return datetime.strptime(written[:10], form).date()
        except ValueError:
            continue
    raise _fault(
        path,
        line,
        Message("{value!r} is no date", value=written),
        Message("write it as 2026-11-20 or 20/11/2026"),
    )


def _fault(path: Path, line: int, what: Message, mend: Message) -> ContentError:
    where = f"{path}:{line}" if line else str(path)
    return ContentError("verbatims.table", what=what, where=where, mend=mend)
