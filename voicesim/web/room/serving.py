"""The servers of a room: the pages over TLS, and beside them the one page that hands out the root."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket

import uvicorn

from voicesim.web.room import app, trust_page
from voicesim.web.room.gate import RoomGate
from voicesim.web.serving import settings_of_a_server

EVERYWHERE = "0.0.0.0"
"""All networks of the machine: a room is there for others."""


def server(
    gate: RoomGate, certificate: Path, key: Path, *, began: Callable[[], None] = lambda: None
) -> uvicorn.Server:
    """The server of a room's pages; `began` is called once it answers."""
    pages = app.application(gate, began)
    config = uvicorn.Config(
        pages, **settings_of_a_server(), ssl_certfile=str(certificate), ssl_keyfile=str(key)
    )
    return uvicorn.Server(config)


@contextmanager
def handing_out(gate: RoomGate, root: bytes, opened: socket, names: frozenset[str]) -> Iterator[None]:
    """Hand the root out on a socket as long as the block lasts."""
    house = gate.house
    page = trust_page.application(house.title, root, house.where, house.language, names)
    plain = uvicorn.Server(uvicorn.Config(page, **settings_of_a_server()))
    thread = threading.Thread(target=lambda: plain.run(sockets=[opened]), name="root", daemon=True)
    thread.start()
    try:
        yield
    finally:
        plain.should_exit = True
        thread.join(5)


def serve(pages: uvicorn.Server, opened: socket) -> None:
    """Serve until a signal says that it is enough; calls under way are then hung up and filed."""
    with suppress(KeyboardInterrupt):
        pages.run(sockets=[opened])
