"""The pages: each asks `desk` for what it shows, and shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from voicesim.call.record import Turn
from voicesim.call.setup import Plan
from voicesim.client.moment import Moment
from voicesim.client.scenario import Scenario
from voicesim.messages.message import Message
from voicesim.modes import CERTIFICATION, rules_of
from voicesim.room.access import Actor
from voicesim.sessions.briefing import brief_of
from voicesim.sessions.live_help import LEVELS
from voicesim.sessions.person import LANGUAGES
from voicesim.sessions.populations import POPULATIONS
from voicesim.sessions.watching import LOUD, QUIET
from voicesim.text.words import Language
from voicesim.web.desk import Desk
from voicesim.web.doors import COOKIE
from voicesim.web.forms import Form, read_form
from voicesim.web.gates import PASS, Pass
from voicesim.web.house import House
from voicesim.web.rendering import page

LANGUAGE_COOKIE = "voicesim-language"
_YEAR = 365 * 24 * 3600


def pass_of(request: HTTPConnection) -> Pass | None:
    """Who asks, as the guard let them in; None for somebody who has not come in."""
    passed: Pass | None = request.scope[PASS]
    return passed


def desk_of(request: HTTPConnection) -> Desk:
    """Where whoever asks takes calls. Raises `HTTPException` for somebody without a desk."""
    passed = pass_of(request)
    if passed is None or passed.desk is None:
        raise HTTPException(403)
    return passed.desk


def house_of(request: HTTPConnection) -> House:
    """What all pages share."""
    house: House = request.app.state.house
    return house


def language_of(request: Request) -> Language:
    """The person's: chosen in a page, else the machine's."""
    return LANGUAGES.get(request.cookies.get(LANGUAGE_COOKIE, "")) or house_of(request).language


FIRST_PAGES = {"trainer": "board.title", "examiner": "examine.back", "officer": "reads.title"}
"""Role -> the key of what its first page is called; that of all others has the callers."""


def _first_page(actor: Actor | None, house: House) -> str:
    if actor is not None:
        return FIRST_PAGES.get(actor.role, "back.home")
    return "enter.title" if house.title else "back.home"


def shown(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page in the language of whoever reads it."""
    house, passed = house_of(request), pass_of(request)
    actor = passed.actor if passed else None
    examines = actor is not None and actor.role == "examiner"
    common = {
        "mode": CERTIFICATION.mode if examines else house.mode,
        "path": request.scope.get("path", "/"),
        "room": house.title,
        "actor": actor,
        "home": _first_page(actor, house),
    }
    return HTMLResponse(page(template, language_of(request), **{**common, **values}), status)


def seen(to: str) -> RedirectResponse:
    """Go on with another page."""
    return RedirectResponse(to, 303)


def home(request: Request) -> Response:
    """Who may call, and the last calls."""
    desk, own = desk_of(request), language_of(request)
    spoken = LANGUAGES.get(request.query_params.get("calls", "")) or own
    return shown(
        request,
        "home.html.j2",
        callers=desk.callers(spoken),
        spoken=spoken,
        practised=rules_of(desk.mode).resumable,
        populations=POPULATIONS,
        latest=[(kept, _title(desk, kept.scenario)) for kept in desk.latest()],
        under_way=desk.call if desk.call is not None and desk.call.begun and not desk.call.over else None,
    )


def caller(request: Request) -> Response:
    """Before a call: who calls, the brief, the notice."""
    desk = desk_of(request)
    return _before(request, desk.caller(request.path_params["caller"]))


def _before(request: Request, scenario: Scenario, refusal: str = "", status: int = 200) -> Response:
    return before_a_call(request, scenario, refusal, status, helped=rules_of(desk_of(request).mode).helped)


