"""Single keys from a terminal, without waiting for Enter and without stopping the call."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def keys() -> Iterator[Callable[[], str]]:
    """What reads the key pressed since the last look; "" for none. The terminal is given back as it was.

    Where standard input is no terminal there are no keys.
    """
    if not sys.stdin.isatty():
        yield lambda: ""
    elif os.name == "nt":
        yield _windows_key
    else:
        with _unbuffered():
            yield _posix_key


@contextmanager
def _unbuffered() -> Iterator[None]:
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal)  # Ctrl-C still stops
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _posix_key() -> str:
    import select

    terminal = sys.stdin.fileno()
    ready, _, _ = select.select([terminal], [], [], 0)
    return os.read(terminal, 1).decode("utf-8", "replace") if ready else ""


def _windows_key() -> str:
    import msvcrt

    if not msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
        return ""
    return str(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
