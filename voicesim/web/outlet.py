"""From a call's thread to the socket of its page: nothing ever waits for a page that does not take it."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Mapping
from typing import Any, TypeAlias

WAITING = 500
"""Messages that may wait for a page, 10 s of sound; with more its connection is taken for lost."""

ToPage: TypeAlias = bytes | str | None
"""None: the connection is over."""


class Outlet:
    """Where a call leaves what its page is to get. While no page is connected it goes nowhere."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._queue: asyncio.Queue[ToPage] | None = None

    @property
    def connected(self) -> bool:
        """Is a page there?"""
        return self._queue is not None

    def connect(self) -> asyncio.Queue[ToPage]:
        """The queue of a page that has just connected, in its loop; the one before gets nothing more."""
        with self._lock:
            before, self._queue = self._queue, asyncio.Queue()
            self._loop = asyncio.get_running_loop()
            if before is not None:
                before.put_nowait(None)
            return self._queue

    def disconnect(self, queue: asyncio.Queue[ToPage]) -> None:
        """That page is gone; one that came after it is not."""
        with self._lock:
            if self._queue is queue:
                self._queue = self._loop = None

    def put(self, message: bytes | str) -> None:
        """For the page, from any thread."""
        with self._lock:
            loop, queue = self._loop, self._queue
        if loop is None or queue is None:
            return
        try:
            loop.call_soon_threadsafe(_offer, queue, message)
        except RuntimeError:  # the loop is closed: the program ends
            return

    def tell(self, **body: Any) -> None:
        """A JSON object for the page."""
        self.put(as_text(body))


def as_text(body: Mapping[str, Any]) -> str:
    """The object as the socket carries it."""
    return json.dumps(body, ensure_ascii=False)


def _offer(queue: asyncio.Queue[ToPage], message: bytes | str) -> None:
    if queue.qsize() < WAITING:
        queue.put_nowait(message)
    elif queue.qsize() == WAITING:
        queue.put_nowait(None)
