"""The table that comes with recordings: file, agent's pseudonym, queue, date, reason, in either language."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import get_args

from voicesim.archive.entry import Channel
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.text.fold import folded

_HEADS: Mapping[str, str] = {
    "file": "file",
    "fichier": "file",
    "agent": "agent",
    "conseiller": "agent",
    "queue": "queue",
    "file d'attente": "queue",
    "file_attente": "queue",
    "date": "day",
    "reason": "reason",
    "motif": "reason",
    "channel": "channel",
    "canal": "channel",
}
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%Y%m%d", "%d-%m-%Y", "%d.%m.%Y")
_SIDES = {"left": "left", "gauche": "left", "right": "right", "droite": "right", "": ""}


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one recording."""

    agent: str = ""
    queue: str = ""
    day: date | None = None
    reason: str = ""
    channel: Channel | None = None
    """The agent's channel; None: as everywhere else."""


def read_metadata(path: Path) -> Mapping[str, Row]:
    """The rows by name of file. Raises `ContentError` naming the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise _fault(
            path, 0, Message("this is not a readable text file"), Message("save it as CSV in UTF-8")
        ) from None
    head = text.partition("\n")[0]
    sign = max(";,\t", key=head.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=sign))
    columns = [_HEADS.get(folded(name).strip(), "") for name in rows[0]] if rows else []
    if "file" not in columns:
        raise _fault(
            path,
            1,
            Message("no column says which file each line is about"),
            Message("name one 'file', and the others agent, queue, date, reason, channel"),
        )
    found: dict[str, Row] = {}
    for number, cells in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in cells):
            values = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name}
            found[values.get("file", "")] = _row(path, number, values)
    return found


def refuse_name(pseudonym: str, where: str) -> None:
    """Raises `ContentError` for what looks like a person's name where a pseudonym is asked for."""
    if len(pseudonym.split()) > 1 and all(part.isalpha() for part in pseudonym.replace("-", " ").split()):
        raise ContentError(
            "archive.metadata",
            what=Message("{agent!r} looks like a person's name", agent=pseudonym),
            where=where,
            mend=Message("write a pseudonym, such as A017"),
        )


def _row(path: Path, line: int, values: Mapping[str, str]) -> Row:
    agent = values.get("agent", "")
    refuse_name(agent, f"{path}:{line}")
    side = _SIDES.get(folded(values.get("channel", "")))
    if side is None:
        raise _fault(
            path,
            line,
            Message("{value!r} is no channel", value=values["channel"]),
            Message("write left or right, the agent's"),
        )
    channel = next((one for one in get_args(Channel) if one == side), None)
    return Row(
        agent,
        values.get("queue", ""),
        _day(path, line, values.get("day", "")),
        values.get("reason", ""),
        channel,
    )


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
    return ContentError(
        "archive.metadata", what=what, where=f"{path}:{line}" if line else str(path), mend=mend
    )
