"""The short way of a call's messages: from the network's event to the call, and back, without a queue.

A hundred messages a second and desk pass an application's queue, a task that must be woken and six functions
that only hand on; that costs as much as the call itself. So a server's socket offers its page's messages to
whoever asks (`Lane.take`) as they come, and writes at once (`Lane.write`). Where another server has no lane,
or nobody asks, everything goes the usual way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.frames import Frame

LANE = "voicesim.lane"
"""Name of the lane among the extensions of a socket's scope."""

MOST_UNSENT = 512 * 1024
"""Bytes that may wait for a page, more than 10 s of sound; with more its connection is taken for lost."""


class Lane(Protocol):
    """A socket, as far as messages go straight."""

    take: Callable[[bytes | str], bool] | None
    """Gets each message as it comes; False: it does not want this one, which goes the usual way."""

    def write(self, message: bytes | str) -> bool:
        """Send a message; False when the page does not take what is sent to it."""
        ...


def lane_of(scope: Mapping[str, Any]) -> Lane | None:
    """The lane of a socket; None where its server has none."""
    lane: Lane | None = scope.get("extensions", {}).get(LANE)
    return lane


class Sockets(WebSocketsSansIOProtocol):
    """The server's sockets, each with its lane."""

    take: Callable[[bytes | str], bool] | None = None

    def handle_connect(self, event: Any) -> None:
        """A page asks for a socket."""
        super().handle_connect(event)
        if not self.close_sent:
            extensions: dict[Any, Any] = self.scope["extensions"]
            extensions[LANE] = self

    def handle_bytes(self, event: Frame) -> None:
        """A binary message, or its beginning."""
        if self.take is None or not event.fin or not self.take(bytes(event.data)):
            super().handle_bytes(event)

    def handle_text(self, event: Frame) -> None:
        """A text, or its beginning."""
        if self.take is None or not event.fin or not self._taken(bytes(event.data)):
            super().handle_text(event)

    def _taken(self, text: bytes) -> bool:
        try:
            return self.take is not None and self.take(text.decode())
        except UnicodeDecodeError:
            return False

    def write(self, message: bytes | str) -> bool:
        """Send a message; False when the page does not take what is sent to it."""
        if self.close_sent or self.transport.is_closing():
            return True
        try:
            if isinstance(message, bytes):
                self.conn.send_binary(message)
            else:
                self.conn.send_text(message.encode())
        except InvalidState:  # the page is about to close it
            return True
        self.transport.write(b"".join(self.conn.data_to_send()))
        return self.transport.get_write_buffer_size() <= MOST_UNSENT

    def connection_lost(self, exc: Exception | None) -> None:
        """The page is gone."""
        self.take = None
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Close it, unless the page is already about to.

        uvicorn would then end in the middle, with calls not yet filed (seen with 0.54, sixteen desks).
        """
        self.take = None
        try:
            super().shutdown()
        except InvalidState:
            self.transport.close()
