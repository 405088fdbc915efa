"""One line from a terminal on which nothing may be redrawn: keys as they come, echoed one after the other."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LOOK = 0.1  # seconds between two looks whether the line is still wanted
_BACKSPACE, _ERASE, _END = "\x08\x7f", "\x15", "\x04"


@contextmanager
def single_keys() -> Iterator[None]:
    """Keys arrive one by one and are not echoed; Ctrl-C still stops. The terminal is given back as it was."""
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)


class PlainLines:
    """Lines made of single keys. `key` is told of the line so far at every one, `closed` ends the wait."""

    def __init__(self, key: Callable[[str], None], closed: Callable[[], bool]) -> None:
        self._key, self._closed = key, closed
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._waiting = ""

    def read(self) -> str:
        """The next line. Raises `EOFError` at the end of the input, or when no line is wanted any more."""
        line = ""
        while True:
            for place, key in enumerate(self._waiting):
                if key in "\r\n":
                    self._waiting = self._waiting[place + 1 :]
                    _echo("\n")
                    return line
                line = self._after(line, key)
                self._key(line)
            self._waiting = self._more()

    def _after(self, line: str, key: str) -> str:
        if key == _END and not line:
            raise EOFError
        if key in _BACKSPACE:
            _echo("\b \b" if line else "")
            return line[:-1]
        if key == _ERASE:
            _echo("\b \b" * len(line))
            return ""
        if key.isprintable():
            _echo(key)
            return line + key
        return line

    def _more(self) -> str:
        import select

        terminal = sys.stdin.fileno()
        while not self._closed():
            ready, _, _ = select.select([terminal], [], [], _LOOK)
            if ready:
                data = os.read(terminal, 4096)
                if not data:
                    raise EOFError
                return self._decoder.decode(data)
        raise EOFError


def _echo(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
