"""The trainer's password: kept as an Argon2id hash, with the library's own parameters (RFC 9106)."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message

SHORTEST, LONGEST = 10, 128
"""Characters."""


def hashed(password: str) -> str:
    """What is kept of a password. Raises `ConfigurationError` for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise ConfigurationError(
            "room.password",
            what=Message("a password has {least} to {most} characters", least=SHORTEST, most=LONGEST),
            where=Message("the trainer's password"),
            mend=Message("take a few words that nobody would guess"),
        )
    return PasswordHasher().hash(password)


def is_right(kept: str, password: str) -> bool:
    """Is it the password that was hashed? Takes as long either way."""
    try:
        return PasswordHasher().verify(kept, password[: LONGEST + 1])
    except (Argon2Error, InvalidHashError):
        return False
