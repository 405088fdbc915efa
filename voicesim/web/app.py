"""The application: its addresses, its layers, and what happens when the program ends."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from voicesim.errors import Mendable
from voicesim.messages.message import Message
from voicesim.web import (
    after,
    author_pages,
    case_pages,
    consent_pages,
    drill_pages,
    manager_pages,
    pages,
    path_pages,
    socket,
)
from voicesim.web.desk import Desk
from voicesim.web.gates import Gate, OwnGate
from voicesim.web.guard import Guard
from voicesim.web.house import House

STATIC = Path(__file__).parent / "static"


def application(desk: Desk, hosts: frozenset[str], began: Callable[[], None] = lambda: None) -> Starlette:
    """The pages of a desk.

    `hosts` are the names, with the port, by which a browser may reach them; `began` is called when they can.
    """

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        """Behind it, a call under way is hung up and filed."""
        began()
        yield
        await run_in_threadpool(desk.close)

    return guarded(
        [
            Route("/", pages.home),
            Route("/enter", pages.enter),
            Route("/closed", pages.closed),
            Route("/language/{language}", pages.language),
            Route("/callers/{caller}", pages.caller),
            Route("/callers/{caller}", pages.prepare, methods=["POST"]),
            Route("/authors/{caller}", author_pages.author),
            Route("/authors/{caller}", author_pages.rehearse, methods=["POST"]),
            Route("/cases", case_pages.all_cases),
            Route("/cases/new/{language}/{kind}", case_pages.begin),
            Route("/cases/new/{language}/{kind}", case_pages.keep_first, methods=["POST"]),
            Route("/cases/{case}", case_pages.case),
            Route("/cases/{case}", case_pages.keep_case, methods=["POST"]),
            Route("/line/{call}", pages.call),
            WebSocketRoute("/line/{call}/socket", socket.line),
            Route("/calls/{name}", after.result),
            Route("/calls/{name}/marks", after.marks),
            Route("/calls/{name}/marks", after.keep_marks, methods=["POST"]),
            Route("/calls/{name}/contest", after.contest, methods=["POST"]),
            Route("/calls/{name}/report", after.report),
            Route("/path", path_pages.path),
            Route("/path", path_pages.prefer, methods=["POST"]),
            Route("/path/{unit}", path_pages.unit),
            Route("/path/{unit}", path_pages.done, methods=["POST"]),
            Route("/consent", consent_pages.consent),
            Route("/consent", consent_pages.answer, methods=["POST"]),
            Route("/programme", manager_pages.programme),
            Route("/drills", drill_pages.choose),
            Route("/drills/{caller}/{moment}", drill_pages.drill),
            Route("/drills/{caller}/{moment}", drill_pages.prepare_drill, methods=["POST"]),
            Route("/calls/{name}/drill", drill_pages.showed),
            Route("/calls/{name}/again/{turn}", drill_pages.again),
            Route("/calls/{name}/again/{turn}", drill_pages.prepare_again, methods=["POST"]),
            static(),
        ],
        gate=OwnGate(desk, hosts),
        house=desk,
        life=life,
    )


def static() -> Mount:
    """The pages' own files."""
    return Mount("/static", StaticFiles(directory=STATIC))


def guarded(
    routes: Sequence[BaseRoute],
    *,
    gate: Gate,
    house: House,
    life: Callable[[Starlette], AbstractAsyncContextManager[None]],
) -> Starlette:
    """An application whose every address lies behind the guard."""
    app = Starlette(
        routes=list(routes),
        middleware=[Middleware(Guard, gate=gate)],
        exception_handlers={Mendable: _refused, HTTPException: _not_there},
        lifespan=life,
    )
    app.state.house = house
    return app


def _refused(request: Request, problem: Exception) -> Response:
    """What a person can mend, as one sentence."""
    assert isinstance(problem, Mendable)
    return pages.shown(request, "refusal.html.j2", 409, refusal=problem.sentence)


def _not_there(request: Request, problem: Exception) -> Response:
    """An address that is none of ours, or a form that no page of ours sends."""
    assert isinstance(problem, HTTPException)
    refusal = Message("There is no such page here.") if problem.status_code == 404 else Message("Refused.")
    return pages.shown(request, "refusal.html.j2", problem.status_code, refusal=refusal)
