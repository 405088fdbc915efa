"""Gates: by which names the pages are reached, and with what a browser shows that it has come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from voicesim.room.access import Actor
from voicesim.web.desk import Desk
from voicesim.web.doors import COOKIE, Doors

PASS = "voicesim.pass"
"""Where a request carries its `Pass`."""


TURNED_AWAY = "voicesim.turned_away"
"""Stands in a request that asked for another page than the door, and gets the door."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Whoever has come in, of one request."""

    desk: Desk | None
    """Where they take calls; None for a trainer."""
    actor: Actor | None = None
    """Who they are in a room; None at a desk of one's own, where nobody else comes in."""


class Gate(Protocol):
    """Who has come in."""

    @property
    def hosts(self) -> frozenset[str]:
        """The names, with the port, by which a browser may reach the pages."""
        ...

    @property
    def scheme(self) -> str:
        """Of their addresses: "http" or "https"."""
        ...

    @property
    def cookie(self) -> str:
        """Name of what a browser shows."""
        ...

    @property
    def open(self) -> tuple[str, ...]:
        """Beginnings of the addresses for which nobody need have come in."""
        ...

    @property
    def door(self) -> str:
        """The page that everybody else gets."""
        ...

    def admit(self, cookie: str) -> Pass | None:
        """Who shows this; None for somebody who has not come in."""
        ...


@dataclass(frozen=True, slots=True)
class OwnGate:
    """A desk of one's own: by the key that the terminal shows, on this machine alone."""

    desk: Desk
    hosts: frozenset[str]
    scheme: str = "http"
    cookie: str = COOKIE
    open: tuple[str, ...] = ("/enter", "/static/")
    door: str = "/closed"

    @property
    def doors(self) -> Doors:
        """The key, and the browsers that came in with it."""
        return self.desk.doors

    def admit(self, cookie: str) -> Pass | None:
        """The one desk, for a browser that came in with the key."""
        return Pass(self.desk) if self.doors.inside(cookie) else None
