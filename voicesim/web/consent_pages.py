"""What somebody agreed to, on one page of their own: seen, given, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from voicesim.programme.consent import agreed_by, decide
from voicesim.web.drill_pages import practised_at
from voicesim.web.forms import Form, read_form
from voicesim.web.pages import seen, shown

_ANSWERS = {"yes": True, "no": False}


def consent(request: Request) -> Response:
    """What was agreed to at this desk, where no trainer is."""
    return page_of(request, None)


def page_of(request: Request, shared: Sequence[tuple[str, str]] | None) -> Response:
    """The page; `shared` are names and titles of calls shared with a trainer, None where there is none."""
    desk = practised_at(request)
    registry, person = desk.owner()
    return shown(request, "consent.html.j2", agreed=agreed_by(registry, person, desk.clock()), shared=shared)


async def answer(request: Request) -> Response:
    """Give something, or take it back."""
    form = await read_form(request)
    return await run_in_threadpool(_answered, request, form)


def _answered(request: Request, form: Form) -> Response:
    desk = practised_at(request)
    registry, person = desk.owner()
    lends, takes_part = (_ANSWERS.get(form.one(name)) for name in ("lends", "takes_part"))
    decide(registry, person, desk.clock(), lends=lends, takes_part=takes_part)
    return seen("/path" if form.one("from") == "path" else "/consent")
