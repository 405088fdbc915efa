"""A person's path, as pages: where they stand, what comes next, what they have practised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from voicesim.errors import StorageError
from voicesim.programme.answering import answer_all
from voicesim.programme.consent import asked_to_take_part
from voicesim.programme.deeds import Way
from voicesim.programme.drilling import skills_drilled
from voicesim.programme.help_effect import help_effect
from voicesim.programme.keeping import go_through, path_now, unit_named
from voicesim.programme.offering import labels_in, level_labels, offer_in
from voicesim.programme.opened import open_unit
from voicesim.programme.path import FIRST_CALLS, Path
from voicesim.programme.shown import Shown
from voicesim.programme.units import Unit
from voicesim.sessions.person import LANGUAGES
from voicesim.sessions.populations import POPULATIONS
from voicesim.text.words import Language
from voicesim.web.desk import Desk
from voicesim.web.drill_pages import practised_at
from voicesim.web.forms import Form, read_form
from voicesim.web.pages import language_of, seen, shown

_WAYS: tuple[Way, ...] = get_args(Way)
LATEST = 20
"""Calls of the history that are shown."""


def _spoken(request: Request) -> Language:
    return LANGUAGES.get(request.query_params.get("calls", "")) or language_of(request)


def path(request: Request) -> Response:
    """Where one stands in each skill, what to do now, and what one has practised."""
    desk, spoken = practised_at(request), _spoken(request)
    registry, person = desk.owner()
    now = desk.clock()
    laid = path_now(registry, person, spoken, now)
    asked = asked_to_take_part(registry, person, now)
    return shown(
        request,
        "path.html.j2",
        spoken=spoken,
        laid=laid,
        asked=asked,
        first_calls=FIRST_CALLS,
        rows=_rows(laid.path, now),
        labels=labels_in(spoken),
        levels=level_labels(spoken),
        steps=[(step, address_of(step, spoken)) for step in laid.path.steps],
        history=laid.state.shown[: -LATEST - 1 : -1],
        help=help_effect(_helped(laid.state.shown[-LATEST:], desk)),
        titles={**offer_in("fr").titles, **offer_in("en").titles},
        drillable=skills_drilled(spoken),
        ways=_WAYS,
        trades=POPULATIONS,
        now=now,
    )


def _helped(calls: Iterable[Shown], desk: Desk) -> Iterator[tuple[Shown, bool]]:
    """Each call, with whether it began with help; one whose folder is gone is left out."""
    for one in calls:
        try:
            aids = desk.filed(one.call).manifest().aids
        except StorageError:
            continue
        yield one, "help" in aids


def _rows(path: Path, now: datetime) -> list[tuple[object, datetime | None]]:
    """Each standing, with the day on which the skill is due; None: now."""
    return [
        (one, None if due.at is None or due.is_due(now) else due.at)
        for one, due in zip(path.standings, path.dues, strict=True)
    ]


def address_of(step: Unit, spoken: Language) -> str:
    """The page on which a step is done."""
    if step.kind == "call":
        return f"/callers/{step.id}"
    if step.kind == "drill":
        return f"/drills?what={step.skill}&calls={spoken}"
    return f"/path/{step.id}?calls={spoken}"


async def prefer(request: Request) -> Response:
    """How one likes to learn, and for how long a month."""
    form = await read_form(request)
    return await run_in_threadpool(_preferred, request, form)


def _preferred(request: Request, form: Form) -> Response:
    desk, spoken = practised_at(request), _spoken(request)
    registry, person = desk.owner()
    way = next((one for one in _WAYS if one == form.one("way")), None)
    minutes = next(iter(form.numbers("minutes")), 0)
    least = min(300, max(5, minutes)) if minutes else None
    trade = form.one("trade") if form.one("trade") in ("", *POPULATIONS) and "trade" in form.fields else None
    path_now(registry, person, spoken, desk.clock(), way, least, trade)
    return seen(f"/path?calls={spoken}")


def unit(request: Request) -> Response:
    """Something to read, to listen to or to answer."""
    return _unit(request, None)


async def done(request: Request) -> Response:
    """It was gone through; answers are shown beside better ones."""
    form = await read_form(request)
    return await run_in_threadpool(_unit, request, form)


def _unit(request: Request, form: Form | None) -> Response:
    desk, spoken = practised_at(request), _spoken(request)
    registry, person = desk.owner()
    weak = path_now(registry, person, spoken, desk.clock()).path.weak
    chosen = unit_named(request.path_params["unit"], spoken, weak)
    opened = open_unit(registry, person, chosen, spoken)
    rounds = opened.matter.rounds
    if form is not None:
        go_through(registry, person, chosen, desk.clock())
        if not rounds:
            return seen(f"/path?calls={spoken}")
    given = [] if form is None else [form.one(f"answer.{number}") for number in range(len(rounds))]
    return shown(
        request,
        "unit.html.j2",
        spoken=spoken,
        opened=opened,
        skill=labels_in(spoken)[chosen.skill],
        answers=answer_all(rounds, given, spoken) if form is not None else (),
    )
