"""An OpenAI-compatible endpoint (llama.cpp's server, vLLM): the same prompt, streamed over HTTP.

A server on this machine is asked directly, whatever proxy the environment names: its words stay here.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from queue import SimpleQueue
from threading import Event, Thread, Timer
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from voicesim.client.llm_engine import ChatMessage, Limits, until_stop
from voicesim.errors import ConfigurationError, StageFailed, StageLate
from voicesim.messages.message import Message
from voicesim.servers.address import is_here
from voicesim.servers.asking import is_http, named

SILENT = 60.0
"""Seconds without a byte after which a server is given up where no budget says so earlier."""

_OVER = object()
_LATE = object()


class _NoWayOn(HTTPRedirectHandler):
    """A server that sends one on to another is not followed: nobody agreed to that one."""

    def redirect_request(self, *_: Any) -> None:
        """Nothing more is asked."""


@dataclass(frozen=True, slots=True)
class EndpointEngine:
    """A model behind a URL such as "http://127.0.0.1:8080/v1". Nothing else of the call is sent."""

    url: str
    model: str = "default"
    key: str = field(default="", repr=False)
    """Bearer token; empty for a local server."""

    @classmethod
    def at(cls, url: str, model: str = "default", key: str = "") -> EndpointEngine:
        """Raises `ConfigurationError` for what is no HTTP address."""
        if not is_http(url):
            raise ConfigurationError(
                "llm.url",
                what=Message("{url!r} is no HTTP address", url=url),
                where="the model's endpoint",
                mend=Message("write it as http://127.0.0.1:8080/v1"),
            )
        return cls(url.rstrip("/"), model, key)

    @property
    def name(self) -> str:
        """For the manifest: model and host, never the key or a password."""
        return named(self.model, self.url)

    def complete(self, messages: Sequence[ChatMessage], limits: Limits) -> Iterator[str]:
        """The next assistant message piece by piece; an empty piece for what is not said, such as reasoning.

        Raises `StageFailed` when the endpoint fails, `StageLate` when it is not done after `limits.seconds`,
        whatever it does meanwhile.
        """
        arrived, unwanted = SimpleQueue[object](), Event()
        asking = (messages, limits, arrived, unwanted)
        Thread(target=self._ask, args=asking, name="endpoint", daemon=True).start()
        clock = Timer(limits.seconds, arrived.put, (_LATE,)) if math.isfinite(limits.seconds) else None
        if clock is not None:
            clock.daemon = True
            clock.start()
        try:
            yield from until_stop(self._arriving(arrived, limits), limits.stops)
        finally:
            unwanted.set()
            if clock is not None:
                clock.cancel()

    def read(self, messages: Sequence[ChatMessage]) -> Iterator[None]:
        """A server reads when it is asked: nothing is sent in advance."""
        yield from ()

    def _arriving(self, arrived: SimpleQueue[object], limits: Limits) -> Iterator[str]:
        while (piece := arrived.get()) is not _OVER:
            if piece is _LATE:
                raise StageLate(
                    "wording",
                    Message("{name} took more than {seconds:g} s", name=self.name, seconds=limits.seconds),
                )
            if isinstance(piece, StageFailed):
                raise piece
            yield str(piece)

    def _ask(
        self, messages: Sequence[ChatMessage], limits: Limits, arrived: SimpleQueue[object], unwanted: Event
    ) -> None:
        """On a thread of its own: every piece, and how it ended, until it is unwanted."""
        try:
            request = self._request(messages, limits)
            with self._opener().open(request, timeout=min(max(limits.seconds, 0.05), SILENT)) as answer:
                for piece in _deltas(answer):
                    if unwanted.is_set():
                        return
                    arrived.put(piece)
            arrived.put(_OVER)
        except StageFailed as failure:
            arrived.put(failure)
        except HTTPError as error:
            error.close()
            arrived.put(
                StageFailed(
                    "wording",
                    Message(
                        "{name} answered {code} {reason}",
                        name=self.name,
                        code=error.code,
                        reason=error.reason,
                    ),
                )
            )
        except TimeoutError:
            arrived.put(StageLate("wording", Message("{name} is silent", name=self.name)))
        except URLError as error:
            kind = StageLate if isinstance(error.reason, TimeoutError) else StageFailed
            arrived.put(kind("wording", f"{self.name} cannot be reached ({error.reason})"))
        except (OSError, HTTPException) as error:
            arrived.put(
                StageFailed("wording", Message("{name} broke off ({error})", name=self.name, error=error))
            )

    def _opener(self) -> OpenerDirector:
        """Past every proxy for a server of this machine; by the system's own way for another."""
        return build_opener(_NoWayOn, *([ProxyHandler({})] if is_here(self.url) else []))

    def _request(self, messages: Sequence[ChatMessage], limits: Limits) -> Request:
        body = {
            "model": self.model,
            "messages": [{"role": message.role, "content": message.text} for message in messages],
            "max_tokens": limits.tokens,
            "temperature": limits.temperature,
            "seed": limits.seed,
            "stop": list(limits.stops)[:4],
            "stream": True,
            "cache_prompt": True,  # llama.cpp's server keeps the prefix; others ignore it
        }
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        return Request(f"{self.url}/chat/completions", json.dumps(body).encode(), headers, method="POST")


def _deltas(answer: Any) -> Iterator[str]:
    """The text of a stream of server-sent events; a plain JSON answer counts as one piece.

    An event that says nothing (the first of some servers, the count of tokens at the end of others, a
    thought) is an empty piece.
    """
    for raw in answer:
        line = raw.decode("utf-8", errors="replace").strip()
        if line.startswith("data:"):
            line = line[len("data:") :].strip()
        if not line.startswith("{"):
            if line == "[DONE]":
                return
            continue
        yield _content(line)


def _content(line: str) -> str:
    """What one event says. Raises `StageFailed` for what is no completion, an error of the server's too."""
    try:
        event = json.loads(line)
        choices = event["choices"] or [{}]
        choice = choices[0] or {}
        part = choice.get("delta") or choice.get("message") or {}
        text = part.get("content")
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError):
        raise StageFailed(
            "wording", Message("the endpoint sent {value!r}, which is no completion", value=line[:60])
        ) from None
    return text if isinstance(text, str) else ""
