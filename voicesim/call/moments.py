"""The client's state before each trainee turn, kept so that a call can be taken up again from there.

A state holds all that was said so far. Written whole, an hour of them would grow with the square of its
turns; so a line says what has changed since the line before, and none is kept in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import takewhile
from pathlib import Path
from typing import Any

from voicesim.call.json_lines import JsonLines
from voicesim.client.state import ClientState
from voicesim.errors import StorageError
from voicesim.messages.message import Message


@dataclass(frozen=True, slots=True)
class Moment:
    """One trainee turn, and the client as they were when it began."""

    start: int
    """First sample of the turn."""
    state: ClientState


class MomentWriter(JsonLines):
    """`moments.jsonl`, a line a turn as the turns come; equal calls give equal bytes.

    A field that stayed as it was is left out; a list is the number of its first entries that stayed, then
    the new ones.
    """

    def __init__(self, path: Path) -> None:
        """Begin the file anew. Raises `StorageError`."""
        super().__init__(path)
        self._before: dict[str, Any] = {}

    def write(self, moment: Moment) -> None:
        """One more turn. Raises `StorageError` when the disk refuses it."""
        state = _by_field(moment.state)
        self.append({"start": moment.start, **_changed(self._before, state)})
        self._before = state


def read_moment(path: Path, start: int) -> Moment:
    """The moment of the turn that begins at sample `start`. Raises `StorageError` when there is none."""
    from pydantic import TypeAdapter

    state: dict[str, Any] = {}
    for line in _lines(path):
        _apply(line, state)
        if line["start"] == start:
            return Moment(start, TypeAdapter(ClientState).validate_python(state))
    raise StorageError(
        "call.no_moment",
        what=Message("the client's state at this turn was not kept"),
        where=str(path),
        mend=Message("choose another turn of the trainee, or another call"),
    )


def _by_field(state: ClientState) -> dict[str, Any]:
    """The state's values by name, what has no order sorted."""
    values = {field.name: getattr(state, field.name) for field in fields(state)}
    return {**values, "flags": tuple(sorted(state.flags))}


def _changed(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _grown(before.get(name, ()), value) if isinstance(value, tuple) else value
        for name, value in now.items()
        if name not in before or before[name] != value
    }


def _grown(before: tuple[object, ...], now: tuple[object, ...]) -> list[object]:
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, now, strict=False)))
    return [kept, *now[kept:]]


def _apply(line: dict[str, Any], state: dict[str, Any]) -> None:
    for name, value in line.items():
        if isinstance(value, list):
            kept, *new = value
            state[name] = [*state.get(name, ())[:kept], *new]
        elif name != "start":
            state[name] = value


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The whole lines; a torn last one (the machine stopped) is left out."""
    if path.is_file():
        for line in path.read_bytes().split(b"\n")[:-1]:
            yield json.loads(line)
