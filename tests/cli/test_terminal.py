"""The command at a real terminal: a pseudo-terminal of the system, with somebody at the keys."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

fcntl = pytest.importorskip("fcntl", reason="this system has no pseudo-terminals")
pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
termios = pytest.importorskip("termios", reason="this system has no pseudo-terminals")


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
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        self.shown = ""

    def wait_for(self, words: str, patience: float = 60.0) -> None:
        """Read until the words are on the screen."""
        while words not in self.shown:
            self.shown += self._read(patience)

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())

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


MAIN = "from voicesim.cli.main import run; run()"


def test_the_notice_is_acknowledged_with_a_key_before_the_call_begins(tmp_path: Path) -> None:
    terminal = Terminal(
        "-c",
        MAIN,
        "call",
        "FR07",
        "--keyboard",
        "--read",
        "--plain",
        "--seed",
        "1",
        "--out",
        str(tmp_path / "call"),
    )
    terminal.wait_for("Appuyez sur Entrée si vous l'avez lu")
    assert "Une voix annonce" not in terminal.shown
    assert not (tmp_path / "call").exists()
    terminal.type("\n")
    terminal.wait_for("Une voix annonce l'appel")
    terminal.type("/stop\n")
    assert terminal.end() == 0
    assert (tmp_path / "call" / "scorecard.json").is_file()
    assert "\x1b[" not in terminal.shown


def test_one_key_is_read_without_waiting_for_enter_and_the_terminal_is_given_back() -> None:
    script = (
        "import sys, termios\n"
        "from voicesim.cli.keys import keys\n"
        "before = termios.tcgetattr(0)\n"
        "with keys() as pressed:\n"
        "    assert pressed() == ''\n"
        "    print('ready', flush=True)\n"
        "    key = ''\n"
        "    while not key:\n"
        "        key = pressed()\n"
        "assert termios.tcgetattr(0) == before\n"
        "print('pressed', key)\n"
    )
    terminal = Terminal("-c", script)
    terminal.wait_for("ready")
    terminal.type("h")
    assert terminal.end() == 0
    assert "pressed h" in terminal.shown


def test_ctrl_c_is_one_word_and_not_a_traceback() -> None:
    terminal = Terminal("-c", MAIN, "call", "FR07", "--keyboard", "--plain")
    terminal.wait_for("Appuyez sur Entrée")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "Stopped." in terminal.shown
    assert "Traceback" not in terminal.shown
