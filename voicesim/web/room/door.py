"""The door of a room: a desk comes in with its code, everybody else with their passwords."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from voicesim.messages.message import Message
from voicesim.web.forms import Form, read_form
from voicesim.web.gates import TURNED_AWAY
from voicesim.web.pages import home, seen, shown
from voicesim.web.room.asking import actor_of, room_of
from voicesim.web.room.gate import COOKIE


def form(request: Request, refusal: Message | None = None, status: int = 200) -> Response:
    """The two forms; whoever was turned away from another page gets them too."""
    turned_away = TURNED_AWAY in request.scope
    room = room_of(request)
    return shown(
        request,
        "enter.html.j2",
        403 if turned_away else status,
        refusal=refusal,
        turned_away=turned_away,
        examiners=room.examiners is not None,
        officer=bool(room.room.officer),
        passkeys=room.passkeys,
    )


async def come_in(request: Request) -> Response:
    """A code, a password, or an examiner's name with theirs."""
    given = await read_form(request)
    return await run_in_threadpool(_come_in, request, given)


def _come_in(request: Request, given: Form) -> Response:
    room = room_of(request)
    address = request.client.host if request.client is not None else ""
    if not room.tries.allowed(address):
        return form(request, Message("Too many tries: wait a minute, then try again."), 429)
    password, code, name = given.one("password"), given.one("code"), given.one("examiner")
    if name:
        cookie, wrong, then = (
            room.examiner_comes_in(name, password),
            Message("No examiner has that name and that password."),
            "/examine",
        )
    elif given.one("officer"):
        cookie, wrong, then = (
            room.officer_comes_in(password),
            Message("That is not the data protection officer's password."),
            "/reads",
        )
    elif password:
        cookie, wrong, then = (
            room.trainer_comes_in(password),
            Message("That is not the trainer's password."),
            "/board",
        )
    else:
        cookie, wrong, then = (
            room.come_in(code),
            Message("No desk of this session has that code: look at your sheet once more."),
            "/",
        )
    if cookie is None:
        room.tries.wrong(address)
        return form(request, wrong, 403)
    room.tries.right(address)
    answer = seen(then)
    answer.set_cookie(COOKIE, cookie, httponly=True, secure=True, samesite="strict", path="/")
    return answer


def leave(request: Request) -> Response:
    """Go away: the cookie opens nothing any more."""
    room_of(request).leave(request.cookies.get(COOKIE, ""))
    answer = seen("/enter")
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")
    return answer


def first(request: Request) -> Response:
    """The first page: callers or an examination at a desk, the board for a trainer, the door for nobody."""
    actor = actor_of(request)
    match actor.role:
        case "trainer":
            return seen("/board")
        case "trainee":
            seat = room_of(request).session.seat(actor.desk)
            return seen("/examination") if seat is not None and seat.sitting else home(request)
        case "examiner":
            return seen("/examine")
        case "officer":
            return seen("/reads")
        case _:
            return seen("/enter")
