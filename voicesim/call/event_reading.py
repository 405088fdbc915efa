"""The event log read back: each JSON line becomes the event it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from voicesim.call import events
from voicesim.call.events import Closed, Event, Latency
from voicesim.errors import StorageError
from voicesim.messages.message import Message
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
        raise ValueError(Message("unknown event {value!r}", value=body.get("event")))
    kinds = _KINDS[cls]
    try:
        values = {key: _value(key, value) for key, value in body.items() if key in kinds}
        event = cls(**values)
    except (TypeError, KeyError, AttributeError, OverflowError) as error:
        raise ValueError(
            Message("not a whole {value}: {error}", value=body.get("event"), error=error)
        ) from error
    for key, value in values.items():
        if not _fits(value, kinds[key]):
            raise ValueError(
                Message("{key} of {value} is of the wrong kind", key=key, value=body.get("event"))
            )
    return event


def read_events(path: Path) -> tuple[Event, ...]:
    """All whole events of a log, in order. A torn last line (the machine stopped) is left out.

    Raises `StorageError` when the log is missing or damaged anywhere else.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise StorageError(
            "events.unreadable",
            what=Message("cannot be read ({why})", why=error.strerror or error),
            where=str(path),
            mend=Message("name the folder of a call"),
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
        return (event_from_json(_body(line)),)
    except ValueError:
        return ()


def _body(line: bytes) -> dict[str, Any]:
    """What a line says. Raises ValueError for one that is no JSON, or holds half a character."""
    try:
        body = json.loads(line)
    except RecursionError:
        raise ValueError(Message("nested without end")) from None
    if b"\\u" in line:
        json.dumps(body, ensure_ascii=False).encode("utf-8")
    if not isinstance(body, dict):
        raise ValueError(Message("not a JSON object"))
    return body


def _event(path: Path, number: int, line: bytes) -> Event:
    try:
        return event_from_json(_body(line))
    except ValueError as error:
        raise StorageError(
            "events.damaged",
            what=Message("line {number} is not an event ({error})", number=number, error=error),
            where=str(path),
            mend=Message("take the call from a copy, or open it with the version of voicesim that wrote it"),
        ) from error


def _value(key: str, value: Any) -> Any:
    read = _NESTED.get(key)
    if read is not None and isinstance(value, list | dict):
        return read(value)
    return tuple(value) if isinstance(value, list) else value


_KINDS: Mapping[type[Event], Mapping[str, Any]] = {cls: get_type_hints(cls) for cls in EVENT_CLASSES.values()}
"""The kind of each field of an event, by its name."""


def _fits(value: Any, kind: Any) -> bool:
    """Is a value of the kind that a field of an event declares?"""
    inner = get_args(kind)
    if get_origin(kind) is Literal:
        return value in inner
    if get_origin(kind) is tuple:
        return isinstance(value, tuple) and all(_fits(one, inner[0]) for one in value)
    if inner:  # one or the other
        return any(_fits(value, one) for one in inner)
    if kind in (int, float):
        return isinstance(value, (int, kind)) and not isinstance(value, bool)
    return isinstance(value, kind)


def _words(value: Any) -> tuple[Word, ...]:
    return tuple(Word(str(w["text"]), int(w["start"]), int(w["end"]), float(w["probability"])) for w in value)


_NESTED: Mapping[str, Callable[[Any], Any]] = {
    "words": _words,
    "latency": lambda value: Latency(**value),
    "understood": from_json,
}
