"""Single keys from a terminal, without waiting for Enter and without stopping the call."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer


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


def one_of(wanted: str, question: str) -> str:
    """The key pressed of those `wanted`, in lower case, without waiting for Enter.

    Where standard input is no terminal it is the first letter of a line. Raises `typer.Abort` when nobody can
    answer any more.
    """
    print(question, end="", file=sys.stderr, flush=True)
    with _single_keys() as key:
        while True:
            pressed = key()
            if not pressed:
                raise typer.Abort
            if pressed[0].lower() in wanted:
                print(pressed[0] if sys.stdin.isatty() else "", file=sys.stderr, flush=True)
                return pressed[0].lower()


@contextmanager
def _single_keys() -> Iterator[Callable[[], str]]:
    """What waits for a key; "" at the end of the input."""
    if not sys.stdin.isatty():
        yield lambda: sys.stdin.readline()
    elif os.name == "nt":
        yield _waited_windows_key
    else:
        with _unbuffered():
            yield lambda: os.read(sys.stdin.fileno(), 1).decode("utf-8", "replace").replace("\x04", "")


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


def _waited_windows_key() -> str:
    import msvcrt

    key = str(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
    if key == "\x03":
        raise KeyboardInterrupt
    return key


def _windows_key() -> str:
    import msvcrt

    if not msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
        return ""
    return str(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
