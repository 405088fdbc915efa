"""A candidate's pages at a desk: notice, rubric and file before the call; then only that it is recorded."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from voicesim.examination.at_a_desk import before as what_comes
from voicesim.examination.at_a_desk import kept_call, prepared_call
from voicesim.messages.message import Message
from voicesim.modes import CERTIFICATION
from voicesim.room.session import Seat
from voicesim.sessions.briefing import brief_of
from voicesim.web.forms import Form, read_form
from voicesim.web.held_call import Wish
from voicesim.web.keeping import Keeping
from voicesim.web.pages import desk_of, seen, shown
from voicesim.web.room.asking import actor_of, room_of


def _seat(request: Request) -> Seat:
    seat = room_of(request).session.seat(actor_of(request).desk)
    assert seat is not None, "the gate let it in"
    return seat


def before(request: Request) -> Response:
    """What the candidate reads before their next call."""
    return _before(request)


def _before(request: Request, refusal: Message | None = None, status: int = 200) -> Response:
    room, seat = room_of(request), _seat(request)
    found = what_comes(room.registry, seat.sitting, seat.candidate, room.settings, room.clock())
    shared = {"mode": CERTIFICATION.mode, "number": seat.candidate, "refusal": refusal}
    if found is None:
        return shown(request, "candidate_done.html.j2", status, **shared)
    return shown(
        request,
        "candidate.html.j2",
        status,
        found=found,
        state=found.book.state,
        brief=brief_of(found.scenario, CERTIFICATION.mode),
        deaf=desk_of(request).deaf(),
        **shared,
    )


async def take(request: Request) -> Response:
    """The notice was accepted: the call that was drawn is made ready."""
    form = await read_form(request)
    return await run_in_threadpool(_taken, request, form)


def _taken(request: Request, form: Form) -> Response:
    if form.one("accepted") != "yes":
        refusal = Message("Tick the box once you have read the notice: the call begins with it.")
        return _before(request, refusal, 422)
    room, seat, desk = room_of(request), _seat(request), desk_of(request)
    typed = form.one("how") == "typed"
    prepared = prepared_call(
        room.registry, seat.sitting, seat.candidate, room.settings, room.clock, spoken=not typed
    )
    keeping = Keeping(
        prepared.owner,
        lambda: kept_call(room.registry, seat.sitting, prepared, room.clock),
        then="/examination",
    )
    when = room.clock().isoformat(timespec="seconds")
    captions = form.one("captions") == "yes"
    wish = Wish(prepared.plan, prepared.notice, typed, captions, when, keeping=keeping)
    return seen(f"/line/{desk.take(wish, room.settings).id}")
