"""The application of a room: its addresses, and what each of them is the doing of."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.routing import Route, WebSocketRoute

from voicesim.room.access import Action
from voicesim.web import (
    after,
    author_pages,
    case_pages,
    consent_pages,
    drill_pages,
    pages,
    path_pages,
    socket,
)
from voicesim.web.app import guarded, static
from voicesim.web.room import (
    after_session,
    board_pages,
    candidate_pages,
    door,
    examiner_pages,
    jury_pages,
    officer_pages,
    passkey_pages,
    seat_pages,
    second_screen,
)
from voicesim.web.room.asking import Endpoint, asked
from voicesim.web.room.examiner_pages import posted
from voicesim.web.room.gate import RoomGate


class PageOf(NamedTuple):
    """An address of a room."""

    path: str
    method: str
    action: Action
    """What whoever asks for it wants to do."""
    endpoint: Endpoint


HELD = "/examine/{sitting}/calls/{held}"
"""A call of a sitting."""

CANDIDATE = "/examine/{sitting}/candidates/{number}"

PAGES = (
    PageOf("/", "GET", "enter", door.first),
    PageOf("/enter", "GET", "enter", door.form),
    PageOf("/enter", "POST", "enter", door.come_in),
    PageOf("/enter/passkey/ask", "POST", "enter", passkey_pages.ask),
    PageOf("/enter/passkey", "POST", "enter", passkey_pages.come_in),
    PageOf("/passkeys", "GET", "keep passkeys", passkey_pages.mine),
    PageOf("/passkeys", "POST", "keep passkeys", passkey_pages.add),
    PageOf("/passkeys/ask", "POST", "keep passkeys", passkey_pages.ask_to_add),
    PageOf("/passkeys/remove", "POST", "keep passkeys", passkey_pages.remove),
    PageOf("/passkeys/again", "POST", "keep passkeys", passkey_pages.ask_again),
    PageOf("/leave", "POST", "enter", door.leave),
    PageOf("/language/{language}", "GET", "enter", pages.language),
    PageOf("/callers/{caller}", "GET", "practise", pages.caller),
    PageOf("/callers/{caller}", "POST", "practise", pages.prepare),
    PageOf("/line/{call}", "GET", "hold a call", pages.call),
    PageOf("/beside/{token}", "GET", "enter", second_screen.file),
    PageOf("/beside/{token}/qr.svg", "GET", "enter", second_screen.qr),
    PageOf("/examination", "GET", "sit an examination", candidate_pages.before),
    PageOf("/examination", "POST", "sit an examination", candidate_pages.take),
    PageOf("/seat/news", "GET", "hold a call", seat_pages.news),
    PageOf("/seat/microphone", "POST", "hold a call", seat_pages.microphone),
    PageOf("/calls/{name}", "GET", "read a call", after.result),
    PageOf("/calls/{name}/marks", "GET", "read a call", after.marks),
    PageOf("/calls/{name}/marks", "POST", "read a call", after.keep_marks),
    PageOf("/calls/{name}/contest", "POST", "read a call", after.contest),
    PageOf("/calls/{name}/report", "GET", "read a call", after.report),
    PageOf("/calls/{name}/share", "POST", "share a call", seat_pages.sharing),
    PageOf("/path", "GET", "practise", path_pages.path),
    PageOf("/path", "POST", "practise", path_pages.prefer),
    PageOf("/path/{unit}", "GET", "practise", path_pages.unit),
    PageOf("/path/{unit}", "POST", "practise", path_pages.done),
    PageOf("/consent", "GET", "practise", seat_pages.consent),
    PageOf("/consent", "POST", "practise", consent_pages.answer),
    PageOf("/drills", "GET", "practise", drill_pages.choose),
    PageOf("/drills/{caller}/{moment}", "GET", "practise", drill_pages.drill),
    PageOf("/drills/{caller}/{moment}", "POST", "practise", drill_pages.prepare_drill),
    PageOf("/calls/{name}/drill", "GET", "read a call", drill_pages.showed),
    PageOf("/calls/{name}/again/{turn}", "GET", "read a call", drill_pages.again),
    PageOf("/calls/{name}/again/{turn}", "POST", "read a call", drill_pages.prepare_again),
    PageOf("/reads", "GET", "see who read what", officer_pages.reads),
    PageOf("/board", "GET", "see the board", board_pages.board),
    PageOf("/board/state", "GET", "see the board", board_pages.state),
    PageOf("/board/give", "POST", "steer a desk", board_pages.give),
    PageOf("/board/examine", "POST", "steer a desk", board_pages.examine),
    PageOf("/board/tell", "POST", "steer a desk", board_pages.tell),
    PageOf("/board/start", "POST", "steer a desk", board_pages.start),
    PageOf("/board/stop", "POST", "steer a desk", board_pages.stop),
    PageOf("/board/out", "POST", "steer a desk", board_pages.put_out),
    PageOf("/sheet", "GET", "steer a desk", board_pages.sheet),
    PageOf("/sheet/qr.svg", "GET", "steer a desk", board_pages.qr),
    PageOf("/group", "GET", "see the group", after_session.group),
    PageOf("/programme", "GET", "see the group", after_session.programme),
    PageOf("/debrief/{name}", "GET", "debrief a call", after_session.debrief),
    PageOf("/debrief/{name}/report", "GET", "debrief a call", after_session.report),
    PageOf("/debrief/{name}/again", "POST", "debrief a call", after_session.again),
    PageOf("/authors/{caller}", "GET", "write a caller", author_pages.author),
    PageOf("/authors/{caller}", "POST", "write a caller", author_pages.rehearse),
    PageOf("/cases", "GET", "write a caller", case_pages.all_cases),
    PageOf("/cases/new/{language}/{kind}", "GET", "write a caller", case_pages.begin),
    PageOf("/cases/new/{language}/{kind}", "POST", "write a caller", case_pages.keep_first),
    PageOf("/cases/{case}", "GET", "write a caller", case_pages.case),
    PageOf("/cases/{case}", "POST", "write a caller", case_pages.keep_case),
    PageOf("/examine", "GET", "see what is to be examined", examiner_pages.waiting),
    PageOf(HELD, "GET", "mark a call", examiner_pages.call),
    PageOf(f"{HELD}/sound", "GET", "mark a call", examiner_pages.sound),
    PageOf(f"{HELD}/rate", "POST", "mark a call", posted(examiner_pages.rate)),
    PageOf(f"{HELD}/level", "POST", "mark a call", posted(examiner_pages.level)),
    PageOf(f"{HELD}/change", "POST", "mark a call", posted(examiner_pages.change)),
    PageOf(f"{HELD}/sign", "POST", "mark a call", examiner_pages.sign),
    PageOf(f"{HELD}/differences", "GET", "settle a call", jury_pages.differences),
    PageOf(f"{HELD}/differences", "POST", "settle a call", jury_pages.settle),
    PageOf(f"{HELD}/differences/sound", "GET", "settle a call", examiner_pages.sound),
    PageOf("/examine/{sitting}", "GET", "judge a sitting", jury_pages.sitting),
    PageOf(CANDIDATE, "GET", "judge a sitting", jury_pages.candidate),
    PageOf(CANDIDATE, "POST", "judge a sitting", jury_pages.decide),
    PageOf(f"{CANDIDATE}/told", "POST", "judge a sitting", jury_pages.told),
    PageOf("/examine/{sitting}/close", "POST", "judge a sitting", jury_pages.close),
    PageOf("/examine/{sitting}/record", "GET", "judge a sitting", jury_pages.record),
    PageOf("/examine/{sitting}/record.pdf", "GET", "judge a sitting", jury_pages.record_to_print),
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
