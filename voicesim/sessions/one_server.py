"""One server a store: two that hold calls in the same store would each think that it is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from voicesim.call.alone import taken_at_once
from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.store import Store

LOCK = ".server"
"""The file that a server holds; the system lets it go when the server dies."""


@contextmanager
def alone_on(store: Store) -> Iterator[None]:
    """Be the one server of a store. Raises `StorageError` when another is."""
    path = store.root / LOCK
    try:
        private_folder(store.root)
        file = path.open("ab")
    except OSError as error:
        raise refused(path, error) from error
    with file:
        if not taken_at_once(file):
            raise StorageError(
                "server.another",
                what=Message("another server of voicesim holds the calls of this folder"),
                where=str(store.root),
                mend=Message("end that one first, or name another folder in records.folder"),
            )
        yield
