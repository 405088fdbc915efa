"""Drills and calls taken up again, as pages: one moment, or a call from one of its turns."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from voicesim.call.setup import Plan
from voicesim.client.moment import HOLD, Moment, load_moment
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message
from voicesim.modes import PRACTICE, rules_of
from voicesim.programme.drilling import IN_A_ROW, drill_plan, in_a_row, moment_for, what_it_showed
from voicesim.programme.offering import labels_in
from voicesim.scorecard.card import card_in
from voicesim.sessions.choosing import seed_for
from voicesim.sessions.person import LANGUAGES
from voicesim.sessions.resuming import lines_before, plan_from
from voicesim.web.desk import Desk
from voicesim.web.forms import Form, read_form
from voicesim.web.pages import UNREAD, before_a_call, desk_of, language_of, made_ready, seen, shown


def practised_at(request: Request) -> Desk:
    """The desk, where one practises. Raises `ConfigurationError` where calls are examinations."""
    desk = desk_of(request)
    if not rules_of(desk.mode).resumable:
        raise ConfigurationError(
            "pages.practice_only",
            what=Message("calls are examinations here"),
            where="call.mode",
            mend=Message("choose practice to drill, or to take a call up again"),
        )
    return desk


def choose(request: Request) -> Response:
    """The moment that comes next, of a skill or of the weakest."""
    desk = practised_at(request)
    spoken = LANGUAGES.get(request.query_params.get("calls", "")) or language_of(request)
    registry, person = desk.owner()
    scenario, moment = moment_for(
        registry, person, request.query_params.get("what", ""), spoken, desk.clock()
    )
    return seen(f"/drills/{scenario.id}/{moment.id}")


def _moment(request: Request) -> tuple[Scenario, Moment]:
    scenario = practised_at(request).caller(request.path_params["caller"])
    return scenario, load_moment(scenario, request.path_params["moment"])


def drill(request: Request) -> Response:
    """Before a drill: where the call stands, what there is to do, the notice."""
    return _before(request, *_moment(request))


def _before(
    request: Request, scenario: Scenario, moment: Moment, refusal: str = "", status: int = 200
) -> Response:
    row = _row(desk_of(request), moment.skill), IN_A_ROW
    return before_a_call(request, scenario, refusal, status, moment=moment, row=row)


def _row(desk: Desk, skill: str) -> int:
    """How many drills of a skill were passed in a row, as far as they count."""
    return min(in_a_row(*desk.owner(), skill), IN_A_ROW)


async def prepare_drill(request: Request) -> Response:
    """The notice was accepted: the drill's telephone is made ready."""
    form = await read_form(request)
    return await run_in_threadpool(_drilled, request, form)


def _drilled(request: Request, form: Form) -> Response:
    scenario, moment = _moment(request)
    if form.one("accepted") != "yes":
        return _before(request, scenario, moment, UNREAD, 422)
    typed = form.one("how") == "typed"
    plan = drill_plan(scenario, moment, seed_for(PRACTICE.mode), typed=typed)
    return made_ready(desk_of(request), scenario, form, plan)


def showed(request: Request) -> Response:
    """What a drill showed of its one skill, with better words beside one's own."""
    desk = desk_of(request)
    call = desk.filed(request.path_params["name"])
    manifest, card = call.manifest(), card_in(call.scorecard)
    scenario = load_scenario(manifest.scenario)
    moment = load_moment(scenario, manifest.drill)
    return shown(
        request,
        "drilled.html.j2",
        name=call.path.name,
        scenario=scenario,
        moment=moment,
        shown=what_it_showed(card, moment),
        row=_row(desk, moment.skill),
        most=IN_A_ROW,
        skill=labels_in(card.language)[moment.skill],
        hold=HOLD,
    )


def _taken_up(request: Request) -> tuple[str, Plan]:
    """Where the address says a call of one's own is taken up again, and the plan. Raises `StorageError`."""
    call = practised_at(request).filed(request.path_params["name"])
    turn: str = request.path_params["turn"]
    if not turn.isascii() or not turn.isdigit() or len(turn) > 4:
        raise HTTPException(404)
    where = f"{call.path}@{turn}"
    return where, plan_from(where)


def again(request: Request) -> Response:
    """Before a call that is taken up again: its last lines before that turn, and the notice."""
    where, plan = _taken_up(request)
    return before_a_call(request, plan.scenario, said=lines_before(where))


async def prepare_again(request: Request) -> Response:
    """The notice was accepted: the call's telephone is made ready."""
    form = await read_form(request)
    return await run_in_threadpool(_again, request, form)


def _again(request: Request, form: Form) -> Response:
    where, plan = _taken_up(request)
    if form.one("accepted") != "yes":
        return before_a_call(request, plan.scenario, UNREAD, 422, said=lines_before(where))
    return made_ready(desk_of(request), plan.scenario, form, plan)
