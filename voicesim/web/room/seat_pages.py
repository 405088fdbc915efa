"""What a desk has in a room besides its calls: the trainer's word, its microphone's state, sharing a call."""

from __future__ import annotations

from typing import get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from voicesim.catalogue.calls import call_named
from voicesim.messages.catalogue import said
from voicesim.messages.message import Message
from voicesim.room.board import Microphone
from voicesim.room.session import Seat
from voicesim.room.sharing import share
from voicesim.web.consent_pages import page_of
from voicesim.web.forms import read_form
from voicesim.web.pages import desk_of, language_of, seen
from voicesim.web.room.asking import actor_of, room_of

_SAYS: tuple[Microphone, ...] = get_args(Microphone)


def _seat(request: Request) -> Seat:
    seat = room_of(request).session.seat(actor_of(request).desk)
    assert seat is not None, "the gate let it in"
    return seat


def news(request: Request) -> Response:
    """What the trainer has asked of this desk, as its pages look for it every few seconds."""
    seat, language = _seat(request), language_of(request)
    if seat.sitting:
        asked = said(Message("An examination is waiting for you."), language)
        title = said(Message("Examination"), language)
        told = {"told": seat.told, "message": seat.message}
        return JSONResponse({**told, "asked": asked, "title": title, "way": "/examination"})
    if seat.path:
        asked = said(Message("Your trainer asks you to go on with your path."), language)
        told = {"told": seat.told, "message": seat.message, "way": "/path"}
        return JSONResponse({**told, "asked": asked, "title": said(Message("Your path"), language)})
    if not seat.caller or room_of(request).took(seat):
        return JSONResponse({"told": seat.told, "message": seat.message, "asked": "", "caller": ""})
    if seat.taken_up:
        asked = said(Message("Your trainer asks you to take up a shared call again."), language)
    elif seat.together:
        asked = said(Message("Your trainer has given you a call; all begin together."), language)
    else:
        asked = said(Message("Your trainer has given you a call."), language)
    title = desk_of(request).caller(seat.caller).title
    return JSONResponse(
        {"told": seat.told, "message": seat.message, "asked": asked, "caller": seat.caller, "title": title}
    )


async def microphone(request: Request) -> Response:
    """How the desk's microphone does, as its page hears it."""
    form = await read_form(request)
    state = next((one for one in _SAYS if one == form.one("state")), None)
    if state is not None:
        room_of(request).microphones[actor_of(request).desk] = state
    return Response(status_code=204)


def consent(request: Request) -> Response:
    """What whoever sits here agreed to, and the calls they share with the trainer."""
    seat, room = _seat(request), room_of(request)
    titles = {one.id: one.title for one in (*desk_of(request).callers("fr"), *desk_of(request).callers("en"))}
    entries = (call_named(room.registry.database, seat.person, name) for name in seat.shared)
    return page_of(
        request, [(one.name, titles.get(one.scenario, one.scenario)) for one in entries if one is not None]
    )


async def sharing(request: Request) -> Response:
    """Share a call with the trainer, or take that back."""
    form = await read_form(request)
    return await run_in_threadpool(_shared, request, form.one("shared") == "yes")


def _shared(request: Request, shared: bool) -> Response:
    name = request.path_params["name"]
    share(room_of(request).session, actor_of(request).desk, name, shared=shared)
    return seen(f"/calls/{name}#share")
