"""The keys that sign journals and exports: one per store, kept apart from what they sign."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from voicesim.call.whole_files import refused
from voicesim.errors import StorageError

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
        return hmac.compare_digest(self.sign(text), signature)


def key_at(path: Path) -> Key:
    """The key in a file, made when there is none. Raises `StorageError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return _read(path)
        secret = secrets.token_bytes(KEY_BYTES)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret.hex() + "\n")
        return Key(secret)
    except OSError as error:
        raise refused(path, error) from error


def _read(path: Path) -> Key:
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise StorageError(
            "key.damaged",
            what="is not a key",
            where=str(path),
            mend="put the key back from a copy; without it the journal can be read but not proved",
        )
    return Key(secret)
