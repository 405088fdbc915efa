"""Files that are either there whole or not there: written beside their name, then put in its place."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeAlias

from voicesim.call.private import to_the_platter
from voicesim.errors import StorageError
from voicesim.messages.message import Message

Synced: TypeAlias = Literal["both", "content", "neither"]
"""What is on the disk when a file has been written, so that it outlasts a loss of power: its content and its
name; its content alone, and the file may be missing; neither, and it may be there empty."""


def write_whole(path: Path, content: str | bytes, *, synced: Synced = "both") -> None:
    """Write `content` to `path` in one atomic step: a reader sees the old file or the new one.

    `synced` is for what can be made again: waiting for the disk takes milliseconds.

    Raises `StorageError` on a full disk, a missing folder or a folder without permission; the old file,
    if there was one, is then untouched and nothing half-written stays behind.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if synced != "neither":
                os.fsync(file.fileno())
        beside.replace(path)  # made by mkstemp: its owner alone may read it
        if synced == "both":
            to_the_platter(path.parent)
    except OSError as error:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        raise refused(path, error) from error


def refused(path: Path, error: OSError) -> StorageError:
    """The one sentence for what the operating system refused about `path`."""
    what, mend = _REASONS.get(type(error).__name__) or (
        Message(error.strerror or "cannot be written"),
        Message("choose another folder"),
    )
    if error.errno in _FULL:
        what, mend = Message("the disk is full"), Message("free some space or choose another folder")
    return StorageError("storage.refused", what=what, where=str(path), mend=mend)


_FULL = {28, 122}
"""ENOSPC and EDQUOT: no space left on the device, or in the person's quota."""

_REASONS = {
    "PermissionError": (
        Message("may not be written"),
        Message("choose a folder you own, or ask for the permission"),
    ),
    "FileNotFoundError": (Message("the folder is not there"), Message("create it or choose another one")),
    "NotADirectoryError": (
        Message("a file stands where a folder should be"),
        Message("choose another folder"),
    ),
    "FileExistsError": (Message("a file stands where a folder should be"), Message("choose another folder")),
    "IsADirectoryError": (
        Message("a folder stands where a file should be"),
        Message("move it away or choose another folder"),
    ),
}
