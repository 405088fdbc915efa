"""The data protection officer's page: who read whose calls, and how a person's request is answered."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from voicesim.records.system_log import happened
from voicesim.web.pages import shown
from voicesim.web.room.asking import room_of

MOST = 200
"""Readings that are shown, the latest first."""


def reads(request: Request) -> Response:
    """Every reading of somebody's call by somebody else, of this month and the one before."""
    room = room_of(request)
    found = happened(room.registry.store, "call read", room.clock())
    return shown(request, "reads.html.j2", reads=found[: -MOST - 1 : -1], count=len(found))
