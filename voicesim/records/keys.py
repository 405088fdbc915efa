"""The keys that sign journals and exports: one per store, kept apart from what they sign."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from voicesim.call.private import private_folder, to_the_platter
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.messages.message import Message

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    """A secret that proves who wrote a line. Never shown, never exported."""

    secret: bytes

    def __repr__(self) -> str:
        return f"Key({self.fingerprint})"

    @property
    def fingerprint(self) -> str:
        """What may be shown of it."""
        return hashlib.sha256(b"voicesim key" + self.secret).hexdigest()[:16]

    def sign(self, text: str) -> str:
        """The signature of a text: HMAC-SHA256, in hexadecimal."""
        return hmac.new(self.secret, text.encode("utf-8"), hashlib.sha256).hexdigest()

    def signed(self, text: str, signature: str) -> bool:
        """Is this the signature of the text?"""
        return hmac.compare_digest(self.sign(text).encode(), signature.encode("utf-8", "replace"))


def key_at(path: Path) -> Key:
    """The key in a file, made when there is none; several processes at once all get the same one.

    Raises `StorageError`.
    """
    try:
        if not path.exists():
            private_folder(path.parent)
            _make(path)
        return _read(path)
    except OSError as error:
        raise refused(path, error) from error


def _make(path: Path) -> None:
    """Write a new key beside its name, then give it the name: nobody ever reads half of one.

    Whoever comes second keeps the key of the first. Raises `OSError`.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # readable by its owner alone
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            _name_it(name, path)
        to_the_platter(path.parent)
    finally:
        Path(name).unlink(missing_ok=True)


def _name_it(name: str, path: Path) -> None:
    """Raises `FileExistsError` when the key is there already, `OSError` when the disk refuses."""
    try:
        os.link(name, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as a stick's
        if os.name != "nt" and path.exists():
            raise FileExistsError(path) from None
        os.rename(name, path)  # on Windows this never replaces


def _read(path: Path) -> Key:
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise StorageError(
            "key.damaged",
            what=Message("is not a key"),
            where=str(path),
            mend=Message("put the key back from a copy; without it the journal can be read but not proved"),
        )
    return Key(secret)
