"""The socket of a call: what its page sends goes to the call, what the call answers goes to the page."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.websockets import WebSocket, WebSocketDisconnect

from voicesim.line.page_messages import ProtocolFault, read_message
from voicesim.web.doors import same
from voicesim.web.frames_lane import lane_of
from voicesim.web.held_call import HeldCall
from voicesim.web.limits import MOST_FAULTS
from voicesim.web.outlet import ToPage, as_text
from voicesim.web.pages import pass_of

PROTOCOL = "voicesim.1"
"""The subprotocol that a page asks for, with the token of its call behind it."""

REFUSED, REPLACED = 1008, 4001
"""Codes with which a socket is closed: it broke the rules; another page has taken the call over."""

WAITING = 500
"""Messages that may wait for a page, 10 s of sound; with more its connection is taken for lost."""


async def line(socket: WebSocket) -> None:
    """The socket of a call; refused before it is accepted unless it shows the token of that call.

    A page that comes back takes the place of the one before: one socket a call.
    """
    passed = pass_of(socket)
    desk = passed.desk if passed is not None else None
    call = desk.held(socket.path_params["call"]) if desk is not None else None
    if call is None or call.over or not _shown(socket.headers, call.token):
        await socket.close(REFUSED)
        return
    await socket.accept(subprotocol=PROTOCOL)
    page = _Page(socket, call)
    sending = asyncio.create_task(page.send_the_usual_way())
    call.outlet.connect(page.send)
    page.send(as_text(call.state()))
    try:
        await page.receive()
    except WebSocketDisconnect:
        pass
    finally:
        call.outlet.disconnect(page.send)
        page.send(None)
        await sending


def _shown(headers: Mapping[str, str], token: str) -> bool:
    """Is the token of the call among the protocols that the page asks for?"""
    asked = [one.strip() for one in headers.get("sec-websocket-protocol", "").split(",")]
    return asked[:1] == [PROTOCOL] and len(asked) == 2 and same(asked[1], token)


class _Page:
    """The connection of one page with its call, by the lane of its server where there is one."""

    def __init__(self, socket: WebSocket, call: HeldCall) -> None:
        self._socket, self._call = socket, call
        self._lane = lane_of(socket.scope)
        self._queue: asyncio.Queue[ToPage] = asyncio.Queue()
        self._faults, self._enough = 0, False

    async def receive(self) -> None:
        """Hand on what the page sends, until it goes or breaks the rules; the call waits for it to return."""
        if self._lane is not None:
            self._lane.take = self._take
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            body = message.get("bytes")
            if not self._take(message.get("text") or "" if body is None else body):
                await self._socket.close(REFUSED)
                return

    def _take(self, body: bytes | str) -> bool:
        """A message of the page; False once it has broken the rules."""
        if self._enough:
            return False
        try:
            self._call.take(read_message(body))
        except ProtocolFault:
            self._faults += 1
        self._enough = self._faults > MOST_FAULTS or not self._call.bucket.take()
        return not self._enough

    def send(self, message: ToPage) -> None:
        """Send the page a message; None, or a page that takes nothing: the connection is over."""
        if message is not None and self._lane is not None:
            if self._lane.write(message):
                return
            message = None
        if message is None or self._queue.qsize() < WAITING:
            self._queue.put_nowait(message)
        elif self._queue.qsize() == WAITING:
            self._queue.put_nowait(None)

    async def send_the_usual_way(self) -> None:
        """Send what does not go by the lane, and close the connection when it is over."""
        try:
            while (message := await self._queue.get()) is not None:
                if isinstance(message, bytes):
                    await self._socket.send_bytes(message)
                else:
                    await self._socket.send_text(message)
            await self._socket.close(REPLACED)
        except (WebSocketDisconnect, RuntimeError):  # the page went away meanwhile, or was sent away
            return
