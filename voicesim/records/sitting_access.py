"""What the journals of sittings say of one person, for them to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from voicesim.records.sittings import JOURNAL, SittingFolder, lines_in, sittings_in_which

_MARKING = frozenset({"rated", "levelled", "seen", "changed", "signed", "settled", "decided"})
"""What a candidate is not told before the decision."""
_MACHINES = ("proposal", "checks")


def lines_about(store_root: Path, keys: Path, pseudonym: str) -> list[dict[str, Any]]:
    """Every line about a person's part in a sitting: as a candidate, or of what they did as an examiner.

    Of a candidate who was not told the decision yet, no mark and nothing the machine found. Raises
    `StorageError`.
    """
    return [
        {"sitting": folder.id, **line}
        for folder in sittings_in_which(store_root, keys, pseudonym)
        for seat, who in folder.people().items()
        if who == pseudonym
        for line in _about(folder, seat)
    ]


def _about(folder: SittingFolder, seat: str) -> Iterator[dict[str, Any]]:
    lines = [(at, body) for at, body in lines_in(folder.path / JOURNAL)]
    mine = {body["call"] for _, body in lines if body.get("candidate") == seat and "call" in body}
    told = any(body["do"] == "communicated" and body["candidate"] == seat for _, body in lines)
    for at, body in lines:
        by = body.get("by", ())
        acted = by == seat or (isinstance(by, list) and seat in by)
        theirs = seat in (body.get("candidate"), body.get("seat")) or body.get("call") in mine
        if not (acted or theirs) or (theirs and not told and body["do"] in _MARKING):
            continue
        hidden = () if told or acted else _MACHINES
        shown = {name: value for name, value in body.items() if name not in (*hidden, "who")}
        yield {"at": at.isoformat() if at else "", **shown}
