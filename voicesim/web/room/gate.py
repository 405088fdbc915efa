"""The gate of a room: TLS, one cookie for desks and trainer, and the door with its two forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.web.gates import Pass
from voicesim.web.room.house import RoomHouse

COOKIE = "__Host-voicesim"
"""Browsers take it by TLS only, for this very address and all of its pages."""


@dataclass(frozen=True, slots=True)
class RoomGate:
    """Who has come in."""

    house: RoomHouse
    hosts: frozenset[str]
    scheme: str = "https"
    cookie: str = COOKIE
    open: tuple[str, ...] = ("/enter", "/language/", "/static/", "/beside/")
    door: str = "/enter"

    def admit(self, cookie: str) -> Pass | None:
        """The desk or the trainer that holds this cookie."""
        return self.house.admit(cookie)


def hosts(names: Sequence[str], port: int) -> frozenset[str]:
    """The names by which a browser may reach the room, with the port."""
    return frozenset(f"{name}:{port}" for name in names)
