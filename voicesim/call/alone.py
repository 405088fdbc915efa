"""One process at a time: a lock on an open file, given back by the system when the process dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

_FAR = 1 << 30
"""On Windows a locked byte cannot be read by others: one behind the end of any journal is taken."""


@contextmanager
def alone(file: IO[bytes]) -> Iterator[None]:
    """Keep other processes and threads from the same file until the block is left. Raises `OSError`."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        try:
            yield
        finally:
            file.flush()
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield  # given back when the file is closed


def taken_at_once(file: IO[bytes]) -> bool:
    """Take the file unless somebody has it; it is given back when it is closed, or the process dies."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
