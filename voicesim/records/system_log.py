"""The system's own log: when a call began and how it ended, in which version. No words, no sound, no person.

One file a month beside the shelves, a JSON object a line. It is what an operator keeps for half a year at
least (AI Act, article 26(6)), longer than the recordings themselves.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from voicesim import __version__
from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused
from voicesim.records.store import Store


def log(store: Store, now: datetime, happened: str, **facts: str | int) -> None:
    """Add a line: what happened, and facts of it that say nothing of a person. Raises `StorageError`.

    `facts` are identifiers and counts: a mode, a scenario, the code of an error.
    """
    path = store.logs / f"{now:%Y-%m}.log"
    body = {"at": now.isoformat(timespec="seconds"), "event": happened, "version": __version__, **facts}
    line = json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n"
    try:
        private_folder(store.logs)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, line.encode("utf-8"))  # one write: lines of several programs do not mix
        finally:
            os.close(handle)
    except OSError as error:
        raise refused(path, error) from error


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of the log."""

    at: datetime
    facts: Mapping[str, str | int]


def happened(store: Store, event: str, now: datetime) -> tuple[Happened, ...]:
    """Every such event of the month of `now` and the one before, in order. Raises `StorageError`.

    A line that cannot be read, of a disk that was full, is left out.
    """
    before = now.replace(day=1) - timedelta(days=1)
    return tuple(
        Happened(datetime.fromisoformat(body.pop("at")), body)
        for month in (before, now)
        for body in _lines(store.logs / f"{month:%Y-%m}.log")
        if body.pop("event", "") == event
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return
    except OSError as error:
        raise refused(path, error) from error
    for line in text.splitlines():
        try:
            body = json.loads(line)
        except ValueError:
            continue
        if isinstance(body, dict) and isinstance(body.get("at"), str):
            yield body
