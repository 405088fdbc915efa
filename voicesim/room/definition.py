"""A room as its trainer has set it up: its name, addresses, desks and calls; and where it lies."""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused, write_whole
from voicesim.errors import ConfigurationError, StorageError
from voicesim.messages.message import Message
from voicesim.records.room_seats import ROOM, SESSION
from voicesim.room.authority import Pair
from voicesim.sessions.store_here import store_of
from voicesim.settings.schema import Settings

MOST_DESKS = 60

_HOST = re.compile(r"[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?)+")


def _a_host(name: str) -> str:
    if not _HOST.fullmatch(name):
        raise ValueError(Message("it should be a name such as salle.local"))
    return name


def _an_address(text: str) -> str:
    try:
        return str(ipaddress.IPv4Address(text))
    except ValueError:
        raise ValueError(Message("it should be an address such as 192.168.1.20")) from None


class Room(BaseModel):
    """What stands in `room.json`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=60)]
    """What people call it: "Salle de formation"."""
    host: Annotated[str, AfterValidator(_a_host)]
    """The server's name in the browsers' address line: "salle.local"."""
    addresses: tuple[Annotated[str, AfterValidator(_an_address)], ...] = ()
    """The server's own, besides those that the machine says it has."""
    desks: Annotated[int, Field(ge=1, le=MOST_DESKS)] = 12
    calls: Annotated[int, Field(ge=1, le=MOST_DESKS)] = 12
    """At the same time; one more is refused."""
    port: Annotated[int, Field(ge=0, le=65535)] = 8443
    """Of the pages, over TLS."""
    trust_port: Annotated[int, Field(ge=0, le=65535)] = 8480
    """Of the one page without TLS, which hands out the root."""
    announced: bool = False
    """Is the name said by mDNS while the room is open?"""
    password: str
    """The trainer's, hashed."""
    officer: str = ""
    """The data protection officer's, hashed; empty: they have none here."""


class RoomFolder:
    """Where a room lies on the server's disk; its owner alone may look in."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def definition(self) -> Path:
        """The room as it was set up."""
        return self.path / "room.json"

    @property
    def session(self) -> Path:
        """Who sits where, of the session that is open or was last."""
        return self.path / SESSION

    def files(self, name: str) -> tuple[Path, Path]:
        """Certificate and key of "root" or "server"."""
        return self.path / f"{name}.crt", self.path / f"{name}.key"

    def make(self) -> None:
        """Make the folder, or close it to others. Raises `StorageError`."""
        try:
            private_folder(self.path)
        except OSError as error:
            raise refused(self.path, error) from error

    def keep(self, name: str, pair: Pair) -> None:
        """Write a certificate and its key, each whole and for its owner alone. Raises `StorageError`."""
        certificate, key = self.files(name)
        write_whole(key, pair.key)
        write_whole(certificate, pair.certificate)

    def kept(self, name: str) -> Pair | None:
        """A certificate and its key; None where either is missing. Raises `StorageError`."""
        certificate, key = self.files(name)
        try:
            return Pair(certificate.read_bytes(), key.read_bytes())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise refused(certificate, error) from error


def folder_here(settings: Settings) -> RoomFolder:
    """The room of this machine's user: beside the keys, outside the store, so that no copy of it has them."""
    return RoomFolder(store_of(settings).keys.parent / ROOM)


def write_room(folder: RoomFolder, room: Room) -> None:
    """Keep a room. Raises `StorageError`."""
    folder.make()
    write_whole(folder.definition, room.model_dump_json(indent=2) + "\n")


def read_room(folder: RoomFolder) -> Room:
    """The room that was set up. Raises `ConfigurationError` where there is none, or its file is damaged."""
    try:
        return Room.model_validate_json(folder.definition.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigurationError(
            "room.none",
            what=Message("no room has been set up on this machine"),
            where=str(folder.path),
            mend=Message("set one up with 'voicesim room init'"),
        ) from None
    except OSError as error:
        raise refused(folder.definition, error) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise StorageError(
            "room.damaged",
            what=Message("is not a room's file"),
            where=str(folder.definition),
            mend=Message("set the room up anew with 'voicesim room init'; its desks go on trusting it"),
        ) from error
