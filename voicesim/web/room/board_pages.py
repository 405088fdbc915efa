"""The trainer's board: every desk at a glance, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from voicesim.catalogue.calls import board as held_by
from voicesim.examination.at_a_desk import refuse_unknown
from voicesim.examination.book import books
from voicesim.messages.catalogue import said
from voicesim.messages.message import Message
from voicesim.room.board import Standing, standing
from voicesim.room.session import Seat
from voicesim.text.words import Language
from voicesim.web.forms import Form, read_form
from voicesim.web.pages import language_of, seen, shown
from voicesim.web.room.asking import room_of
from voicesim.web.words_room import MICROPHONES, ROOM_WORDS, STANDINGS

OWN_PATH = "path"
"""Stands for the path of whoever sits there where a caller could be given."""

LONGEST_MESSAGE = 300
"""Characters of a message to the desks."""


def board(request: Request) -> Response:
    """All desks, and the callers there are."""
    room = room_of(request)
    first = room.desk(room.session.seats[0])
    return shown(
        request,
        "board.html.j2",
        rows=_rows(request),
        callers=(*first.callers("fr"), *first.callers("en")),
        lines=(room.slots.taken, room.slots.most),
        longest=LONGEST_MESSAGE,
        sittings=[one.id for one in books(room.registry.store) if one.state.stage == "open"],
    )


def state(request: Request) -> Response:
    """The same rows, for the page to bring itself up to date."""
    room = room_of(request)
    return JSONResponse({"rows": _rows(request), "lines": [room.slots.taken, room.slots.most]})


def _rows(request: Request) -> list[dict[str, Any]]:
    room, language = room_of(request), language_of(request)
    done = {one.person: one.calls for one in held_by(room.registry.database, room.room.name)}
    return [
        {
            "desk": seat.desk,
            "standing": (where := standing(facts)),
            "says": said(_says(where, facts.minutes), language),
            "microphone": said(MICROPHONES[facts.microphone], language) if facts.entered else "",
            "asked": _asked(seat, language),
            "calls": done.get(seat.person, 0),
            "shared": len(seat.shared),
        }
        for seat in room.session.seats
        for facts in (room.facts(seat),)
    ]


def _says(where: Standing, minutes: int) -> Message:
    """Where a desk stands, with how long its call has gone on."""
    words = STANDINGS[where]
    return Message("{words}, {minutes} min", words=words, minutes=minutes) if minutes else words


def _asked(seat: Seat, language: Language) -> str:
    """What the trainer has given a desk, in a word."""
    if seat.sitting:
        return f"{seat.sitting} C{seat.candidate}"
    return said(ROOM_WORDS["board.path"], language) if seat.path else seat.caller


Change = Callable[[Seat, Form], Seat]


def _given(last: Callable[[int], str], seat: Seat, form: Form) -> Seat:
    path = form.one("caller") == OWN_PATH
    caller = "" if path else form.one("caller")
    given = {"caller": caller, "given_after": last(seat.desk), "path": path, "taken_up": ""}
    return seat.model_copy(update={**given, "together": form.one("together") == "yes" and not path})


def _told(seat: Seat, form: Form) -> Seat:
    message = form.one("message").strip()[:LONGEST_MESSAGE]
    return seat.model_copy(update={"message": message, "told": seat.told + 1})


async def give(request: Request) -> Response:
    """Give the chosen desks a caller, or their own path; nothing takes it back."""
    form = await read_form(request)
    caller = form.one("caller")
    if caller and caller != OWN_PATH:
        room = room_of(request)
        await run_in_threadpool(room.desk(room.session.seats[0]).caller, caller)  # refuses an unknown one
    last = room_of(request).last_call
    return await run_in_threadpool(_changed, request, form, partial(_given, last))


async def examine(request: Request) -> Response:
    """Seat candidates of a sitting at the chosen desks, one number after the other; none: take it back."""
    form = await read_form(request)
    return await run_in_threadpool(_seated, request, form)


def _seated(request: Request, form: Form) -> Response:
    room, sitting = room_of(request), form.one("sitting")
    first = next(iter(form.numbers("candidate")), 0)
    desks = _chosen(request, form)
    if sitting:
        refuse_unknown(room.registry.store, sitting, range(first, first + len(desks)))
    for number, desk in enumerate(desks, first):
        room.session.seat_candidate(desk, sitting, number if sitting else 0)
    return seen("/board")


async def tell(request: Request) -> Response:
    """Send the chosen desks a message."""
    form = await read_form(request)
    return await run_in_threadpool(_changed, request, form, _told)


def _changed(request: Request, form: Form, change: Change) -> Response:
    session = room_of(request).session
    for desk in _chosen(request, form):
        session.change(desk, lambda seat: change(seat, form))
    return seen("/board")


def start(request: Request) -> Response:
    """All calls that wait for it begin; desks that come later do not wait any more."""
    room = room_of(request)
    for seat in room.session.seats:
        if seat.together:
            room.session.change(seat.desk, lambda one: one.model_copy(update={"together": False}))
    room.start()
    return seen("/board")


async def stop(request: Request) -> Response:
    """Hang the calls of the chosen desks up; they are filed as far as they went."""
    form = await read_form(request)
    for desk in _chosen(request, form):
        await run_in_threadpool(room_of(request).stop, desk)
    return seen("/board")


async def put_out(request: Request) -> Response:
    """End the sessions of the chosen desks: their codes must be given again."""
    form = await read_form(request)
    for desk in _chosen(request, form):
        await run_in_threadpool(room_of(request).put_out, desk)
    return seen("/board")


def sheet(request: Request) -> Response:
    """The sheet to print: the address, the certificate's fingerprint, one code a desk."""
    room = room_of(request)
    return shown(request, "sheet.html.j2", seats=room.session.seats, where=room.where, day=room.session.began)


def qr(request: Request) -> Response:
    """The address of the page that hands out the certificate, for a telephone's camera."""
    return Response(room_of(request).where.qr, media_type="image/svg+xml")


def _chosen(request: Request, form: Form) -> tuple[int, ...]:
    session = room_of(request).session
    return tuple(desk for desk in form.numbers("desk") if session.seat(desk) is not None)
