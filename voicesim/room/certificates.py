"""The room's certificates on its disk: made when there are none, the server's made anew when it is stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from voicesim.errors import ConfigurationError, StorageError
from voicesim.messages.message import Message
from voicesim.room import authority
from voicesim.room.addresses import HERE
from voicesim.room.authority import Pair
from voicesim.room.definition import Room, RoomFolder

ROOT, SERVER = "root", "server"


@dataclass(frozen=True, slots=True)
class Certified:
    """What the server of a room shows, and what desks trust."""

    root: Pair
    server: Pair
    renewed: bool
    """Was the server's certificate made anew just now, instead of one that there was?"""
    addresses: tuple[str, ...]
    """Those of the server that desks will believe; of this machine alone where there is none."""


def new_root(folder: RoomFolder, room: Room, now: datetime) -> Pair:
    """Make the room's root, or keep the one of the same name, which desks trust. Raises `StorageError`."""
    kept = folder.kept(ROOT)
    if kept is not None and not _another(kept, room, now):
        return kept
    folder.make()
    root = authority.make_root(room.name, room.host, room.addresses, now)
    folder.keep(ROOT, root)
    return root


def certified(folder: RoomFolder, room: Room, addresses: Sequence[str], now: datetime) -> Certified:
    """The certificates with which the room opens at those of these addresses that the root may vouch for.

    Raises `StorageError`, and `ConfigurationError` when the root is missing or over: every desk must then
    trust another.
    """
    root = folder.kept(ROOT)
    if root is None or _over(root, folder, now):
        raise ConfigurationError(
            "room.root",
            what=Message("the room's root certificate is missing, or nearly over"),
            where=str(folder.path),
            mend=Message("make another with 'voicesim room init'; each desk must then trust it anew"),
        )
    vouched = tuple(one for one in addresses if authority.vouches_for(root, one)) or (HERE,)
    server = folder.kept(SERVER)
    if server is not None and not authority.is_stale(server, root, room.host, vouched, now):
        return Certified(root, server, renewed=False, addresses=vouched)
    made = authority.make_leaf(root, room.host, vouched, now)
    folder.keep(SERVER, made)
    return Certified(root, made, renewed=server is not None, addresses=vouched)


def _another(root: Pair, room: Room, now: datetime) -> bool:
    """Does the room need another root than this one: for another name, or because its time is over?"""
    try:
        wanted = (room.host, *room.addresses)
        return authority.is_over(root, now) or not all(authority.vouches_for(root, one) for one in wanted)
    except ValueError:
        return True


def _over(root: Pair, folder: RoomFolder, now: datetime) -> bool:
    try:
        return authority.is_over(root, now)
    except ValueError as error:
        raise StorageError(
            "room.root_damaged",
            what=Message("is no certificate"),
            where=str(folder.files(ROOT)[0]),
            mend=Message("put it back from a copy, or make another with 'voicesim room init'"),
        ) from error
