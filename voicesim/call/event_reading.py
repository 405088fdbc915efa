"""The event log read back: each JSON line becomes the event it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from voicesim.call import events
from voicesim.call.events import Closed, Event, Latency
from voicesim.errors import StorageError
from voicesim.text.words import Word
from voicesim.understanding.keeping import from_json


def _log_name(cls: type[Event]) -> str:
    return "".join("_" + c.lower() if c.isupper() else c for c in cls.__name__).lstrip("_")


EVENT_CLASSES: Mapping[str, type[Event]] = {
    _log_name(cls): cls
    for cls in vars(events).values()
    if isinstance(cls, type) and issubclass(cls, Event) and cls is not Event
}
"""Every kind of event by its name in the log."""


def event_from_json(body: Mapping[str, Any]) -> Event:
    """The event that `as_json` wrote as `body`. Raises ValueError when it is none.

    Fields of a later version are ignored, fields an older version did not write take their defaults.
    """
    cls = EVENT_CLASSES.get(str(body.get("event")))
    if cls is None:
        raise ValueError(f"unknown event {body.get('event')!r}")
    known = {field.name for field in fields(cls)}
    try:
        return cls(**{key: _value(key, value) for key, value in body.items() if key in known})
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a whole {body.get('event')}: {error}") from error


def read_events(path: Path) -> tuple[Event, ...]:
    """All whole events of a log, in order. A torn last line (the machine stopped) is left out.

    Raises `StorageError` when the log is missing or damaged anywhere else.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise StorageError(
            "events.unreadable",
            what=error.strerror or "cannot be read",
            where=str(path),
            mend="name the folder of a call",
        ) from error
    whole, torn = lines[:-1], lines[-1]
    read = [_event(path, number, line) for number, line in enumerate(whole, 1) if line.strip()]
    if torn.strip():
        read.extend(_last(torn))
    return tuple(read)


def ended_in_order(log: tuple[Event, ...]) -> bool:
    """Does the log end with its `closed` line?"""
    return bool(log) and isinstance(log[-1], Closed)


def _last(line: bytes) -> tuple[Event, ...]:
    """A last line without its line feed: whole by chance, or torn."""
    try:
        return (event_from_json(json.loads(line)),)
    except ValueError:
        return ()


def _event(path: Path, number: int, line: bytes) -> Event:
    try:
        body = json.loads(line)
        if not isinstance(body, dict):
            raise ValueError("not a JSON object")
        return event_from_json(body)
    except ValueError as error:
        raise StorageError(
            "events.damaged",
            what=f"line {number} is not an event ({error})",
            where=str(path),
            mend="take the call from a copy, or open it with the version of voicesim that wrote it",
        ) from error


def _value(key: str, value: Any) -> Any:
    read = _NESTED.get(key)
    if read is not None and isinstance(value, list | dict):
        return read(value)
    return tuple(value) if isinstance(value, list) else value


def _words(value: Any) -> tuple[Word, ...]:
    return tuple(Word(str(w["text"]), int(w["start"]), int(w["end"]), float(w["probability"])) for w in value)


_NESTED: Mapping[str, Callable[[Any], Any]] = {
    "words": _words,
    "latency": lambda value: Latency(**value),
    "understood": from_json,
}
