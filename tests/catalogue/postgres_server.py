"""A PostgreSQL of the tests' own: a port of its own on the loopback, a folder that goes with it, no root."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WHY_NOT = "PostgreSQL is not on this machine (Debian: apt-get install postgresql)"


def programs() -> Path | None:
    """The folder of initdb and postgres; None where there is none."""
    beside = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    found = shutil.which("initdb") or (str(beside[0]) if beside else None)
    return Path(found).resolve().parent if found else None


class Server:
    """A server that runs."""

    def __init__(self, port: int, user: str) -> None:
        self._at = f"postgresql://{user}@127.0.0.1:{port}"

    def new(self) -> str:
        """The address of its one database, with nothing in it."""
        import psycopg

        with psycopg.connect(f"{self._at}/postgres", autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return f"{self._at}/postgres"


@contextmanager
def running(bin_folder: Path) -> Iterator[Server]:
    """Run one until the block is left. PostgreSQL refuses to run as root: its own account runs it then."""
    user = _account()
    folder = Path(tempfile.mkdtemp(prefix="voicesim-pg-"))
    as_user: dict[str, str] = {"user": user} if os.geteuid() == 0 else {}
    try:
        if as_user:
            shutil.chown(folder, user)
        data = folder / "data"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
        how = ["-U", user, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"]
        subprocess.run([bin_folder / "initdb", "-D", data, *how], check=True, **quiet, **as_user)
        port = _free_port()
        run = ["-p", str(port), "-h", "127.0.0.1", "-k", str(folder), "-F", "-c", "shared_buffers=16MB"]
        server = subprocess.Popen([bin_folder / "postgres", "-D", data, *run], **quiet, **as_user)
        try:
            _await(bin_folder, port)
            yield Server(port, user)
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> str:
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _await(bin_folder: Path, port: int) -> None:
    """Until it lets somebody in."""
    asked = [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(3000):
        if subprocess.run(asked).returncode == 0:
            return
    raise AssertionError("PostgreSQL did not start")
