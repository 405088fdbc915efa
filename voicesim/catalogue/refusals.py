"""What a database refused, in one sentence: what, where and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from voicesim.errors import StorageError
from voicesim.messages.message import Message

BROKEN = "catalogue.broken"
"""Code of the refusal after which only a rebuild helps."""

_REBUILD = Message("type 'voicesim catalogue rebuild': it is made again from the calls' folders")
_SENTENCES: tuple[tuple[tuple[str, ...], str, Message, Message], ...] = (
    (
        ("locked", "lock timeout", "canceling statement due to lock"),
        "catalogue.busy",
        Message("another program has been writing in it for too long"),
        Message("wait for it to end, then try again"),
    ),
    (
        ("readonly", "read-only", "permission denied"),
        "catalogue.read_only",
        Message("may not be written"),
        Message("choose a file or a database you may write in (catalogue.database)"),
    ),
    (
        ("is full", "no space left", "disk i/o error"),
        "catalogue.full",
        Message("the disk is full"),
        Message("free some space, then try again"),
    ),
    (
        ("malformed", "not a database", "no such table", "no such column"),
        BROKEN,
        Message("is damaged, or is no catalogue"),
        _REBUILD,
    ),
    (
        ("unable to open", "connection refused", "could not translate", "timeout expired", "is the server"),
        "catalogue.unreachable",
        Message("cannot be opened"),
        Message("start the database, or correct catalogue.database"),
    ),
    (
        ("password authentication failed", "no password supplied", "role", "does not exist"),
        "catalogue.stranger",
        Message("does not let you in"),
        Message("correct catalogue.database, and keep its password in ~/.pgpass or in PGPASSWORD"),
    ),
)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what the database refuses inside the block into a `StorageError`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise refused(where, error) from error


def refused(where: str, error: SQLAlchemyError) -> StorageError:
    """The sentence for an error of the database at `where`."""
    reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    for signs, code, what, mend in _SENTENCES:
        if any(sign in reason.lower() for sign in signs):
            return StorageError(code, what=what, where=where, mend=mend)
    first = reason.strip().splitlines()[0] if reason.strip() else type(error).__name__
    return StorageError(
        "catalogue.refused", what=Message("refused it ({reason})", reason=first), where=where, mend=_REBUILD
    )
