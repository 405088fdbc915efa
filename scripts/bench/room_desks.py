"""Many desks of a room on one thread: each comes in, takes a call and speaks at the pace of a headset.

What is late is measured by whoever waits for it: from the moment a frame was sent to the moment the one
that answers it was there. `Speaking.behind` says how late the frames themselves were sent: where it grows,
it is this side that the machine has no time for, and the figures say nothing of the server.
"""

from __future__ import annotations

import asyncio
import json
import re
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect
from websockets.protocol import State

from scripts.room_desk import HEAD, PROTOCOL, TICK, RoomDesk
from voicesim.audio.frames import Frame
from voicesim.line.page_messages import mic_message

STARTS = 2.0
"""Seconds that are not counted: threads start, caches fill."""
WITHIN = 5.0
"""Seconds in which the last answers come."""


@dataclass
class Speaking:
    """One desk whose call is under way."""

    way: ClientConnection
    sounds: Sequence[Frame]
    phase: int
    """Frame of the sounds with which this desk begins: people do not speak in chorus."""
    numbered: bool = True
    """Do a frame and its answer carry a number? A rival's do not: its answers come in order."""
    number: int = 0
    answers: int = 0
    measuring: bool = False
    late: list[float] = field(default_factory=list)
    """Seconds from each measured frame to its answer."""
    behind: list[float] = field(default_factory=list)
    """Seconds by which each measured frame was sent too late."""
    stage: str = ""
    line: str = ""
    _sent: dict[int, float] = field(default_factory=dict)

    async def listen(self) -> None:
        """Take what comes until the connection is closed."""
        async for message in self.way:
            if isinstance(message, str):
                news = json.loads(message)
                self.stage, self.line = news.get("stage", self.stage), news.get("line", self.line)
                continue
            number = HEAD.unpack_from(message)[2] if self.numbered else self.answers
            self.answers += 1
            if (sent := self._sent.pop(number, None)) is not None:
                self.late.append(time.monotonic() - sent)

    async def speak(self, began: float, until: asyncio.Event) -> None:
        """Send a frame every 20 ms."""
        number_at_first = self.number
        while not until.is_set():
            due = began + (self.number - number_at_first + 1) * TICK
            if (left := due - time.monotonic()) > 0:
                await asyncio.sleep(left)
            now = time.monotonic()
            if self.measuring:
                self._sent[self.number] = now
                self.behind.append(max(0.0, now - due))
            sound = self.sounds[(self.number + self.phase) % len(self.sounds)]
            await self.way.send(mic_message(self.number, sound) if self.numbered else sound.tobytes())
            self.number += 1

    @property
    def goes_on(self) -> bool:
        """Is its call still under way? A rival's has no telephone: its connection counts."""
        return self.line == "connected" if self.numbered else self.way.state is State.OPEN

    @property
    def unanswered(self) -> int:
        """Measured frames without an answer."""
        return len(self._sent)


def seated(address: str, root: Path, code: str, caller: str) -> tuple[str, str, str]:
    """Come in and prepare a call: cookie, address of the call, its token."""
    desk = RoomDesk(address, root)
    desk.come_in(code=code)
    status, _, headers = desk.ask("POST", f"/callers/{caller}", accepted="yes", how="spoken")
    if status != 303:
        raise RuntimeError(f"no call: {status}")
    line = headers["location"]
    token = re.search(r'data-token="([^"]+)"', desk.ask("GET", line)[1])
    assert token is not None
    return desk.cookie, line, token[1]


class Desks:
    """The desks of a room, each in a call."""

    def __init__(self, address: str, root: Path, sounds: Sequence[Frame]) -> None:
        self._address, self._sounds = address, sounds
        self._tls = ssl.create_default_context(cafile=str(root))
        self._tasks: list[asyncio.Task[None]] = []
        self._over = asyncio.Event()
        self.speaking: list[Speaking] = []

    async def pick_up(self, seats: Sequence[tuple[str, str, str]]) -> None:
        """Every desk connects, waits for its engines, lets it ring and picks up; then it speaks."""
        for which, (cookie, line, token) in enumerate(seats):
            way = await connect(
                f"wss://{self._address.removeprefix('https://')}{line}/socket",
                ssl=self._tls,
                origin=self._address,  # type: ignore[arg-type]
                subprotocols=[PROTOCOL, token],  # type: ignore[list-item]
                additional_headers={"cookie": cookie},
                open_timeout=60,
                compression=None,
            )
            desk = Speaking(way, self._sounds, which * len(self._sounds) // len(seats))
            self.speaking.append(desk)
            self._tasks.append(asyncio.create_task(desk.listen()))
        await asyncio.gather(*(self._answered(desk, n / len(seats)) for n, desk in enumerate(self.speaking)))

    async def _answered(self, desk: Speaking, share: float) -> None:
        await _until(lambda: desk.stage == "waiting")
        await asyncio.sleep(share * (1 + TICK))  # neither calls nor frames begin in chorus
        await desk.way.send(json.dumps({"do": "begin", "facts": {}}))
        await _until(lambda: desk.stage == "live")
        self._tasks.append(asyncio.create_task(desk.speak(time.monotonic(), self._over)))
        await _until(lambda: desk.line == "ringing")
        await desk.way.send(json.dumps({"do": "pick_up", "number": 0, "text": ""}))
        await _until(lambda: desk.line == "connected")

    async def speak_to_rival(self, desks: int) -> None:
        """So many connect to a server that has neither room nor telephone; they speak at once."""
        for which in range(desks):
            way = await connect(
                f"wss://{self._address.removeprefix('https://')}/",
                ssl=self._tls,
                open_timeout=60,
                compression=None,
            )
            desk = Speaking(way, self._sounds, which * len(self._sounds) // desks, numbered=False)
            self.speaking.append(desk)
            self._tasks.append(asyncio.create_task(desk.listen()))
        await asyncio.sleep(STARTS)
        for desk in self.speaking:
            await asyncio.sleep(TICK / desks)
            self._tasks.append(asyncio.create_task(desk.speak(time.monotonic(), self._over)))

    async def measure(self, seconds: float) -> None:
        """Measure for so long, and wait a little for the last answers."""
        await asyncio.sleep(STARTS)
        for desk in self.speaking:
            desk.measuring = True
        await asyncio.sleep(seconds)
        for desk in self.speaking:
            desk.measuring = False
        patience = time.monotonic() + WITHIN
        while any(desk.unanswered for desk in self.speaking) and time.monotonic() < patience:
            await asyncio.sleep(TICK)

    async def leave(self) -> None:
        """Every page is closed."""
        self._over.set()
        for desk in self.speaking:
            await desk.way.close()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _until(there: Callable[[], bool]) -> None:
    while not there():
        await asyncio.sleep(TICK)
