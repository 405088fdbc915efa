"""The codes with which desks come in: short enough to type, drawn from signs that nobody mistakes."""

from __future__ import annotations

import hashlib
import secrets

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32."""

LENGTH = 8
"""Signs: 40 bits, of which five may be tried a minute."""

_ALIKE = str.maketrans("OIL", "011")


def new_code() -> str:
    """ "7QK3-M0XA"."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return f"{signs[:4]}-{signs[4:]}"


def plain(typed: str) -> str:
    """A code as it was typed, without what does not count: "7qk3 moxa" is 7QK3M0XA."""
    return "".join(sign for sign in typed.upper().translate(_ALIKE) if sign in SIGNS)


def same(one: str, other: str) -> bool:
    """The same code? Compared in a time that says nothing of where they differ."""
    return secrets.compare_digest(plain(one).encode(), plain(other).encode())


def digest(secret: str) -> str:
    """What is kept of a secret that a browser holds."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