def before_a_call(
    request: Request,
    scenario: Scenario,
    refusal: str = "",
    status: int = 200,
    *,
    helped: bool = False,
    moment: Moment | None = None,
    row: tuple[int, int] | None = None,
    said: Sequence[Turn] | None = None,
) -> Response:
    """The brief and the notice. `moment`: of a drill; `said`: before the turn at which a call is taken up.

    `row`: how many drills of the moment's skill were passed in a row, and of how many.

    Its form goes to the caller's own address, or with either of them back to this one.
    """
    desk = desk_of(request)
    return shown(
        request,
        "caller.html.j2",
        status,
        scenario=scenario,
        moment=moment,
        row=row,
        said=said or (),
        action=f"/callers/{scenario.id}" if moment is None and said is None else request.url.path,
        brief=brief_of(scenario, desk.mode),
        population=POPULATIONS[scenario.population],
        notices=[
            (desk.notice(scenario, typed=how == "typed", recorded=sound == "kept"), how, sound)
            for sound in (("kept", "forgotten") if desk.refusable else ("kept",))
            for how in ("spoken", "typed")
        ],
        refusable=desk.refusable,
        deaf=desk.deaf(),
        refusal=refusal,
        helped=helped,
        levels=LEVELS,
        level=desk.help_level,
    )


UNREAD = Message("Tick the box once you have read the notice: the call begins with it.")


async def prepare(request: Request) -> Response:
    """The notice was accepted: the telephone is made ready."""
    desk, form = desk_of(request), await read_form(request)
    scenario = await run_in_threadpool(desk.caller, request.path_params["caller"])
    if form.one("accepted") != "yes":
        return await run_in_threadpool(_before, request, scenario, UNREAD, 422)
    return await run_in_threadpool(made_ready, desk, scenario, form)


def made_ready(desk: Desk, scenario: Scenario, form: Form, plan: Plan | None = None) -> Response:
    """The telephone of a call as the form wants it. Raises `Mendable`."""
    call = desk.prepare(
        scenario,
        typed=form.one("how") == "typed",
        captions=form.one("captions") == "yes",
        accepted=True,
        recorded=form.one("unrecorded") != "yes",
        help=next((one for one in LEVELS if form.one("help") == str(one)), 0),
        plan=plan,
    )
    return seen(f"/line/{call.id}")


def call(request: Request) -> Response:
    """The call itself: the telephone, and the contract file beside it."""
    desk = desk_of(request)
    held = desk.held(request.path_params["call"])
    if held is None:
        return seen("/")
    if held.stage == "done":
        return seen(held.result)
    if held.over:
        return shown(request, "refusal.html.j2", 409, refusal=held.refusal or Message("This call is over."))
    scenario = held.wish.plan.scenario
    rules, house = rules_of(held.wish.plan.mode), house_of(request)
    return shown(
        request,
        "call.html.j2",
        second_screen=f"{house.address}/beside/{held.second_screen}"
        if house.address and rules.helped
        else "",
        call=held,
        scenario=scenario,
        brief=brief_of(scenario, held.wish.plan.mode),
        moment=held.wish.plan.moment,
        longest=held.wish.plan.longest,
        before=before_address(held.wish.plan),
        pausable=rules.pausable,
        helped=bool(held.wish.help) and rules.helped,
        mode=held.wish.plan.mode,
        meter=(QUIET, LOUD),
    )


def before_address(plan: Plan) -> str:
    """The page on which a call like this one is chosen: of a caller, a drill, or a call taken up again."""
    if plan.moment is not None:
        return f"/drills/{plan.scenario.id}/{plan.moment.id}"
    if taken_up := plan.provenance.taken_up:
        return f"/calls/{taken_up['call']}/again/{taken_up['turn']}"
    return f"/callers/{plan.scenario.id}"


def enter(request: Request) -> Response:
    """The door: the address that the terminal shows."""
    desk = house_of(request)
    assert isinstance(desk, Desk), "a desk of one's own"
    cookie = desk.doors.enter(request.query_params.get("key", ""))
    if cookie is None:
        return closed(request)
    answer = seen("/")
    answer.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
    return answer


def closed(request: Request) -> Response:
    """Somebody who has not come in."""
    return shown(request, "closed.html.j2", 403)


def language(request: Request) -> Response:
    """Choose the language of the pages, and go back to the page one comes from."""
    chosen = request.path_params["language"]
    back = request.query_params.get("back", "/")
    answer = seen(back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/")
    if chosen in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=_YEAR, httponly=True, samesite="strict", path="/")
    return answer


def _title(desk: Desk, scenario: str) -> str:
    """What a call was about; its id where the scenario is no longer here."""
    titles = {one.id: one.title for one in (*desk.callers("fr"), *desk.callers("en"))}
    return titles.get(scenario, scenario)
