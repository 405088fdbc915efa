"""Browsers of those who have no desk: the trainer and the examiners. Kept in memory, gone with the server."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from voicesim.room.access import Actor
from voicesim.room.codes import digest
from voicesim.web.doors import fresh_token, same

IDLE = 2 * 3600.0
"""Seconds after which whoever did nothing must give the password again."""

LONGEST = 12 * 3600.0
"""Seconds after which everybody must."""


@dataclass(slots=True)
class _Browser:
    """One that gave a password."""

    cookie: str
    """Digest of what it holds."""
    actor: Actor
    came: float
    seen: float


@dataclass(slots=True)
class Staff:
    """Who has come in by a password. Safe for several threads."""

    seconds: Callable[[], float] = time.monotonic
    _browsers: list[_Browser] = field(default_factory=list, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def come_in(self, actor: Actor) -> str:
        """What the browser of somebody who gave the right password is to hold."""
        cookie, now = fresh_token(), self.seconds()
        with self._lock:
            self._browsers.append(_Browser(digest(cookie), actor, now, now))
        return cookie

    def leave(self, cookie: str) -> None:
        """That browser is out from now on."""
        shown = digest(cookie)
        with self._lock:
            self._browsers = [one for one in self._browsers if one.cookie != shown]

    def who(self, cookie: str) -> Actor | None:
        """Who shows this; None for nobody."""
        if not cookie:
            return None
        shown, now = digest(cookie), self.seconds()
        with self._lock:
            self._browsers = [t for t in self._browsers if now - t.seen < IDLE and now - t.came < LONGEST]
            for one in self._browsers:
                if same(one.cookie, shown):
                    one.seen = now
                    return one.actor
        return None
