"""What a larger recogniser heard in the trainee's turns after the call: kept beside the log, which stays.

The client answered what was heard in the call; the transcript and the scorecard read what was heard better.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from voicesim.call.directory import HEARD_AGAIN, CallDirectory
from voicesim.call.record import CallRecord, Turn
from voicesim.call.whole_files import write_whole
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.text.words import Word


@dataclass(frozen=True, slots=True)
class HeardAgain:
    """`heard_again.json`."""

    engine: str
    """The recogniser's own name."""
    turns: Mapping[int, tuple[Word, ...]]
    """First sample of a trainee turn -> its words."""
    failed: int = 0
    """Turns in which it failed, which keep their words."""


def write_heard_again(directory: CallDirectory, heard: HeardAgain) -> None:
    """Keep it. Raises `StorageError`."""
    turns = [
        {"start": start, "words": [[w.text, w.start, w.end, round(w.probability, 4)] for w in words]}
        for start, words in sorted(heard.turns.items())
    ]
    body = {"engine": heard.engine, "failed": heard.failed, "turns": turns}
    write_whole(directory.path / HEARD_AGAIN, json.dumps(body, ensure_ascii=False, indent=1) + "\n")
    directory.fingerprint((HEARD_AGAIN,))


def read_heard_again(directory: CallDirectory) -> HeardAgain | None:
    """What was heard again; None when nobody listened again. Raises `StorageError` when it is damaged."""
    path = directory.path / HEARD_AGAIN
    if not path.is_file():
        return None
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        turns = dict(_turn(turn) for turn in body["turns"])
        return HeardAgain(str(body["engine"]), turns, int(body.get("failed", 0)))
    except (ValueError, KeyError, TypeError):
        raise StorageError(
            "heard_again.damaged",
            what=Message("is damaged"),
            where=str(path),
            mend=Message("delete it: the words heard in the call then count"),
        ) from None


def with_heard_again(record: CallRecord, directory: CallDirectory) -> CallRecord:
    """The record with the better words where there are any. Raises `StorageError`."""
    heard = read_heard_again(directory)
    if heard is None:
        return record
    better = tuple(_better(turn, heard) for turn in record.turns)
    return replace(record, turns=better, not_heard_again=heard.failed)


def _better(turn: Turn, heard: HeardAgain) -> Turn:
    words = heard.turns.get(turn.start) if turn.speaker == "trainee" and not turn.typed else None
    if not words or words == turn.words:
        return turn
    return replace(turn, words=words, understood=None)  # other words have to be understood anew


def _turn(body: Mapping[str, Any]) -> tuple[int, tuple[Word, ...]]:
    words = (Word(str(text), int(start), int(end), float(sure)) for text, start, end, sure in body["words"])
    return int(body["start"]), tuple(words)
