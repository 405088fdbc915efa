"""The socket of a call: what its page sends goes to the call, what the call answers goes to the page."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.websockets import WebSocket, WebSocketDisconnect

from voicesim.line.page_messages import ProtocolFault, read_message
from voicesim.web.doors import same
from voicesim.web.held_call import HeldCall
from voicesim.web.limits import MOST_FAULTS
from voicesim.web.outlet import ToPage, as_text
from voicesim.web.pages import pass_of

PROTOCOL = "voicesim.1"
"""The subprotocol that a page asks for, with the token of its call behind it."""

REFUSED, REPLACED = 1008, 4001
"""Codes with which a socket is closed: it broke the rules; another page has taken the call over."""


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
    queue = call.outlet.connect()
    sending = asyncio.create_task(_send(socket, queue, call))
    try:
        await _receive(socket, call)
    except WebSocketDisconnect:
        pass
    finally:
        call.outlet.disconnect(queue)
        queue.put_nowait(None)
        await sending


def _shown(headers: Mapping[str, str], token: str) -> bool:
    """Is the token of the call among the protocols that the page asks for?"""
    asked = [one.strip() for one in headers.get("sec-websocket-protocol", "").split(",")]
    return asked[:1] == [PROTOCOL] and len(asked) == 2 and same(asked[1], token)


async def _receive(socket: WebSocket, call: HeldCall) -> None:
    """Hand on what the page sends, until it goes or breaks the rules; the call waits for it to come back."""
    faults = 0
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        body = message.get("bytes")
        try:
            call.take(read_message(message.get("text") or "" if body is None else body))
        except ProtocolFault:
            faults += 1
        if faults > MOST_FAULTS or not call.bucket.take():
            await socket.close(REFUSED)
            return


async def _send(socket: WebSocket, queue: asyncio.Queue[ToPage], call: HeldCall) -> None:
    """Send the page all it must know, then what the call has for it, until the connection is over."""
    try:
        await socket.send_text(as_text(call.state()))
        while (message := await queue.get()) is not None:
            if isinstance(message, bytes):
                await socket.send_bytes(message)
            else:
                await socket.send_text(message)
        await socket.close(REPLACED)
    except (WebSocketDisconnect, RuntimeError):  # the page went away meanwhile, or was sent away
        return
