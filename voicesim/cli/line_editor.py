"""The line a trainee types during a call: edited in place, never broken into by what the client says.

What is said while a line is being typed appears above it; on a terminal that cannot move its cursor, and for
screen readers, it waits until the line is sent.
"""

from __future__ import annotations

import contextvars
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from voicesim.cli.plain_line import PlainLines, single_keys
from voicesim.text.invisible import cleaned

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
        self._begun = ""  # the line as far as it has been typed
        self._over = self._closed = False
        self._unheard: list[str] = []
        self.unfinished = False
        """True when the editor closed on somebody in the middle of a line: the rest is still to come."""
        self._idle = threading.Event()
        self._idle.set()
        self._held: deque[Callable[[], None]] = deque()
        self._speaking = threading.Lock()
        self._telling = (
            threading.RLock()
        )  # one thing after the other is shown, and none while a prompt begins
        self._session = contextvars.copy_context()  # in which the prompt is drawn

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
        from prompt_toolkit.shortcuts import PromptSession

        with create_app_session(output=create_output(stdout=sys.stderr)):
            session: PromptSession[str] = PromptSession()
            session.default_buffer.on_text_changed += lambda buffer: self._key(buffer.text)
            self._app = session.app
            self._session = contextvars.copy_context()  # the thread that reads is in the same terminal
            ask = partial(session.prompt, "> ", handle_sigint=False, pre_run=self._before_the_prompt)
            self._prompt = lambda: str(self._session.copy().run(ask))
            yield

    @property
    def typing(self) -> bool:
        """Is somebody in the middle of a line, however long they have not pressed a key?"""
        return bool(self._begun)

    @property
    def unheard(self) -> tuple[str, ...]:
        """What was typed for the call and nobody was there to hear, the line that was never sent included."""
        return tuple(self._unheard)

    def over(self) -> None:
        """Somebody has hung up: what is typed from now on is said to nobody."""
        self._over = True

    def say(self, tell: Callable[[], None]) -> None:
        """Show something: at once above the line, or when the line is sent where that cannot be done."""
        with self._speaking:
            self._held.append(tell)
            if self._stays_put and self._begun:
                return
        with self._telling:
            if self._stays_put or self._idle.is_set():
                self._tell_held()
                return
        loop = self._app.loop
        if loop is not None:  # else the prompt is about to begin, and tells it
            with suppress(RuntimeError):  # it has just ended by itself, and tells it then
                loop.call_soon_threadsafe(self._tell_above, context=self._session.copy())

    def read(self) -> str | None:
        """The next line, cleaned; None when the person has ended the input. Waits."""
        while self._over or not self._lines:
            if self._over:
                self._unheard += self._lines
                self._lines.clear()
            if self._closed:
                return None
            with self._telling:
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
            # A paste may hold several lines.
            self._lines.extend(cleaned(line) for line in text.splitlines() or [""])
        return self._lines.popleft()

    def _tell_above(self) -> None:
        """In the thread of the prompt: take the line that is being typed away, tell, and put it back.

        Keys stay unechoed meanwhile, as they do not with `prompt_toolkit`'s own `run_in_terminal`.
        """
        if not self._app.is_running:
            return  # whoever waited for the line tells it
        renderer = self._app.renderer
        renderer.erase()
        self._tell_held()
        renderer.request_absolute_cursor_position()
        self._app.invalidate()

    def _tell_held(self) -> None:
        with self._telling:
            while self._held:
                self._held.popleft()()

    def _before_the_prompt(self) -> None:
        self._tell_held()
        if self._closed:
            self._exit()

    def _key(self, text: str) -> None:
        with self._speaking:
            self._begun = text

    def _sent(self) -> None:
        with self._speaking:
            self._begun = ""
        self._tell_held()

    def _close(self) -> None:
        """End the line that is being typed, and forget the keys that were meant for the call."""
        self._closed = True
        begun = cleaned(self._begun).strip()
        self.unfinished = bool(begun)
        loop = self._app.loop if self._app is not None else None
        if loop is not None:
            with suppress(RuntimeError):  # it has just ended by itself
                loop.call_soon_threadsafe(self._exit)
        self._idle.wait(_CLOSING)
        self._sent()
        self._unheard += [*self._lines, begun]
        self._unheard = [line for line in self._unheard if line.strip() and not line.startswith("/")]

    def _exit(self) -> None:
        if self._app is not None and self._app.is_running:
            self._app.erase_when_done = True  # a prompt that nobody answers is not left on the screen
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
