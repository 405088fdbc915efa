"""A caller as their author sees them: facts, topics, the text with what the linter finds, robots' scores."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from voicesim.client.scenario import find_scenario
from voicesim.sessions.authoring import draft_of
from voicesim.sessions.rehearsal import Report, report
from voicesim.web.pages import desk_of, shown


def author(request: Request) -> Response:
    """The scenario as its file is now."""
    return _shown(request, None)


def rehearse(request: Request) -> Response:
    """The same, once every robot trainee has taken the call, unheard."""
    desk_of(request).refuse_unknown(_name(request))
    return _shown(request, report(find_scenario(_name(request))))


def _shown(request: Request, rehearsed: Report | None) -> Response:
    name = _name(request)
    desk_of(request).refuse_unknown(name)
    draft = draft_of(find_scenario(name))
    return shown(request, "author.html.j2", name=name, draft=draft, rehearsed=rehearsed)


def _name(request: Request) -> str:
    name: str = request.path_params["caller"]
    return name
