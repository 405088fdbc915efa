"""A real sound server of one's own, with a headset that is made of nothing: two null sinks.

`norewinds=1` and 16 kHz mono make a null sink behave like a card: no late start, no drift.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path

SINK = "rate=16000 channels=1 format=s16le norewinds=1"
CONFIGURATION = f"""\
load-module module-native-protocol-unix
load-module module-null-sink sink_name=vs_spk {SINK}
load-module module-null-sink sink_name=vs_mic {SINK}
set-default-sink vs_spk
set-default-source vs_mic.monitor
"""


def missing() -> str:
    """What is not installed, as a sentence; empty when all is."""
    absent = [tool for tool in ("pulseaudio", "pactl", "paplay", "parec") if shutil.which(tool) is None]
    if find_library("portaudio") is None:
        absent.append("libportaudio2")
    return (
        f"not installed here: {', '.join(absent)} (apt install pulseaudio-utils libportaudio2)"
        if absent
        else ""
    )


class Server:
    """PulseAudio in a folder of its own; `env` is the environment in which programs find it."""

    def __init__(self, folder: str) -> None:
        self._runtime = Path(folder)
        self._runtime.chmod(0o700)
        (self._runtime / "vs.pa").write_text(CONFIGURATION)
        cookie = {"PULSE_COOKIE": str(self._runtime / "cookie"), "HOME": folder}
        self.env = {**os.environ, "XDG_RUNTIME_DIR": folder, **cookie}
        self.env.pop("PULSE_SERVER", None)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Plug the headset in."""
        options = ["--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        options.append(f"--log-target=file:{self._runtime}/log")
        command = ["pulseaudio", "-n", "-F", str(self._runtime / "vs.pa"), *options]
        self._process = subprocess.Popen(command, env=self.env)
        for _ in range(100):
            if not subprocess.run(
                ["pactl", "info"], env=self.env, capture_output=True, check=False
            ).returncode:
                return
            subprocess.run(["sleep", "0.1"], check=False)
        raise RuntimeError(f"PulseAudio did not start: {(self._runtime / 'log').read_text()}")

    def stop(self) -> None:
        """Pull the cable."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=10)
            self._process = None


@contextmanager
def server() -> Iterator[Server]:
    """A running server, stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="vs") as folder:  # short: a socket's path has 107 bytes at most
        running = Server(folder)
        running.start()
        try:
            yield running
        finally:
            running.stop()
