"""From a call to the socket of its page: nothing ever waits for a page that does not take it."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

ToPage: TypeAlias = bytes | str | None
"""None: the connection is over."""

Sender: TypeAlias = Callable[[ToPage], None]
"""Sends a message to one page; called on the thread of that page's event loop, and must not block."""


class Outlet:
    """Where a call leaves what its page is to get. While no page is connected it goes nowhere."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = 0
        self._send: Sender | None = None

    @property
    def connected(self) -> bool:
        """Is a page there?"""
        return self._send is not None

    def connect(self, send: Sender) -> None:
        """A page has just connected, in the loop that runs; the one before gets nothing more."""
        with self._lock:
            before, self._send = self._send, send
            self._loop, self._thread = asyncio.get_running_loop(), threading.get_ident()
        if before is not None:
            before(None)

    def disconnect(self, send: Sender) -> None:
        """That page is gone; one that came after it is not."""
        with self._lock:
            if self._send == send:
                self._send = self._loop = None

    def put(self, message: bytes | str) -> None:
        """For the page, from any thread: at once where it is the page's own."""
        with self._lock:
            loop, send, own = self._loop, self._send, self._thread == threading.get_ident()
        if loop is None or send is None:
            return
        if own:
            send(message)
            return
        try:
            loop.call_soon_threadsafe(send, message)
        except RuntimeError:  # the loop is closed: the program ends
            return

    def tell(self, **body: Any) -> None:
        """A JSON object for the page."""
        self.put(as_text(body))


def as_text(body: Mapping[str, Any]) -> str:
    """The object as the socket carries it."""
    return json.dumps(body, ensure_ascii=False)
