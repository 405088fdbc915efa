"""What every request passes before any page sees it: whose host, whose page, who has come in; and what every
answer carries.

A browser lets other pages send requests to this machine, and lets names of others stand for it (DNS
rebinding). So the host asked for must be ours, what changes something or opens a socket must come from a page
of ours, and the browser must have come in by the door.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any, TypeAlias

from voicesim.web.gates import PASS, TURNED_AWAY, Gate

Scope: TypeAlias = Mapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[dict[str, Any]]]
Send: TypeAlias = Callable[[dict[str, Any]], Awaitable[None]]
App: TypeAlias = Callable[[Any, Any, Any], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "media-src 'self' blob:; font-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Our pages: nothing but our own files, no script in a page, no other server, in nobody's frame."""

REPORT_POLICY = (
    "sandbox allow-scripts allow-modals; default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; img-src data:; media-src blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""A report: one file with its script in it, which its own policy names by its digest. It is put where nothing
of the pages can be reached from it: no cookie, no socket, no form."""

HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "microphone=(self), camera=(), geolocation=(), display-capture=(), payment=()",
    "referrer-policy": "same-origin",  # with "no-referrer" a form would not say which page it comes from
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
"""What an answer carries unless its page says otherwise."""

SAFE_METHODS = ("GET", "HEAD")


class Guard:
    """The outermost of the application's layers; `gate` knows who has come in, and by which names."""

    def __init__(self, app: App, gate: Gate) -> None:
        self._app, self._gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        passed = self._gate.admit(_cookie(headers.get("cookie", ""), self._gate.cookie))
        refused = self._refused(scope, headers, come_in=passed is not None)
        if not refused:
            await self._app({**scope, PASS: passed}, receive, with_headers(send))
        elif scope["type"] == "websocket":
            await receive()  # the request itself
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: 403
        elif refused == "door":
            closed = {**scope, PASS: None, "path": self._gate.door, "method": "GET", TURNED_AWAY: True}
            await self._app(closed, receive, with_headers(send))
        else:
            await _refuse(with_headers(send))

    def _refused(self, scope: Scope, headers: Mapping[str, str], *, come_in: bool) -> str:
        """ "host", "origin" or "door"; empty for a request that may pass."""
        host = headers.get("host", "")
        if host not in self._gate.hosts:
            return "host"
        changes = scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS
        if changes and headers.get("origin") != f"{self._gate.scheme}://{host}":
            return "origin"
        return "" if come_in or scope["path"].startswith(self._gate.open) else "door"


def _cookie(header: str, name: str) -> str:
    try:
        return SimpleCookie(header)[name].value
    except (CookieError, KeyError):
        return ""


def with_headers(send: Send) -> Send:
    """Add what every answer carries to what a page says itself."""

    async def sent(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", []))
            there = {name.lower() for name, _ in given}
            more = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*given, *(pair for pair in more if pair[0] not in there)]}
        await send(message)

    return sent


async def _refuse(send: Send) -> None:
    start = {"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]}
    await send(start)
    await send({"type": "http.response.body", "body": b"refused"})
