"""Setting a room up, and opening it: what both faces and tests do in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from voicesim.room.addresses import addresses_here
from voicesim.room.certificates import Certified, certified, new_root
from voicesim.room.definition import Room, RoomFolder, folder_here, read_room, write_room
from voicesim.room.session import Session
from voicesim.sessions.broken_off import file_broken_off
from voicesim.sessions.one_server import alone_on
from voicesim.sessions.registry import Registry
from voicesim.sessions.store_here import registry_here, store_of
from voicesim.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class Opened:
    """A room that is open on this machine."""

    room: Room
    folder: RoomFolder
    addresses: tuple[str, ...]
    """The server's own, that desks will believe; `HERE` alone where it has none."""
    found: tuple[str, ...]
    """All that it has or was given, also those for which the room's root cannot vouch."""
    certified: Certified
    session: Session
    registry: Registry
    ended: tuple[str, ...]
    """Names of the calls in which an earlier server died, scored now."""


def set_up(settings: Settings, room: Room, now: datetime) -> RoomFolder:
    """Keep a room, and make the root that desks are to trust. Raises `StorageError`."""
    folder = folder_here(settings)
    write_room(folder, room)
    new_root(folder, room, now)
    return folder


@contextmanager
def open_room(
    settings: Settings,
    now: datetime,
    *,
    new_session: bool = False,
    addresses: Callable[[], tuple[str, ...]] = addresses_here,
) -> Iterator[Opened]:
    """The room of this machine, as the one server of its store, until the block is left.

    Raises `ConfigurationError` where no room has been set up, `StorageError` when another server is there.
    """
    folder = folder_here(settings)
    room = read_room(folder)
    with alone_on(store_of(settings)):
        found = tuple(dict.fromkeys((*room.addresses, *addresses())))
        shown = certified(folder, room, found, now)
        registry = registry_here(settings)  # whose deletion was broken off has no desk any more
        session = Session.open(folder, room.desks, now, new=new_session)
        ended = file_broken_off(registry, {seat.person for seat in session.seats}, now)
        yield Opened(room, folder, shown.addresses, found, shown, session, registry, ended)
