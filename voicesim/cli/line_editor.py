"""The line a trainee types during a call: edited in place, never broken into by what the client says.

What is said while a line is being typed appears above it; on a terminal that cannot move its cursor, and for
screen readers, it waits until the line is sent.
"""

from __future__ import annotations

import contextvars
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from voicesim.cli.plain_line import PlainLines, single_keys
from voicesim.text.invisible import cleaned

STILL_TYPING = 60.0
"""Seconds after the last key in which a line that has been begun is still being typed."""

_CLOSING = 5.0  # seconds that the editor may take to give the terminal back


class LineEditor:
    """Lines from a terminal, one by one, from a thread of its own.

    `plain` draws nothing over what is on the screen. Use as a context: the terminal, and the keys that nobody
    has read, belong to the next question afterwards.
    """

    def __init__(self, *, plain: bool = False) -> None:
        self._lines: deque[str] = deque()
        self._app: Any = None
        self._prompt: Callable[[], str] = str
        self._stays_put = plain or _is_dumb()
        self._last_key = 0.0
        self._begun = self._closed = False
        self._idle = threading.Event()
        self._idle.set()
        self._held: deque[Callable[[], None]] = deque()
        self._speaking = threading.Lock()

    @contextmanager
    def open(self) -> Iterator[LineEditor]:
        """Take the terminal for as long as the call lasts."""
        with self._one_by_one() if self._stays_put else self._drawn():
            try:
                yield self
            finally:
                self._close()
        forget_keys()

    @contextmanager
    def _one_by_one(self) -> Iterator[None]:
        with single_keys():
            lines = PlainLines(self._key, lambda: self._closed)
            self._prompt = lines.read
            yield

    @contextmanager
    def _drawn(self) -> Iterator[None]:
        from prompt_toolkit.application import create_app_session
        from prompt_toolkit.output import create_output
        from prompt_toolkit.patch_stdout import patch_stdout
        from prompt_toolkit.shortcuts import PromptSession

        with create_app_session(output=create_output(stdout=sys.stderr)):
            session: PromptSession[str] = PromptSession()
            session.default_buffer.on_text_changed += lambda buffer: self._key(buffer.text)
            self._app = session.app
            context = contextvars.copy_context()  # the thread that reads is in the same terminal
            ask = partial(session.prompt, "> ", handle_sigint=False, pre_run=self._stop_if_closed)
            self._prompt = lambda: str(context.run(ask))
            with patch_stdout(raw=True):
                yield

    @property
    def typing(self) -> bool:
        """Is somebody in the middle of a line? Then they are speaking, as far as a client can tell."""
        return self._begun and time.monotonic() - self._last_key < STILL_TYPING

    def say(self, tell: Callable[[], None]) -> None:
        """Show something: at once above the line, or when the line is sent where that cannot be done."""
        with self._speaking:
            if self._stays_put and self._begun:
                self._held.append(tell)
                return
        tell()

    def read(self) -> str | None:
        """The next line, cleaned; None when the person has ended the input. Waits."""
        while not self._lines:
            if self._closed:
                return None
            self._idle.clear()
            try:
                text = self._prompt()
            except EOFError:
                return None
            except KeyboardInterrupt:
                import _thread

                _thread.interrupt_main()
                return None
            finally:
                self._sent()
                self._idle.set()
            self._lines.extend(text.splitlines() or [""])  # a paste may hold several
        return cleaned(self._lines.popleft())

    def _stop_if_closed(self) -> None:
        if self._closed:
            self._exit()

    def _key(self, text: str) -> None:
        self._last_key = time.monotonic()
        with self._speaking:
            self._begun = bool(text)

    def _sent(self) -> None:
        with self._speaking:
            self._begun = False
            held, self._held = self._held, deque()
        for tell in held:
            tell()

    def _close(self) -> None:
        """End the line that is being typed, and forget the keys that were meant for the call."""
        self._closed = True
        loop = self._app.loop if self._app is not None else None
        if loop is not None:
            with suppress(RuntimeError):  # it has just ended by itself
                loop.call_soon_threadsafe(self._exit)
        self._idle.wait(_CLOSING)
        self._sent()

    def _exit(self) -> None:
        if self._app is not None and self._app.is_running:
            with suppress(Exception):  # prompt_toolkit raises this very class when it is done
                self._app.exit(exception=EOFError())


def forget_keys() -> None:
    """Drop what was typed and not read: it was not meant for the next question."""
    with suppress(ImportError, OSError, ValueError):
        import termios

        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _is_dumb() -> bool:
    """Can the cursor not be moved on this terminal?"""
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown") or not sys.stderr.isatty()
