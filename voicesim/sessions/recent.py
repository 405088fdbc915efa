"""The calls of one person, for a face that shows the latest and opens one of them by its name."""

from __future__ import annotations

import re

from voicesim.call.directory import CallDirectory
from voicesim.catalogue.calls import call_named, each_call_of
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.kept import Kept, describe
from voicesim.records.retention import Retention
from voicesim.records.withholding import is_withheld
from voicesim.sessions.cataloguing import folder_of
from voicesim.sessions.registry import Registry

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
"""What the name of a call's folder looks like: nothing that leads anywhere else."""


def latest(registry: Registry, person: str, retention: Retention, count: int) -> tuple[Kept, ...]:
    """The `count` latest calls of a person that can be shown, the newest first; a drill is none.

    Raises `StorageError`.
    """
    found: list[Kept] = []
    for entry in each_call_of(registry.database, person):
        call = folder_of(registry.store, entry.shelf, entry.name)
        if len(found) == count:
            break
        if not entry.is_drill and call.scorecard.is_file() and _is_theirs_to_see(call):
            found.append(describe(call, retention))
    return tuple(found)


def call_of(registry: Registry, person: str, name: str) -> CallDirectory:
    """The call of that very name, if it is this person's. Raises `StorageError` for any other name."""
    entry = call_named(registry.database, person, name) if _NAME.fullmatch(name) else None
    if entry is not None:
        call = folder_of(registry.store, entry.shelf, entry.name)
        if _is_theirs_to_see(call):
            return call
    raise StorageError(
        "recent.unknown_call",
        what=Message("is no call of yours here"),
        where=name if _NAME.fullmatch(name) else Message("this address"),
        mend=Message("choose one from the list of your calls"),
    )


def _is_theirs_to_see(call: CallDirectory) -> bool:
    """Is it there, no call of a sitting, which the jury tells of, and not withheld? Raises `StorageError`."""
    return call.manifest_path.is_file() and "sitting" not in call.manifest().owner and not is_withheld(call)
