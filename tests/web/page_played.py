"""A page of paper: sends what the real page's script sends, in sample time, and remembers what it is sent."""

from __future__ import annotations

import json
import re
import struct
from collections import deque
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import anyio
import numpy as np
from starlette.testclient import TestClient, WebSocketTestSession

from voicesim.audio.frames import Frame
from voicesim.line.page_messages import mic_message
from voicesim.web.desk import Desk
from voicesim.web.held_call import HeldCall
from voicesim.web.socket import PROTOCOL

HOST = "127.0.0.1:8470"
HEAD = struct.Struct("<BB2xIII")


class Inbox:
    """What a page was sent, all that is there at once: a hop between threads takes longer than a frame."""

    def __init__(self, socket: WebSocketTestSession) -> None:
        self._socket = socket
        self._there: deque[MutableMapping[str, Any]] = deque()

    def receive(self) -> MutableMapping[str, Any]:
        """The next message, waited for."""
        if not self._there:
            self._there.extend(self._socket.portal.call(self._taken))
        return self._there.popleft()

    async def _taken(self) -> list[MutableMapping[str, Any]]:
        taken = [await self._socket._send_rx.receive()]
        with suppress(anyio.WouldBlock, anyio.EndOfStream):
            while True:
                taken.append(self._socket._send_rx.receive_nowait())
        return taken


def send_all(socket: WebSocketTestSession, messages: Sequence[bytes]) -> None:
    """Send messages one after the other, in one hop."""

    async def send() -> None:
        for message in messages:
            await socket._receive_tx.send({"type": "websocket.receive", "bytes": message})

    socket.portal.call(send)


@dataclass
class Page:
    """One page of a call, connected."""

    socket: WebSocketTestSession
    call: HeldCall
    number: int = 0
    deed: int = 0
    state: dict[str, Any] = field(default_factory=dict)
    said: list[dict[str, Any]] = field(default_factory=list)
    saying: list[str] = field(default_factory=list)
    speaker: list[Frame] = field(default_factory=list)
    heads: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Speaking, number, generation and cut of each frame for the loudspeaker."""

    def __post_init__(self) -> None:
        self.socket.receive = Inbox(self.socket).receive  # type: ignore[method-assign]

    def begin(self, **facts: str) -> None:
        self.tell(do="begin", facts=facts)
        while not self.live:
            self.receive()
            assert self.state["stage"] not in ("failed", "left", "done"), self.state

    def tell(self, **body: Any) -> None:
        self.socket.send_text(json.dumps(body))

    def do(self, name: str, text: str = "") -> None:
        self.tell(do=name, number=self.deed, text=text)
        self.deed += 1

    def tick(self, frames: int = 1, sound: Frame | None = None) -> None:
        """So many frames of 20 ms, all answered; one that comes after the end of its call never is."""
        sent = [mic_message(self.number + one, sound) for one in range(frames)]
        self.number += frames
        send_all(self.socket, sent)
        while self.live and not (self.heads and self.answered):
            self.receive()

    @property
    def answered(self) -> bool:
        """Was the last frame that was sent answered? A page that has just come back has sent none."""
        return not self.heads or self.heads[-1][1] >= self.number - 1

    @property
    def live(self) -> bool:
        """Does the call go on, as far as the page was told?"""
        return self.state.get("stage") == "live"

    def until(self, wanted: Callable[[dict[str, Any]], bool], longest: float = 60.0) -> None:
        """Tick until the call is as wanted. A call that ends before is a failure, and is not waited for."""
        for _ in range(int(longest * 2)):
            if wanted(self.state):
                return
            assert self.live, f"the call ended before: {self.state}"
            self.tick(25)
        raise AssertionError(f"still {self.state} after {longest} s")

    def says(self, text: str) -> None:
        """Type a line and hear the answer out."""
        before = len(self.said)
        self.do("say", text)
        self.until(lambda state: any(one["who"] == "client" for one in self.said[before:]))

    def to_the_end(self) -> str:
        """Tick until the call is filed: the address of the page that comes then."""
        while self.live:
            self.tick(25)
        while self.state["stage"] != "done":
            assert self.state["stage"] == "scoring", self.state
            self.receive()
        return str(self.state["result"])

    def receive(self) -> None:
        message = self.socket.receive()
        assert message["type"] == "websocket.send", message
        if message.get("bytes"):
            _, speaking, number, generation, cut = HEAD.unpack_from(message["bytes"])
            self.heads.append((speaking, number, generation, cut))
            self.speaker.append(np.frombuffer(message["bytes"][HEAD.size :], "<i2"))
            return
        news = json.loads(message["text"])
        for offset, one in enumerate(news.pop("said", [])):
            if news.get("index", 0) + offset >= len(self.said):
                self.said.append(one)
        if news.get("saying"):
            self.saying.append(news["saying"])
        self.state |= news

    def closed(self) -> int:
        """The code with which the page is sent away."""
        while (message := self.socket.receive())["type"] != "websocket.close":
            pass
        return int(message["code"])


@dataclass
class Pages:
    """A browser that has come in."""

    client: TestClient
    desk: Desk
    host: str = HOST
    scheme: str = "ws"

    def prepare(self, caller: str = "FR07", *, typed: bool = True, captions: bool = False) -> HeldCall:
        form = {"accepted": "yes", "how": "typed" if typed else "spoken"} | (
            {"captions": "yes"} if captions else {}
        )
        answer = self.client.post(f"/callers/{caller}", data=form)
        assert answer.status_code == 303, answer.text
        assert self.desk.call is not None
        assert answer.headers["location"] == f"/line/{self.desk.call.id}"
        return self.desk.call

    @contextmanager
    def connected(self, call: HeldCall, token: str = "") -> Iterator[Page]:
        address, shown = f"{self.scheme}://{self.host}/line/{call.id}/socket", [PROTOCOL, token or call.token]
        with self.client.websocket_connect(address, subprotocols=shown) as socket:
            page = Page(socket, call)
            page.receive()
            yield page

    @contextmanager
    def call(self, caller: str = "FR07", *, typed: bool = True, captions: bool = False) -> Iterator[Page]:
        with self.connected(self.prepare(caller, typed=typed, captions=captions)) as page:
            yield page

    def text(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return re.sub(r"\s+", " ", answer.text)
