"""Each page of a room asks first whether whoever wants it may have it: `voicesim.room.access` decides."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from voicesim.examination.marking import part_of
from voicesim.room.access import Action, Actor, Thing, may
from voicesim.room.sharing import whose
from voicesim.web.pages import house_of, pass_of, shown
from voicesim.web.room.house import RoomHouse

Endpoint: TypeAlias = Callable[[Request], Response | Awaitable[Response]]


def room_of(connection: HTTPConnection) -> RoomHouse:
    """The room that is asked."""
    house = house_of(connection)
    assert isinstance(house, RoomHouse), "a page of a room"
    return house


def actor_of(connection: HTTPConnection) -> Actor:
    """Who asks."""
    passed = pass_of(connection)
    return passed.actor if passed is not None and passed.actor is not None else Actor("nobody")


def asked(action: Action, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    """A page behind the question whether whoever wants it may do this."""

    async def page(request: Request) -> Response:
        actor = actor_of(request)
        thing = await run_in_threadpool(thing_of, request, actor)
        verdict = may(actor, action, thing)
        if not verdict.allowed:
            return await run_in_threadpool(
                lambda: shown(request, "refusal.html.j2", 403, refusal=verdict.reason)
            )
        if inspect.iscoroutinefunction(endpoint):
            answer: Any = await endpoint(request)
        else:
            answer = await run_in_threadpool(endpoint, request)
        assert isinstance(answer, Response)
        return answer

    return page


def thing_of(request: Request, actor: Actor) -> Thing:
    """What the address names: a sitting and its call, a call that was held, or a line of one's own."""
    sitting = request.path_params.get("sitting")
    if sitting is not None:
        part = part_of(
            room_of(request).registry.store, sitting, actor.person, request.path_params.get("held", "")
        )
        return Thing(examines=bool(part.seat), marks=part.marks, settles=part.settles)
    name = request.path_params.get("name")
    if name is not None:
        room = room_of(request)
        return whose(room.registry, room.session, name)
    seat = room_of(request).session.seat(actor.desk)
    return Thing(desk=actor.desk, examined=seat is not None and bool(seat.sitting))
