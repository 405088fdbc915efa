"""The libraries that only a room needs: they come with an extra, and whoever has no room does without."""

from __future__ import annotations

from importlib.util import find_spec

from voicesim.errors import EngineMissing
from voicesim.messages.message import Message

PARTS = ("argon2", "cryptography", "ifaddr", "limits", "segno", "webauthn", "zeroconf")


def require_parts() -> None:
    """Raises `EngineMissing` where one of them is not installed."""
    missing = [name for name in PARTS if find_spec(name) is None]
    if missing:
        raise EngineMissing(
            "room.parts",
            what=Message("is not installed on this machine"),
            where=", ".join(missing),
            mend=Message("install it: pip install 'voicesim[room]'"),
        )
