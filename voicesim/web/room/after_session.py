"""After a session: the anonymous view of the group, and the debrief of calls that were shared."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from voicesim.call.directory import CallDirectory
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.room.group_view import FEWEST, group_view
from voicesim.room.sharing import calls_of_session, opened
from voicesim.scorecard.card import card_in
from voicesim.web.forms import Form, read_form
from voicesim.web.guard import REPORT_POLICY
from voicesim.web.manager_pages import house_page
from voicesim.web.pages import seen, shown
from voicesim.web.room.asking import actor_of, room_of, thing_of


def group(request: Request) -> Response:
    """What went well and what to work on, nobody being told apart; and the calls that were shared."""
    room = room_of(request)
    found = list(calls_of_session(room.registry, room.session))
    shared = {name: seat.desk for seat in room.session.seats for name in seat.shared}
    return shown(
        request,
        "group.html.j2",
        view=group_view((entry.person, card_in(call.scorecard)) for entry, call in found),
        fewest=FEWEST,
        shared=[
            (entry, shared[entry.name], load_scenario(entry.scenario))
            for entry, _ in found
            if entry.name in shared
        ],
    )


def programme(request: Request) -> Response:
    """The managers' page of the house in which the room keeps its calls."""
    room = room_of(request)
    return house_page(request, room.registry, room.clock())


def _opened(request: Request) -> CallDirectory:
    """The shared call that the address names; that it was read is logged."""
    room, actor = room_of(request), actor_of(request)
    name = request.path_params["name"]
    return opened(room.registry, actor, thing_of(request, actor), name, room.clock())


def debrief(request: Request) -> Response:
    """A shared call on the big screen: its report, and the turns from which somebody else may take it up."""
    room, directory = room_of(request), _opened(request)
    record, card = read_record(directory), card_in(directory.scorecard)
    turns = [
        (number, turn)
        for number, turn in enumerate(record.turns)
        if turn.speaker == "trainee" and turn.words and not turn.backchannel
    ]
    return shown(
        request,
        "debrief.html.j2",
        name=directory.path.name,
        card=card,
        scenario=load_scenario(card.scenario),
        turns=turns,
        desks=[seat.desk for seat in room.session.seats],
    )


def report(request: Request) -> Response:
    """Its report, where nothing of the pages can be reached from it."""
    headers = {"content-security-policy": REPORT_POLICY, "cross-origin-resource-policy": "same-origin"}
    return FileResponse(_opened(request).report, media_type="text/html", headers=headers)


async def again(request: Request) -> Response:
    """Ask a desk to take the shared call up at a turn."""
    form = await read_form(request)
    return await run_in_threadpool(_again, request, form)


def _again(request: Request, form: Form) -> Response:
    room, name = room_of(request), request.path_params["name"]
    scenario = card_in(_opened(request).scorecard).scenario
    turns, desks = form.numbers("turn"), form.numbers("desk")
    if turns and desks and room.session.seat(desks[0]) is not None:
        given = {"caller": scenario, "path": False, "together": False, "taken_up": f"{name}@{turns[0]}"}
        given["given_after"] = room.last_call(desks[0])
        room.session.change(desks[0], lambda seat: seat.model_copy(update=given))
    return seen("/board")
