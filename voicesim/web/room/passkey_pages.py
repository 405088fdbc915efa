"""Coming in, and saying again who one is, by passkey; and one's own passkeys."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from voicesim.messages.catalogue import said
from voicesim.messages.message import Message
from voicesim.room.access import Actor
from voicesim.room.passkeys import OFFICER, TRAINER, Asked, Passkeys
from voicesim.room.passwords import is_right
from voicesim.web.forms import Form, read_form
from voicesim.web.pages import language_of, seen, shown
from voicesim.web.room.asking import actor_of, room_of
from voicesim.web.room.gate import COOKIE

ANSWER = "passkey"
"""Field of a form that holds the ticket and the browser's answer, as JSON."""

TOO_MANY = Message("Too many tries: wait a minute, then try again.")


def kept(request: Request) -> Passkeys:
    """The room's passkeys. Raises `HTTPException` where it has none."""
    found = room_of(request).passkeys
    if found is None:
        raise HTTPException(404)
    return found


def address_of(request: Request) -> str:
    """Of the machine that asks, for the counting of tries."""
    return request.client.host if request.client is not None else ""


def _json(asked: Asked) -> JSONResponse:
    return JSONResponse({"ticket": asked.ticket, "options": asked.options})


def _refused(request: Request, why: Message, status: int = 403) -> JSONResponse:
    return JSONResponse({"refused": said(why, language_of(request))}, status)


def ask(request: Request) -> Response:
    """The question for whoever comes in by passkey."""
    return _json(kept(request).ask("come in"))


async def come_in(request: Request) -> Response:
    """Come in by passkey."""
    form = await read_form(request)
    return await run_in_threadpool(_come_in, request, form)


def _come_in(request: Request, form: Form) -> Response:
    room, address = room_of(request), address_of(request)
    if not room.tries.allowed(address):
        return _refused(request, TOO_MANY, 429)
    person = _who(kept(request), "come in", form.one(ANSWER))
    if person is None:
        room.tries.wrong(address)
        return _refused(request, Message("This room does not know that passkey: come in by password."))
    room.tries.right(address)
    actor, to = _ROLES.get(person, (Actor("examiner", person), "/examine"))
    cookie = room.staff.come_in(actor)
    answer = JSONResponse({"to": to})
    answer.set_cookie(COOKIE, cookie, httponly=True, secure=True, samesite="strict", path="/")
    return answer


_ROLES: Mapping[str, tuple[Actor, str]] = {
    TRAINER: (Actor("trainer"), "/board"),
    OFFICER: (Actor("officer"), "/reads"),
}
"""Whose passkey it is -> who comes in, and to which page; everybody else examines."""


def mine(request: Request) -> Response:
    """One's own passkeys, and the form to add one."""
    there = kept(request)
    return shown(
        request, "passkeys.html.j2", passkeys=there.of(_person(request)), host=there.host, origin=there.origin
    )


async def ask_to_add(request: Request) -> Response:
    """The question for a new one, once the password was given again."""
    form = await read_form(request)
    return await run_in_threadpool(_ask_to_add, request, form)


def _ask_to_add(request: Request, form: Form) -> Response:
    room, address, person = room_of(request), address_of(request), _person(request)
    if not room.tries.allowed(address):
        return _refused(request, TOO_MANY, 429)
    if not _password_is_right(request, person, form.one("password")):
        room.tries.wrong(address)
        return _refused(request, Message("That is not the password."))
    room.tries.right(address)
    return _json(kept(request).ask_to_add(person, person or room.title))


async def add(request: Request) -> Response:
    """Keep a new one."""
    form = await read_form(request)
    return await run_in_threadpool(_added, request, form)


def _added(request: Request, form: Form) -> Response:
    ticket, answer = _parts(form.one(ANSWER))
    if not kept(request).add(_person(request), ticket, answer, room_of(request).clock()):
        return _refused(request, Message("The passkey could not be kept: try again."), 400)
    return JSONResponse({"to": "/passkeys"})


async def remove(request: Request) -> Response:
    """Take one of one's own away."""
    form = await read_form(request)
    await run_in_threadpool(kept(request).remove, _person(request), form.one("id"))
    return seen("/passkeys")


def ask_again(request: Request) -> Response:
    """The question for whoever signs by passkey."""
    return _json(kept(request).ask("sign"))


def is_themselves(request: Request, person: str, answer: str) -> bool:
    """Does this answer prove that it is that person who signs? Raises `StorageError`."""
    found = room_of(request).passkeys
    return found is not None and bool(person) and _who(found, "sign", answer) == person


def _who(passkeys: Passkeys, purpose: str, answer: str) -> str | None:
    ticket, given = _parts(answer)
    return passkeys.who("sign" if purpose == "sign" else "come in", ticket, given)


def _parts(text: str) -> tuple[str, str]:
    """Ticket and answer of a form's field; empty for anything else."""
    try:
        body = json.loads(text)
    except ValueError:
        return "", ""
    if not isinstance(body, dict) or not isinstance(body.get("ticket"), str):
        return "", ""
    return body["ticket"], json.dumps(body.get("answer"))


def _person(request: Request) -> str:
    actor = actor_of(request)
    return {"trainer": TRAINER, "officer": OFFICER}.get(actor.role, actor.person)


def _password_is_right(request: Request, person: str, password: str) -> bool:
    room = room_of(request)
    if person == TRAINER:
        return is_right(room.room.password, password)
    if person == OFFICER:
        return bool(room.room.officer) and is_right(room.room.officer, password)
    return room.examiners is not None and room.examiners.is_right(person, password)
