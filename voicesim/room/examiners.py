"""Who may come in to examine: people the catalogue knows, each with a password of their own, kept hashed."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from voicesim.call.whole_files import refused, write_whole
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.room_seats import EXAMINERS
from voicesim.room.definition import RoomFolder
from voicesim.room.passwords import hashed, is_right
from voicesim.sessions.registry import Registry

_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$bm9ib2R5bm9ib2R5MDA$0000000000000000000000000000000000000000000"
"""Compared with where nobody goes by a name, so that it takes as long."""


class Examiners:
    """The examiners of a room. Safe for several threads."""

    def __init__(self, folder: RoomFolder) -> None:
        self._path: Path = folder.path / EXAMINERS
        self._folder, self._lock = folder, threading.Lock()

    def give(self, person: str, password: str) -> None:
        """Let somebody come in with that password; an earlier one opens nothing any more.

        Raises `ConfigurationError` for a password that is too short or long, `StorageError`.
        """
        with self._lock:
            kept = {**self._read(), person: hashed(password)}
            self._folder.make()
            write_whole(self._path, json.dumps(kept, indent=1) + "\n")

    def is_right(self, person: str, password: str) -> bool:
        """Is it that person's password? Raises `StorageError`."""
        kept = self._read().get(person)
        return is_right(_NOBODYS if kept is None else kept, password) and kept is not None

    def known_as(self, registry: Registry, name: str, password: str) -> str | None:
        """The pseudonym of whoever goes by a name, or pseudonym, and has that password.

        None for nobody. Raises `StorageError` where the file cannot be read.
        """
        try:
            person = registry.find(name.strip())
        except StorageError:
            person = ""
        return person if self.is_right(person, password) else None

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            return {str(person): str(hash) for person, hash in kept.items()}
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise refused(self._path, error) from error
        except (ValueError, AttributeError) as error:
            raise StorageError(
                "room.examiners_damaged",
                what=Message("is damaged"),
                where=str(self._path),
                mend=Message("delete it, and give each examiner a password anew (voicesim room examiner)"),
            ) from error
