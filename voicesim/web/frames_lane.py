"""The short way of a call's messages: from the network's event to the call, and back, without a queue.

A hundred messages a second and desk pass an application's queue, a task that must be woken and six functions
that only hand on; that costs as much as the call itself. So a server's socket offers its page's messages to
whoever asks (`Lane.take`) as they come, and writes at once (`Lane.write`). What comes as one whole binary
frame, as sound does, needs no parser, and no state machine has to be told. Where another server has no lane,
or nobody asks, everything goes the usual way.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.frames import Frame, apply_mask  # type: ignore[attr-defined]
from websockets.protocol import State

from voicesim.line.page_messages import LARGEST_MESSAGE

LANE = "voicesim.lane"
"""Name of the lane among the extensions of a socket's scope."""

MOST_UNSENT = 512 * 1024
"""Bytes that may wait for a page, more than 10 s of sound; with more its connection is taken for lost."""


_HEAD = struct.Struct("!BBH")
"""Of a frame that is longer than 125 bytes (RFC 6455, 5.2); behind it, from a page, four bytes of mask."""
_BINARY, _MASKED, _LENGTH = 0x82, 0x80, 126
"""A whole binary message; what comes is masked; the length is in the next two bytes."""
_SHORTEST, _LONGEST = 126, 0xFFFF
"""Bytes of a message whose length is written so."""


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
    _between = False
    """Is the parser known to wait for the first byte of a message?"""

    def data_received(self, data: bytes) -> None:
        """Bytes of the page."""
        message = self._whole(data)
        if message is None or self.take is None or not self.take(message):
            super().data_received(data)
            self._between = self._is_between()

    def _whole(self, data: bytes) -> bytes | None:
        """The binary message that these bytes are; None where they are more, less or something else."""
        if not self._between or not 8 + _SHORTEST <= len(data) <= 8 + LARGEST_MESSAGE:
            return None
        kind, way, length = _HEAD.unpack_from(data)
        if kind != _BINARY or way != _MASKED | _LENGTH or length != len(data) - 8:
            return None
        return bytes(apply_mask(data[8:], data[4:8]))

    def _is_between(self) -> bool:
        waits: Any = self.conn.parser
        while (inner := getattr(waits, "gi_yieldfrom", None)) is not None:
            waits = inner  # for whether anything comes at all, or for the rest of something
        return not self.conn.reader.buffer and not self.frames and waits.__name__ == "at_eof"

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
        if isinstance(message, bytes) and _SHORTEST <= len(message) <= _LONGEST:
            if self.conn.state is State.OPEN:
                self.transport.write(_HEAD.pack(_BINARY, _LENGTH, len(message)) + message)
            return self.transport.get_write_buffer_size() <= MOST_UNSENT
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
