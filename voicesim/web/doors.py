"""Who may come in: whoever has the key that the terminal shows, and the browser that came in with it.

Other accounts of this machine can reach its ports too, and so can every page that a browser has open. So a
key opens the pages once; from then on the browser's cookie does, as long as the program runs.
"""

from __future__ import annotations

import secrets

COOKIE = "voicesim-desk"
"""Of the browser that came in."""

_BYTES = 18
"""Of a secret: 144 bits."""

_MOST = 32
"""Browsers that may be in at once; the first leaves when another comes."""


class Doors:
    """The key of this run of the program, and the browsers that it let in."""

    def __init__(self) -> None:
        self.key = secrets.token_urlsafe(_BYTES)
        """Opens the pages: in the address that the terminal shows."""
        self._inside: list[str] = []

    def enter(self, key: str) -> str | None:
        """The value of the cookie for whoever has the key; None for whoever has not."""
        if not same(key, self.key):
            return None
        self._inside = [*self._inside, secrets.token_urlsafe(_BYTES)][-_MOST:]
        return self._inside[-1]

    def inside(self, cookie: str) -> bool:
        """Did this browser come in with the key?"""
        return any(same(cookie, known) for known in self._inside)


def fresh_token() -> str:
    """A secret of one call: the page has it, and its socket shows it."""
    return secrets.token_urlsafe(_BYTES)


def same(one: str, other: str) -> bool:
    """Compared in a time that says nothing of where they differ."""
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
