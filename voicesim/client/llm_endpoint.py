"""An OpenAI-compatible endpoint (llama.cpp's server, vLLM): the same prompt, streamed over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from voicesim.client.llm_engine import Limits, Message, until_stop
from voicesim.errors import ConfigurationError, StageFailed


@dataclass(frozen=True, slots=True)
class EndpointEngine:
    """A model behind a URL such as "http://127.0.0.1:8080/v1". Nothing else of the call is sent."""

    url: str
    model: str = "default"
    key: str = ""
    """Bearer token; empty for a local server."""

    @classmethod
    def at(cls, url: str, model: str = "default", key: str = "") -> EndpointEngine:
        """Raises `ConfigurationError` for what is no HTTP address."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ConfigurationError(
                "llm.url",
                what=f"{url!r} is no HTTP address",
                where="the model's endpoint",
                mend="write it as http://127.0.0.1:8080/v1",
            )
        return cls(url.rstrip("/"), model, key)

    @property
    def name(self) -> str:
        """For the manifest: model and host, never the key."""
        return f"{self.model} at {urlsplit(self.url).netloc}"

    def complete(self, messages: Sequence[Message], limits: Limits) -> Iterator[str]:
        """The next assistant message piece by piece. Raises `StageFailed` when the endpoint does."""
        try:
            with urlopen(self._request(messages, limits), timeout=max(limits.seconds, 0.05)) as answer:
                yield from until_stop(_deltas(answer), limits.stops)
        except HTTPError as error:
            error.close()
            raise StageFailed("wording", f"{self.name} answered {error.code} {error.reason}") from None
        except URLError as error:
            raise StageFailed("wording", f"{self.name} cannot be reached ({error.reason})") from None
        except TimeoutError:
            raise StageFailed("wording", f"late: {self.name} took more than {limits.seconds:g} s") from None
        except (OSError, HTTPException) as error:
            raise StageFailed("wording", f"{self.name} broke off ({error})") from None

    def _request(self, messages: Sequence[Message], limits: Limits) -> Request:
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
    """The text of a stream of server-sent events; a plain JSON answer counts as one piece."""
    for raw in answer:
        line = raw.decode("utf-8", errors="replace").strip()
        if line.startswith("data:"):
            line = line[len("data:") :].strip()
        if not line.startswith("{"):
            if line == "[DONE]":
                return
            continue
        try:
            choice = json.loads(line)["choices"][0]
        except (json.JSONDecodeError, KeyError, IndexError, TypeError):
            raise StageFailed("wording", f"the endpoint sent {line[:60]!r}, which is no completion") from None
        part = choice.get("delta") or choice.get("message") or {}
        if text := part.get("content"):
            yield text
