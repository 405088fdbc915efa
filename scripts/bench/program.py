"""The program at a terminal of its own, with somebody at the keys."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from threading import Thread

MAIN = "from voicesim.cli.main import run; run()"
STEP = 0.05  # s


class Program:
    """`voicesim` with a pseudo-terminal for its screen and its keys."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """`command` is what comes after `voicesim`."""
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-c", MAIN, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**environment, "TERM": "dumb", "COLUMNS": "80"},
            start_new_session=True,
        )
        os.close(slave)
        self.shown = ""
        """All that has been on the screen."""
        Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while True:
            try:
                piece = os.read(self._master, 65536)
            except OSError:  # Linux says so when the other end is closed
                return
            if not piece:
                return
            self.shown += piece.decode("utf-8", "replace")

    @property
    def over(self) -> bool:
        """True once the program has ended."""
        return self._process.poll() is not None

    def count(self, words: str) -> int:
        """How often these words have been on the screen."""
        return self.shown.count(words)

    def wait_for(self, words: str, patience: float = 120.0) -> None:
        """Until these words are on the screen. Raises `RuntimeError`, with the screen, if they never are."""
        until = time.monotonic() + patience
        while words not in self.shown:
            if self.over or time.monotonic() > until:
                self._process.kill()
                raise RuntimeError(f"{words!r} was never shown:\n{self.shown}")
            time.sleep(STEP)

    def type(self, text: str) -> None:
        """Press these keys."""
        os.write(self._master, text.encode())

    def end(self, patience: float = 120.0) -> int:
        """The exit status, once it has ended. Raises `subprocess.TimeoutExpired`."""
        return self._process.wait(patience)
