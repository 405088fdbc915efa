"""A call that is ended from outside: a closed window, a machine that shuts down.

Either ends the call as if the trainee had hung up, and the call gets its scorecard. Only a second signal, or
one that comes while no call is held, ends the program at once. Ctrl-C stays what it was.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

from voicesim.audio.frames import Frame
from voicesim.line.protocol import Ticking

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


class Ended(BaseException):
    """Raised where the program waits, when a signal says that the call is over."""


class Ending:
    """Notes the first signal. A tick of the call is never broken into; waiting for a line or a frame is."""

    def __init__(self, *, may_come: bool = True) -> None:
        """`may_come`: to the main thread alone."""
        self._may_come = may_come
        self.signal = 0
        """Number of the signal that ended the call; 0: none did."""
        self._ticking = self._awaited = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """The handler."""
        window = number == getattr(signal, "SIGHUP", None)
        if self.signal and not window:  # a window that closes may say so more than once
            _at_once(number)
        first, self.signal = not self.signal, self.signal or number
        if first and window:
            _hold_the_tongue()
        if first and self._awaited and not self._ticking:
            raise Ended

    @contextmanager
    def awaited(self) -> Iterator[None]:
        """A block that a signal ends, quietly."""
        self._awaited = True
        try:
            yield
        except Ended:
            return
        finally:
            self._awaited = False

    def around(self, call: Ticking) -> Ticking:
        """The call as the line is to see it: after a signal, its next tick ends the line's loop."""
        return _Watched(call, self) if self._may_come else call  # it hands everything else through

    def tick(self, call: Ticking, mic: Frame) -> Frame:
        """One tick, whole; raises `Ended` behind it when a signal came meanwhile."""
        self._ticking = True
        try:
            speaker = call.tick(mic)
        finally:
            self._ticking = False
        if self.signal:
            raise Ended
        return speaker


class _Watched:
    """A call whose tick is not broken into."""

    def __init__(self, call: Ticking, ending: Ending) -> None:
        self._call, self._ending = call, ending

    def tick(self, mic: Frame) -> Frame:
        """20 ms."""
        return self._ending.tick(self._call, mic)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._call, name)


@contextmanager
def ended_by_signals() -> Iterator[Ending]:
    """Let signals end the call that is held in the block; to other threads than the main one none come."""
    if threading.current_thread() is not threading.main_thread():
        yield Ending(may_come=False)
        return
    ending = Ending()
    before = {number: signal.signal(number, ending) for number in SIGNALS}
    try:
        yield ending
    finally:
        for number, handler in before.items():
            closed = number == ending.signal == getattr(signal, "SIGHUP", None)
            signal.signal(number, signal.SIG_IGN if closed else (handler or signal.SIG_DFL))


def _at_once(number: int) -> NoReturn:
    """The second signal: the program ends as it would have without us."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    raise SystemExit(128 + number)


def _hold_the_tongue() -> None:
    """The terminal is gone: what is said goes nowhere, and must not fail."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (AttributeError, OSError, ValueError):
            continue
    os.close(nowhere)
