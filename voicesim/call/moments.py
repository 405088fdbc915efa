"""The client's state before each trainee turn, kept so that a call can be taken up again from there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from voicesim.call.whole_files import write_whole
from voicesim.client.state import ClientState
from voicesim.errors import StorageError


@dataclass(frozen=True, slots=True)
class Moment:
    """One trainee turn, and the client as they were when it began."""

    start: int
    """First sample of the turn."""
    state: ClientState


def write_moments(path: Path, moments: Iterable[Moment]) -> None:
    """One JSON line a turn; equal calls give equal bytes."""
    lines = [json.dumps(_as_json(moment), ensure_ascii=False, sort_keys=True) for moment in moments]
    write_whole(path, "".join(line + "\n" for line in lines))


def read_moment(path: Path, start: int) -> Moment:
    """The moment of the turn that begins at sample `start`. Raises `StorageError` when there is none."""
    from pydantic import TypeAdapter

    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            body = json.loads(line)
            if body["start"] == start:
                return Moment(start, TypeAdapter(ClientState).validate_python(body["state"]))
    raise StorageError(
        "call.no_moment",
        what="the client's state at this turn was not kept",
        where=str(path),
        mend="choose a turn of the trainee, in a call that was held to its end",
    )


def _as_json(moment: Moment) -> dict[str, object]:
    from pydantic import TypeAdapter

    state = TypeAdapter(ClientState).dump_python(moment.state, mode="json")
    return {"start": moment.start, "state": {**state, "flags": sorted(moment.state.flags)}}
