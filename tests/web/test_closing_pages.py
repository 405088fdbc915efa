"""A server that ends while pages are closing by themselves."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState
from websockets.protocol import State

from voicesim.web.frames_lane import Sockets
from voicesim.web.serving import settings_of_a_server


class Wire(asyncio.Transport):
    """The other end of a page's socket."""

    def __init__(self) -> None:
        super().__init__()
        self.closed = False

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return default

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """What is sent goes nowhere."""

    def close(self) -> None:
        self.closed = True


async def nothing(scope: Any, receive: Any, send: Any) -> None:
    """Pages that answer nothing."""


@pytest.mark.parametrize("state", [State.OPEN, State.CLOSING, State.CLOSED])
def test_a_page_that_is_closing_by_itself_does_not_keep_the_others_from_being_closed(state: State) -> None:
    async def ended() -> bool:
        config = uvicorn.Config(nothing, **settings_of_a_server())
        config.load()
        socket, wire = Sockets(config, ServerState(), {}), Wire()
        socket.connection_made(wire)
        socket.handshake_complete, socket.conn.state = True, state
        socket.shutdown()
        return wire.closed

    assert asyncio.run(ended())
