"""A desk of a room without a browser: comes in by its code over TLS, takes a call, sends a page's frames.

It is what benchmarks and tests of a whole server call it with; it trusts the room's root and nothing else.
"""

from __future__ import annotations

import http.client
import json
import re
import ssl
import struct
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from websockets.sync.client import ClientConnection, connect

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame
from voicesim.line.page_messages import mic_message

PROTOCOL = "voicesim.1"
TICK = FRAME / SAMPLE_RATE
HEAD = struct.Struct("<BB2xIII")
PATIENCE = 60.0
"""Seconds for any answer."""


@dataclass
class RoomDesk:
    """One desk. `address` is "https://192.168.1.20:8443", `root` the file with the room's root."""

    address: str
    root: Path
    cookie: str = ""
    number: int = 0
    """Of the next frame."""
    deed: int = 0
    state: dict[str, Any] = field(default_factory=dict)
    late: list[float] = field(default_factory=list)
    """Seconds from each frame that was sent to the one that answers it."""
    heard: int = 0
    """Frames in which the caller spoke."""

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        self._host, self._port = parts.hostname or "", parts.port or 443
        self._tls = ssl.create_default_context(cafile=str(self.root))
        self._socket: ClientConnection | None = None
        self._open = ExitStack()
        self._sent: dict[int, float] = {}

    def ask(self, method: str, path: str, **form: str) -> tuple[int, str, http.client.HTTPMessage]:
        """Status, body and headers of what the server answers."""
        line = http.client.HTTPSConnection(self._host, self._port, timeout=PATIENCE, context=self._tls)
        headers = {"origin": self.address, "cookie": self.cookie}
        body = urlencode(form) if method == "POST" else None
        if body is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode("utf-8")
        line.close()
        return answer.status, text, answer.headers

    def come_in(self, **form: str) -> None:
        """With `code` or `password`."""
        status, text, headers = self.ask("POST", "/enter", **form)
        if status != 303:
            raise RuntimeError(f"not let in: {status} {text[:200]}")
        self.cookie = headers["set-cookie"].split(";")[0]

    def prepare(self, caller: str, how: str) -> None:
        """Accept the notice, and connect to the call. `how`: "typed" or "spoken"."""
        status, text, headers = self.ask("POST", f"/callers/{caller}", accepted="yes", how=how)
        if status != 303:
            found = re.search(r'role="alert"[^>]*>([^<]*)', text)
            raise RuntimeError(f"no call: {status} {found[1] if found else text[:200]}")
        self.connect(headers["location"])

    def connect(self, line: str) -> None:
        """Open the socket of the call at that address."""
        _, page, _ = self.ask("GET", line)
        token = re.search(r'data-token="([^"]+)"', page)
        if token is None:
            raise RuntimeError("this call is over")
        way = connect(
            f"wss://{self._host}:{self._port}{line}/socket",
            ssl=self._tls,
            origin=self.address,  # type: ignore[arg-type]
            subprotocols=[PROTOCOL, token[1]],  # type: ignore[list-item]
            additional_headers={"cookie": self.cookie},
            open_timeout=PATIENCE,
            max_queue=None,
        )
        self._socket = self._open.enter_context(way)
        self.receive()

    def tell(self, **body: Any) -> None:
        """A message that is no frame."""
        assert self._socket is not None
        self._socket.send(json.dumps(body))

    def do(self, name: str, text: str = "") -> None:
        """A button, or a typed line."""
        self.tell(do=name, number=self.deed, text=text)
        self.deed += 1

    def send(self, sound: Frame | None = None) -> None:
        """20 ms of the microphone; None of typing."""
        assert self._socket is not None
        self._sent[self.number] = time.monotonic()
        self._socket.send(mic_message(self.number, sound))
        self.number += 1

    def receive(self, within: float = PATIENCE) -> bool:
        """Take one message; False when none came."""
        assert self._socket is not None
        try:
            message = self._socket.recv(within)
        except TimeoutError:
            return False
        if isinstance(message, str):
            self.state |= json.loads(message)
            return True
        _, speaking, number, _, _ = HEAD.unpack_from(message)
        self.heard += speaking
        self.late.append(time.monotonic() - self._sent.pop(number))
        return True

    def until(self, key: str, *values: str) -> None:
        """Send frames at their own pace until the state is one of these."""
        while self.state.get(key) not in values:
            if self.state.get("stage") == "live":
                self.spend(TICK)
            else:
                self.receive()

    def spend(self, seconds: float, sounds: Sequence[Frame] = ()) -> None:
        """Send frames at their own pace for so long, and take what comes."""
        began = time.monotonic()
        for n in range(max(1, round(seconds / TICK))):
            self.send(sounds[n % len(sounds)] if sounds else None)
            due = began + (n + 1) * TICK
            while (left := due - time.monotonic()) > 0:
                self.receive(left)

    @property
    def unanswered(self) -> int:
        """Frames that were sent and not answered yet."""
        return len(self._sent)

    def close(self) -> None:
        """Hang the connection up, the call waits."""
        self._open.close()
