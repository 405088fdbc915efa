"""A program at a pseudo-terminal of the system, with somebody at the keys."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time

import pytest

fcntl = pytest.importorskip("fcntl", reason="this system has no pseudo-terminals")
pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
termios = pytest.importorskip("termios", reason="this system has no pseudo-terminals")

MAIN = "from voicesim.cli.main import run; run()"


def _at_the_terminal() -> None:
    """The program owns its terminal, and Ctrl-C stops it even if whoever runs the tests ignores Ctrl-C."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Terminal:
    """A program at a terminal."""

    def __init__(self, *command: str, **environment: str) -> None:
        self._master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "dumb", "COLUMNS": "80", **environment},
            start_new_session=True,
            preexec_fn=_at_the_terminal,
        )
        os.close(slave)
        self.shown = ""

    def wait_for(self, words: str, patience: float = 60.0, times: int = 1) -> None:
        """Read until the words are on the screen, so many times."""
        while self.shown.count(words) < times:
            piece = self._read(patience)
            if not piece:
                pytest.fail(f"it ended before it showed {words!r}; shown so far:\n{self.shown}")
            self.shown += piece

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())

    def let_pass(self, seconds: float) -> None:
        """Read what comes in so much time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._master], [], [], left)[0]:
                self.shown += self._read(1.0)

    def end(self) -> int:
        """Read to the end and give the exit status."""
        while piece := self._read(60.0):
            self.shown += piece
        os.close(self._master)
        return self.process.wait(60)

    def _read(self, patience: float) -> str:
        ready, _, _ = select.select([self._master], [], [], patience)
        if not ready:
            self.process.kill()
            pytest.fail(f"nothing came for {patience} s; shown so far:\n{self.shown}")
        try:
            return os.read(self._master, 65536).decode("utf-8", "replace")
        except OSError:  # Linux says so when the other end is closed
            return ""
