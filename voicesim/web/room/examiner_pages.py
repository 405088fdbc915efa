"""An examiner's pages: what waits for them, and a call marked alone, from the impression to the signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from voicesim.call.directory import CallDirectory
from voicesim.examination import marking
from voicesim.examination.book import Book
from voicesim.examination.outcome import Rating
from voicesim.examination.sittings import at_work
from voicesim.messages.message import Message
from voicesim.records.store import Store
from voicesim.web.forms import Form, read_form
from voicesim.web.pages import seen, shown
from voicesim.web.room import passkey_pages
from voicesim.web.room.asking import Endpoint, actor_of, room_of


@dataclass(frozen=True, slots=True)
class Work:
    """A sitting with one of its examiners at work in it."""

    store: Store
    book: Book
    seat: str
    call: str
    """Name of the call that the address names; empty for none."""
    now: datetime


@contextmanager
def work(request: Request) -> Iterator[Work]:
    """What the address names; the catalogue is brought up to date behind the block."""
    room, person = room_of(request), actor_of(request).person
    with at_work(room.registry, request.path_params["sitting"]) as book:
        seat = book.seat_of(person)
        assert seat is not None, "it was asked before whether they take part"
        held = request.path_params.get("held", "")
        yield Work(room.registry.store, book, seat, held, room.clock())


def waiting(request: Request) -> Response:
    """Every sitting of theirs, and what waits in it."""
    found = marking.waiting_for(room_of(request).registry.store, actor_of(request).person)
    return shown(request, "examine.html.j2", sittings=found)


def call(request: Request) -> Response:
    """A call to be marked, at whatever step it stands."""
    return _shown(request)


def _shown(request: Request, refusal: Message | None = None, status: int = 200) -> Response:
    with work(request) as at:
        found = marking.open_marking(at.store, at.book, at.call, at.seat, at.now)
        return shown(
            request,
            "mark.html.j2",
            status,
            sitting=at.book.id,
            found=found,
            station=at.book.state.blueprint.station(found.call.station).label,
            ratings=tuple(Rating),
            passkeys=room_of(request).passkeys,
            refusal=refusal,
        )


def posted(deed: Callable[[Request, Work, Form], Message | None]) -> Endpoint:
    """A page that does one thing to a call and comes back to it; what the deed refuses stands in the page."""

    async def page(request: Request) -> Response:
        form = await read_form(request)
        return await run_in_threadpool(_done, request, form, deed)

    return page


def _done(request: Request, form: Form, deed: Callable[[Request, Work, Form], Message | None]) -> Response:
    with work(request) as at:
        refusal = deed(request, at, form)
        back = f"/examine/{at.book.id}/calls/{at.call}"
    return seen(back) if refusal is None else _shown(request, refusal, 403)


def rate(request: Request, at: Work, form: Form) -> None:
    """The impression of the whole call."""
    chosen = next((one for one in Rating if form.one("rating") == str(int(one))), None)
    if chosen is None:
        raise HTTPException(400)
    marking.rate(at.book, at.call, at.seat, chosen, at.now)


def level(request: Request, at: Work, form: Form) -> None:
    """Criteria, marked blind; the evidence is opened with them where that was asked for."""
    given = {key.removeprefix("level."): form.one(key) for key in form.fields if key.startswith("level.")}
    if given:
        marking.level(at.book, at.call, at.seat, given, at.now)
    if form.one("then") == "see":
        marking.see(at.book, at.call, at.seat, at.now)


def change(request: Request, at: Work, form: Form) -> None:
    """A mark given otherwise, the evidence being seen."""
    marking.change(
        at.book, at.call, at.seat, form.one("criterion"), form.one("level"), form.one("why"), at.now
    )


async def sign(request: Request) -> Response:
    """Sign, after having said once more who one is."""
    form = await read_form(request)
    return await run_in_threadpool(_signed, request, form)


def _signed(request: Request, form: Form) -> Response:
    refusal = not_themselves(
        request, actor_of(request).person, form.one("password"), form.one(passkey_pages.ANSWER)
    )
    if refusal is not None:
        return _shown(request, refusal, 403)
    with work(request) as at:
        marking.sign(at.store, at.book, at.call, at.seat, at.now)
    return seen("/examine")


def not_themselves(request: Request, person: str, password: str, passkey: str) -> Message | None:
    """Why somebody is not believed to be that person; None when they are. Counted as at the door.

    `passkey`: what their browser answered, instead of the password.
    """
    room = room_of(request)
    address = request.client.host if request.client is not None else ""
    if not room.tries.allowed(address):
        return Message("Too many tries: wait a minute, then try again.")
    if passkey and not passkey_pages.is_themselves(request, person, passkey):
        room.tries.wrong(address)
        return Message("Nothing is signed: that is no passkey of that person here.")
    if not passkey and (room.examiners is None or not room.examiners.is_right(person, password)):
        room.tries.wrong(address)
        return Message("Nothing is signed: that is not the password.")
    room.tries.right(address)
    return None


def sound(request: Request) -> Response:
    """The recording of a call that is theirs to mark or to settle: left the candidate, right the caller."""
    with work(request) as at:
        folder: CallDirectory = marking.opened(at.store, at.book, at.call, at.seat, at.now)
    if not folder.sound.is_file():
        raise HTTPException(404)
    return FileResponse(folder.sound, media_type="audio/flac")
