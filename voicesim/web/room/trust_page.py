"""The one page without TLS: it hands out the room's root, with instructions, and knows of nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from voicesim.sessions.person import LANGUAGES
from voicesim.text.words import Language
from voicesim.web.app import static
from voicesim.web.guard import Receive, Scope, Send, with_headers
from voicesim.web.rendering import page
from voicesim.web.room.where import Where, qr_code


def application(name: str, root: bytes, where: Where, language: Language, hosts: frozenset[str]) -> Starlette:
    """The page of a room of that name; `root` is its certificate as PEM."""

    def instructions(request: Request) -> Response:
        chosen = LANGUAGES.get(request.query_params.get("lang", "")) or _preferred(request) or language
        values: dict[str, Any] = {"room": name, "file": "voicesim-root.crt"}
        values |= {"room_at": where.address, "others": where.others, "fingerprint": where.fingerprint}
        return HTMLResponse(page("trust.html.j2", chosen, **values))

    def certificate(request: Request) -> Response:
        return Response(root, media_type="application/x-x509-ca-cert")

    def code(request: Request) -> Response:
        return Response(qr_code(where.address), media_type="image/svg+xml")

    return Starlette(
        routes=[
            Route("/", instructions),
            Route("/root.crt", certificate),
            Route("/qr.svg", code),
            static(),
        ],
        middleware=[Middleware(_Protected, hosts=hosts)],
    )


def _preferred(request: Request) -> Language | None:
    """The first language the browser asks for, if it is one of ours."""
    return LANGUAGES.get(request.headers.get("accept-language", "")[:2].lower())


class _Protected:
    """Only by the room's own addresses, and with the headers of every page."""

    def __init__(self, app: Callable[..., Any], hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] == "http":
            host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
            app: Any = self._app if host in self._hosts else PlainTextResponse("refused", 403)
            await app(scope, receive, with_headers(send))
        elif scope["type"] == "lifespan":
            await self._app(scope, receive, send)
