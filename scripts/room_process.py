"""A room as a process of its own, in a home of its own: what tests kill, and benchmarks call."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "quatre mots pris au hasard"
RUN = "from voicesim.cli.main import run; run()"
PATIENCE = 180.0
"""Seconds in which a room opens, also on a machine that others use."""


@dataclass
class RoomProcess:
    """A room that is open."""

    process: subprocess.Popen[str]
    home: Path
    address: str
    codes: dict[int, str]
    said: list[str]
    """What it printed until it was open."""

    @property
    def root(self) -> Path:
        """The root that desks trust."""
        return self.home / "config" / "voicesim" / "room" / "root.crt"

    @property
    def calls(self) -> Path:
        """Where practice calls lie."""
        return self.home / "data" / "voicesim" / "records" / "practice"

    def kill(self) -> None:
        """As a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)


def environment(home: Path) -> dict[str, str]:
    """Of a process that has nothing to do with whoever runs this."""
    own = {"XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config")}
    return {**os.environ, **own, "VOICESIM_ROOM_PASSWORD": PASSWORD, "VOICESIM_LANG": "en"}


def set_up(home: Path, *, address: str = "127.0.0.1", desks: int = 3) -> None:
    """Set a room up whose ports are any that are free."""
    options = ("--address", address, "--desks", str(desks), "--port", "0", "--trust-port", "0")
    command = [sys.executable, "-c", RUN, "room", "init", *options]
    subprocess.run(command, env=environment(home), check=True, capture_output=True, timeout=PATIENCE)


@contextmanager
def opened(home: Path, *, address: str = "127.0.0.1", before: Sequence[str] = ()) -> Iterator[RoomProcess]:
    """Open the room until the block is left. `before`: words of a command that runs it, such as nsenter."""
    command = [*before, sys.executable, "-u", "-c", RUN, "room", "open", "--plain"]
    with subprocess.Popen(
        command,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        assert process.stdout is not None
        reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
        reader.start()
        try:
            yield _told(process, home, lines, address)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)  # whatever runs it, such as strace, as well
                process.wait(PATIENCE)


def _read(stream: Iterator[str], lines: queue.SimpleQueue[str]) -> None:
    for line in stream:
        lines.put(line)


def _told(
    process: subprocess.Popen[str], home: Path, lines: queue.SimpleQueue[str], address: str
) -> RoomProcess:
    """What the room prints when it is open."""
    said: list[str] = []
    while not any("sheet to print" in line for line in said):
        try:
            said.append(lines.get(timeout=PATIENCE))
        except queue.Empty:
            raise RuntimeError("".join(said)) from None
    text = "".join(said)
    where = re.search(rf"https://{re.escape(address)}:\d+", text)
    assert where is not None, text
    codes = re.findall(r"(\d+)[^\w]+(?:code: )?([0-9A-Z]{4}-[0-9A-Z]{4})", text)
    return RoomProcess(process, home, where[0], {int(desk): code for desk, code in codes}, said)
