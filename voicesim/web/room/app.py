"""The application of a room: its addresses, and what each of them is the doing of."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.routing import Route, WebSocketRoute

from voicesim.room.access import Action
from voicesim.web import after, pages, socket
from voicesim.web.app import guarded, static
from voicesim.web.room import after_session, board_pages, door, seat_pages
from voicesim.web.room.asking import Endpoint, asked
from voicesim.web.room.gate import RoomGate


class PageOf(NamedTuple):
    """An address of a room."""

    path: str
    method: str
    action: Action
    """What whoever asks for it wants to do."""
    endpoint: Endpoint


PAGES = (
    PageOf("/", "GET", "enter", door.first),
    PageOf("/enter", "GET", "enter", door.form),
    PageOf("/enter", "POST", "enter", door.come_in),
    PageOf("/leave", "POST", "enter", door.leave),
    PageOf("/language/{language}", "GET", "enter", pages.language),
    PageOf("/callers/{caller}", "GET", "practise", pages.caller),
    PageOf("/callers/{caller}", "POST", "practise", pages.prepare),
    PageOf("/line/{call}", "GET", "hold a call", pages.call),
    PageOf("/seat/news", "GET", "practise", seat_pages.news),
    PageOf("/seat/microphone", "POST", "practise", seat_pages.microphone),
    PageOf("/calls/{name}", "GET", "read a call", after.result),
    PageOf("/calls/{name}/marks", "GET", "read a call", after.marks),
    PageOf("/calls/{name}/marks", "POST", "read a call", after.keep_marks),
    PageOf("/calls/{name}/contest", "POST", "read a call", after.contest_lines),
    PageOf("/calls/{name}/report", "GET", "read a call", after.report),
    PageOf("/calls/{name}/share", "POST", "share a call", seat_pages.sharing),
    PageOf("/board", "GET", "see the board", board_pages.board),
    PageOf("/board/state", "GET", "see the board", board_pages.state),
    PageOf("/board/give", "POST", "steer a desk", board_pages.give),
    PageOf("/board/tell", "POST", "steer a desk", board_pages.tell),
    PageOf("/board/start", "POST", "steer a desk", board_pages.start),
    PageOf("/board/stop", "POST", "steer a desk", board_pages.stop),
    PageOf("/board/out", "POST", "steer a desk", board_pages.put_out),
    PageOf("/sheet", "GET", "steer a desk", board_pages.sheet),
    PageOf("/sheet/qr.svg", "GET", "steer a desk", board_pages.qr),
    PageOf("/group", "GET", "see the group", after_session.group),
    PageOf("/debrief/{name}", "GET", "debrief a call", after_session.debrief),
    PageOf("/debrief/{name}/report", "GET", "debrief a call", after_session.report),
    PageOf("/debrief/{name}/again", "POST", "debrief a call", after_session.again),
)
"""Every address but the pages' own files and the line's socket, which has the token of its call."""


def application(gate: RoomGate, began: Callable[[], None] = lambda: None) -> Starlette:
    """The pages of a room; `began` is called when browsers can reach them."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        """Behind it, calls under way are hung up and filed."""
        began()
        yield
        await run_in_threadpool(gate.house.close)

    routes = [Route(one.path, asked(one.action, one.endpoint), methods=[one.method]) for one in PAGES]
    line = WebSocketRoute("/line/{call}/socket", socket.line)
    return guarded([*routes, line, static()], gate=gate, house=gate.house, life=life)
