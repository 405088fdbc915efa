"""A caller as their author sees them: facts, topics, the text with what the linter finds, robots' scores."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from voicesim.authoring.keeping import place_here
from voicesim.client.scenario import find_scenario
from voicesim.sessions.authoring import draft_of
from voicesim.sessions.choosing import refuse_unknown
from voicesim.sessions.rehearsal import Report, report
from voicesim.web.pages import shown


def author(request: Request) -> Response:
    """The scenario as its file is now."""
    return author_page(request, request.path_params["caller"], None)


def rehearse(request: Request) -> Response:
    """The same, once every robot trainee has taken the call, unheard."""
    name = request.path_params["caller"]
    refuse_unknown(name)
    return author_page(request, name, report(find_scenario(name)))


def author_page(request: Request, name: str, rehearsed: Report | None) -> Response:
    """A caller's page; `rehearsed`: what the robots got who took the call just now. Raises `StorageError`."""
    refuse_unknown(name)
    return shown(
        request,
        "author.html.j2",
        name=name,
        draft=draft_of(find_scenario(name)),
        rehearsed=rehearsed,
        form=place_here().case(name).is_file(),
    )
