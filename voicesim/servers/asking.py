"""A question to an OpenAI-compatible server: one POST, answered within its seconds or not at all.

The seconds count from the question, whatever the server does meanwhile: a name that does not resolve, a
connection that hangs, a byte now and then. A redirection is not followed and no proxy is asked: nobody agreed
to those. Connected is only to addresses of one's own network, unless the settings say otherwise.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from socket import create_connection, socket
from threading import Thread
from typing import TypeAlias
from urllib.parse import urlsplit

from voicesim.errors import ConfigurationError, StageFailed, StageLate
from voicesim.messages.message import Message
from voicesim.servers.address import is_own, reached

MOST = 1 << 25
"""Bytes of an answer: five minutes of sound at 48 kHz. A longer one is none."""
PIECE = 1 << 16
LEAST = 0.01
"""Seconds that a step of a question is given, be it ever so late."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server sent with status 200."""

    kind: str
    """Its content type, without parameters: "audio/wav"."""
    body: bytes


class Wanted:
    """Whether the answer to one question is still waited for."""

    def __init__(self) -> None:
        self.arrived: SimpleQueue[Outcome] = SimpleQueue()
        """Where the answer comes, or the news that nobody wants it."""

    def give_up(self) -> None:
        """Nobody wants the answer any more: who waits for it goes on at once."""
        self.arrived.put(GivenUp())


class GivenUp(Exception):
    """Nobody wants the answer any more: no fault."""


Outcome: TypeAlias = Answered | StageFailed | GivenUp


@dataclass(frozen=True, slots=True)
class Server:
    """An OpenAI-compatible server, and which of its models is asked."""

    url: str
    """Without a slash at its end: "http://10.0.0.5:8000/v1"."""
    model: str = "default"
    key: str = field(default="", repr=False)
    """Bearer token; empty for a server that wants none."""
    outside: bool = False
    """May it be outside one's own network?"""

    @classmethod
    def at(cls, url: str, model: str = "", key: str = "", *, outside: bool = False) -> Server:
        """Raises `ConfigurationError` for what is no HTTP address."""
        if not is_http(url):
            raise ConfigurationError(
                "servers.url",
                what=Message("{url!r} is no HTTP address", url=url),
                where="a model server",
                mend=Message("write it as http://127.0.0.1:8080/v1"),
            )
        return cls(url.rstrip("/"), model or "default", key, outside)

    @property
    def name(self) -> str:
        """For the manifest and for people: model and host, never the key or a password."""
        return named(self.model, self.url)

    def post(
        self,
        stage: str,
        path: str,
        body: bytes,
        kind: str,
        seconds: float,
        wanted: Wanted | None = None,
    ) -> Answered:
        """What it answers to `body` of content type `kind` at `path`: "/audio/speech".

        Raises `StageLate` when that is not there `seconds` after the question, `StageFailed` when the server
        cannot be reached, breaks off or answers anything but 200, `GivenUp` when it is not `wanted` any more.
        """
        arrived = (wanted or Wanted()).arrived
        question = _Question(self, stage, path, body, kind, seconds, time.monotonic() + seconds)
        Thread(target=lambda: arrived.put(question.outcome()), name=f"{stage} server", daemon=True).start()
        try:
            outcome = arrived.get(timeout=seconds)
        except Empty:
            outcome = question.late()
        if isinstance(outcome, Answered):
            return outcome
        raise outcome


def named(model: str, url: str) -> str:
    """A model and its host, "small at 10.0.0.5:8000"; no name or password that the URL may hold."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return f"{model} at {host}:{parts.port}" if parts.port else f"{model} at {host}"


def is_http(url: str) -> bool:
    """Is it an HTTP address whose parts make sense?"""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # "http://[::1"
        return False


@dataclass(frozen=True, slots=True)
class _Question:
    """One question, on a thread of its own."""

    server: Server
    stage: str
    path: str
    body: bytes
    kind: str
    seconds: float
    until: float
    """By the machine's own clock."""

    def outcome(self) -> Outcome:
        """Its answer, or why there is none."""
        name = self.server.name
        try:
            return self._asked()
        except StageFailed as failure:
            return failure
        except TimeoutError:
            return self.late()
        except (OSError, HTTPException, UnicodeError) as error:
            reason = Message(
                "{name} cannot be reached ({error})", name=name, error=error or type(error).__name__
            )
            return StageFailed(self.stage, reason)

    def late(self) -> StageLate:
        """It is not there in time."""
        form = "{name} had no answer within {seconds:g} s"
        return StageLate(self.stage, Message(form, name=self.server.name, seconds=self.seconds))

    def _asked(self) -> Answered:
        parts = urlsplit(self.server.url)
        with self._connected() as way:
            line = HTTPConnection(parts.hostname or "", parts.port)
            line.sock = way
            line.request("POST", f"{parts.path}{self.path}", self.body, self._headers())
            with line.getresponse() as answer:
                if answer.status != 200:
                    form = "{name} answered {code} {reason}"
                    name, code, reason = self.server.name, answer.status, answer.reason
                    raise self._failed(Message(form, name=name, code=code, reason=reason))
                return Answered(answer.headers.get_content_type(), self._read(answer, way))

    def _read(self, answer: HTTPResponse, way: socket) -> bytes:
        pieces, size = list[bytes](), 0
        while piece := answer.read1(PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > MOST:
                raise self._failed(Message("{name} does not stop answering", name=self.server.name))
            way.settimeout(self._left())
        if answer.length:
            raise self._failed(Message("{name} broke off", name=self.server.name))
        return b"".join(pieces)

    def _connected(self) -> socket:
        """By the first of its addresses that lets somebody in. Raises `StageFailed` or `OSError`."""
        parts, name = urlsplit(self.server.url), self.server.name
        refused: Exception = self._failed(Message("{name} has no address", name=name))
        for address, port in reached(self.server.url):
            if not (self.server.outside or is_own(address)):
                form = "{name} is outside of your own network ({address})"
                refused = self._failed(Message(form, name=name, address=address))
                continue
            try:
                way = create_connection((address, port), timeout=self._left())
            except TimeoutError:
                raise
            except OSError as error:
                refused = error
                continue
            if parts.scheme == "https":
                return ssl.create_default_context().wrap_socket(way, server_hostname=parts.hostname)
            return way
        raise refused

    def _headers(self) -> Mapping[str, str]:
        wants = {"Content-Type": self.kind, "Connection": "close", "Accept": "*/*"}
        return {**wants, "Authorization": f"Bearer {self.server.key}"} if self.server.key else wants

    def _failed(self, reason: Message) -> StageFailed:
        return StageFailed(self.stage, reason)

    def _left(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return max(left, LEAST)
