"""A second screen: the contract file of a call on a telephone or a tablet, to read, while the call lasts.

Whoever has the address of it sees what the trainee has beside them, nothing of what is said nor whose call it
is; the address is of that call, cannot be guessed, and leads nowhere once the call is over.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from voicesim.sessions.briefing import brief_of
from voicesim.web.held_call import HeldCall
from voicesim.web.pages import shown
from voicesim.web.room.asking import room_of
from voicesim.web.room.where import qr_code


def _call(request: Request) -> HeldCall:
    """The call that the address names. Raises `HTTPException`: there is none, or it is over."""
    held = room_of(request).on_a_second_screen(request.path_params["token"])
    if held is None:
        raise HTTPException(404)
    return held


def file(request: Request) -> Response:
    """Role, contract file and procedure."""
    plan = _call(request).wish.plan
    brief = brief_of(plan.scenario, plan.mode)
    return shown(request, "second_screen.html.j2", scenario=plan.scenario, brief=brief, mode=plan.mode)


def qr(request: Request) -> Response:
    """The address of that page, for the device's camera."""
    address = f"{room_of(request).address}/beside/{_call(request).second_screen}"
    return Response(qr_code(address), media_type="image/svg+xml")
