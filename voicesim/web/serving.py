"""The server: one process that listens on this machine alone, until it is told to stop."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uvicorn

from voicesim.errors import ConfigurationError
from voicesim.line.page_messages import LARGEST_MESSAGE
from voicesim.messages.message import Message
from voicesim.web.app import application
from voicesim.web.desk import Desk
from voicesim.web.frames_lane import Sockets
from voicesim.web.limits import WAITING_MESSAGES

HERE = "127.0.0.1"
"""The only address that is listened on: no other machine can reach it."""

_CLOSED_WITHIN = 3
"""Seconds that open connections get when the program ends."""


def listening(port: int, address: str = HERE) -> socket.socket:
    """A socket that listens at an address of this machine; port 0 is any that is free.

    Raises `ConfigurationError`.
    """
    # With its protocol named, asyncio lets nothing wait until the page has acknowledged what came before.
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((address, port))
        opened.listen()  # whoever comes before the server answers waits for it
    except OSError as error:
        opened.close()
        raise _refused(port, error) from error
    return opened


def port_of(opened: socket.socket) -> int:
    """On which it listens."""
    port: int = opened.getsockname()[1]
    return port


def address(opened: socket.socket) -> str:
    """Where its pages are: "http://127.0.0.1:8470"."""
    return f"http://{HERE}:{opened.getsockname()[1]}"


def hosts(opened: socket.socket) -> frozenset[str]:
    """The names by which a browser of this machine may reach it."""
    port = opened.getsockname()[1]
    return frozenset(f"{name}:{port}" for name in (HERE, "localhost"))


def server(desk: Desk, opened: socket.socket, *, began: Callable[[], None] = lambda: None) -> uvicorn.Server:
    """The server of a desk's pages on that socket; `began` is called once it answers."""
    return uvicorn.Server(uvicorn.Config(application(desk, hosts(opened), began), **settings_of_a_server()))


def settings_of_a_server() -> dict[str, Any]:
    """How much a page may send, and that nothing is told of the server nor of who asked."""
    return {
        "ws": Sockets,
        "ws_max_size": LARGEST_MESSAGE,
        "ws_max_queue": WAITING_MESSAGES,
        "ws_per_message_deflate": False,
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "date_header": False,
        "proxy_headers": False,
        "timeout_graceful_shutdown": _CLOSED_WITHIN,
    }


def serve(desk: Desk, opened: socket.socket, began: Callable[[], None]) -> None:
    """Serve until a signal says that it is enough; a call under way is then hung up and filed."""
    with suppress(KeyboardInterrupt):
        server(desk, opened, began=began).run(sockets=[opened])


def _refused(port: int, error: OSError) -> ConfigurationError:
    taken = error.errno == errno.EADDRINUSE
    return ConfigurationError(
        "serve.port",
        what=Message("another program uses this port")
        if taken
        else Message("this port cannot be opened ({error})", error=error.strerror or str(error)),
        where=f"--port {port}",
        mend=Message("name another, or 0 for any that is free"),
    )
